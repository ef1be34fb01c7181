import pLimit from 'p-limit';
import { nearest } from './core/nearest.ts';
import { hasErrors, inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { MachineError, UsageError } from './errors.ts';
import type { Moved } from './core/fitting.ts';
import type { Format } from './formats/format.ts';
import { FORMATS } from './formats/index.ts';
import { browserFor } from './io/browserFor.ts';
import { findProject } from './io/project.ts';
import type { ResolvedVariant, ResolveOptions } from './resolve.ts';
import { writeMade } from './writeMade.ts';

export interface BuildOptions extends ResolveOptions {
  /** By name, or `all`; pdf and html if left out. */
  formats?: readonly string[];
  /** The root of the outputs; `dist` if left out, `-` for none: then an output holds its content. */
  outDir?: string;
  /** A browser's path or ws:// address. */
  browser?: string;
  signal?: AbortSignal;
  /** Lets the pages of JSON Resume themes, never those of our templates, take what they name from the network. */
  allowNetwork?: boolean;
  /** Called before each output is made. */
  onProgress?: (progress: Progress) => void;
}

export interface Progress {
  done: number;
  total: number;
  /** `staff-engineer/staff-ml.pdf` */
  name: string;
}

export interface Output {
  resume: string;
  variant: string;
  format: string;
  /** Relative to the current folder where it is below it. */
  path: string;
  sha256: string;
  /** Null for formats without pages. */
  pages: number | null;
  bytes: number;
  cached: boolean;
  /** Only where `page.fit` moved something so that it holds `page.max`: what, and from where to where. */
  fitted?: Moved[];
  /** Only where it was not written: `outDir: '-'`. */
  content?: Uint8Array | string;
}

export interface BuildResult {
  outputs: Output[];
  diagnostics: Diagnostic[];
  /** What the user should know of the machine, e.g. why the browser's sandbox is off. */
  notes: string[];
}

const NETWORK_NOTE =
  '--allow-network: the pages of themes took from the network what they name; they may print otherwise tomorrow.';

/** One variant is rendered and written while the browser prints another. */
const AT_ONCE = 2;

/**
 * The whole way: read → validate → tailor → view → render → hold the page budget → print → write. A
 * variant with errors writes nothing; the others are written all the same.
 *
 * @throws UsageError for an unknown résumé, variant or format
 * @throws MachineError for a missing browser, a full disk and the like; `before` holds what was done until then
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const formats = chooseFormats(options.formats ?? ['pdf', 'html']);
  const project = await findProject(options.cwd ?? process.cwd(), options.file);
  const browser = browserFor(options);
  if (formats.some((format) => format.from === 'print')) await browser.start();
  const limit = pLimit(AT_ONCE);
  const outputs: Output[][] = [];
  const diagnostics: Diagnostic[] = [];
  const notes = new Set<string>();
  const result = (): BuildResult => ({
    outputs: outputs.flat(),
    diagnostics: inSourceOrder(diagnostics),
    notes: [...browser.notes(), ...notes],
  });
  try {
    // Imported only now: the browser boots while the parsers load and the résumé is read.
    const [{ resolveProject }, { viewVariant }, { layPage }] = await Promise.all([
      import('./resolve.ts'),
      import('./viewVariant.ts'),
      import('./layPage.ts'),
    ]);
    const variants = await resolveProject(project, options);
    const total = variants.length * formats.length;
    refuseManyOutputs(total, options.outDir);
    diagnostics.push(...variants.flatMap((variant) => variant.diagnostics));
    let done = 0;
    const buildVariant = async (variant: ResolvedVariant, written: Output[]): Promise<void> => {
      const { tailored } = variant;
      if (!tailored || hasErrors(variant.diagnostics)) return;
      const laid = formats.some(({ from }) => from !== 'data')
        ? await layPage(variant, browser, options)
        : undefined;
      diagnostics.push(...(laid?.diagnostics ?? []));
      if (laid && !laid.page) return;
      if (laid?.reachesNetwork) notes.add(NETWORK_NOTE);
      const fitted = laid && laid.fitted.length > 0 ? { fitted: laid.fitted } : {};
      for (const format of formats) {
        options.signal?.throwIfAborted();
        options.onProgress?.({ done, total, name: `${variant.resume}/${variant.variant}.${format.name}` });
        if (format.from === 'data') {
          const told = { tailored, view: viewVariant(tailored, variant.print) };
          written.push(...(await writeMade(variant, format.name, await format.make(told), options)));
        } else if (laid?.page) {
          const made = await format.make(laid.page);
          const outputs = await writeMade(variant, format.name, made, options);
          written.push(...outputs.map((output) => ({ ...output, ...fitted })));
        }
        done += 1;
      }
    };
    await Promise.all(
      variants.map((variant, index) => limit(() => buildVariant(variant, (outputs[index] = [])))),
    );
    return result();
  } catch (error) {
    // What was found before the machine failed is not lost with it.
    if (error instanceof MachineError) error.before = result();
    throw error;
  } finally {
    limit.clearQueue();
    browser.close();
  }
}

function chooseFormats(names: readonly string[]): Format[] {
  if (names.includes('all')) return [...FORMATS];
  return [...new Set(names)].map((name) => {
    const format = FORMATS.find((one) => one.name === name);
    if (format) return format;
    const known = [...FORMATS.map((one) => one.name), 'all'];
    const meant = nearest(name, known);
    throw new UsageError(
      `there is no format \`${name}\``,
      meant ? `did you mean \`${meant}\`?` : `formats: ${known.join(', ')}`,
    );
  });
}

function refuseManyOutputs(count: number, outDir: string | undefined): void {
  if (outDir === '-' && count !== 1) {
    throw new UsageError(
      `-o - takes one output, this makes ${count}`,
      'choose one with --variant NAME --format FORMAT',
    );
  }
}
