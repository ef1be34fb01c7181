import { nearest } from './core/nearest.ts';
import { shardOf } from './core/shardOf.ts';
import { hasErrors, inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { MachineError, UsageError } from './errors.ts';
import type { Moved } from './core/fitting.ts';
import type { Format } from './formats/format.ts';
import { countProgress, type Progress } from './countProgress.ts';
import { FORMATS } from './formats/index.ts';
import { giveWay } from './giveWay.ts';
import { browserFor, type CommandBrowser } from './io/browserFor.ts';
import { limited } from './io/limited.ts';
import { countBrowsers } from './io/namedBrowser.ts';
import { VARIANTS_AT_ONCE } from './io/tabs.ts';
import { manifestFile, refuseUnrecorded } from './io/manifestFile.ts';
import { findProject } from './io/project.ts';
import { readSourceDate } from './io/sourceDate.ts';
import { findGone, holdFrozen } from './manifest/holdFrozen.ts';
import { updated, type Entry } from './manifest/manifest.ts';
import { settled } from './manifest/settled.ts';
import { withShard } from './manifest/shards.ts';
import { outputsOf, toStdout } from './outputsOf.ts';
import { readShard } from './readShard.ts';
import type { ResolvedVariant, ResolveOptions } from './resolve.ts';
import { writeOutputs } from './writeOutputs.ts';

export type { Progress };

export interface BuildOptions extends ResolveOptions {
  /** By name, or `all`; pdf and html if left out. */
  formats?: readonly string[];
  /** The root of the outputs; `dist` if left out, `-` for none: then an output holds its content. */
  outDir?: string;
  /** A browser's path or ws:// address. */
  browser?: string;
  signal?: AbortSignal;
  /** Which part of the variants, as `2/4`; all of them if left out. */
  shard?: string;
  /** Holds the build to the manifest of its folder: what would come out otherwise is an error, and is not written. */
  frozen?: boolean;
  /** Lets the pages of JSON Resume themes, never those of our templates, take what they name from the network. */
  allowNetwork?: boolean;
  /** Called before each output is made. */
  onProgress?: (progress: Progress) => void;
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
  /** Whether it stood there already, byte for byte, and was not written again. */
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

/**
 * The whole way: read → validate → tailor → view → render → hold the page budget → print → write. A
 * variant with errors writes nothing; the others are written all the same.
 *
 * @param lent a browser that is warm already; one of its own if left out
 * @throws UsageError for an unknown résumé, variant or format, for a shard or a SOURCE_DATE_EPOCH that is none
 * @throws MachineError for a missing browser, a full disk and the like; `before` holds what was done until then
 */
export async function build(options: BuildOptions = {}, lent?: CommandBrowser): Promise<BuildResult> {
  const { cwd = process.cwd(), outDir = 'dist' } = options;
  const formats = chooseFormats(options.formats ?? ['pdf', 'html']);
  const shard = options.shard === undefined ? undefined : readShard(options.shard);
  const sourceDate = readSourceDate(process.env);
  const project = await findProject(cwd, options.file);
  const record = outDir === '-' ? undefined : await manifestFile(outDir, cwd);
  if (options.frozen) refuseUnrecorded(record);
  const browser = lent ?? browserFor(options);
  if (formats.some((format) => format.from === 'print')) await browser.start();
  const limit = limited(VARIANTS_AT_ONCE * countBrowsers(options.browser, process.env));
  const outputs: Output[][] = [];
  /** Of each variant, in their order, whichever was first. */
  const told: Diagnostic[][] = [];
  const diagnostics: Diagnostic[] = [];
  let tellRest: (() => Promise<void>) | undefined;
  const notes = new Set<string>();
  const result = (): BuildResult => ({
    outputs: outputs.flat(),
    diagnostics: inSourceOrder([...told.flat(), ...diagnostics]),
    notes: [...browser.notes(), ...notes],
  });
  try {
    // Imported only now: the browser boots while the parsers load and the résumé is read.
    const [{ chooseVariants, openResumes }, { makeVariant }] = await Promise.all([
      import('./resolve.ts'),
      import('./makeVariant.ts'),
    ]);
    await giveWay();
    const resumes = await openResumes(project, options);
    const chosen = chooseVariants(resumes, project, options.variants).flatMap(({ resume, names }) =>
      names.map((name) => ({ resume, name })),
    );
    const own = shard ? shardOf(chosen, ({ resume, name }) => `${resume.name}/${name}`, shard) : chosen;
    if (shard) notes.add(`shard ${options.shard}: ${own.length} of ${chosen.length} variants`);
    const total = own.length * formats.length;
    if (!record) refuseManyOutputs(total);
    // Not all before the first is printed: the browser need not wait, nor so many be kept in memory.
    const tell = async ({ resume, name }: (typeof own)[number], index: number): Promise<ResolvedVariant> => {
      const variant = await resume.resolve(name);
      told[index] = [...variant.diagnostics];
      await giveWay();
      return variant;
    };
    tellRest = async () => {
      for (const [index, one] of own.entries()) if (!told[index]) await tell(one, index);
    };
    // Told apart from a part of the project, where what is missing was not asked for.
    const whole = new Map(options.variants ? [] : resumes.map((one) => [one.name, one.variants]));
    const recorded: Entry[] = [];
    const progress = countProgress(total, formats.length, options.onProgress);
    /** @returns whether it is sound */
    const buildVariant = async (
      variant: ResolvedVariant,
      index: number,
      begin: (name: string) => void,
    ): Promise<boolean> => {
      const written = (outputs[index] = [] as Output[]);
      const onFormat = (format: string): void => {
        begin(`${variant.resume}/${variant.variant}.${format}`);
      };
      const made = await makeVariant(variant, formats, browser, { ...options, sourceDate, onFormat });
      if (made.reachesNetwork) notes.add(NETWORK_NOTE);
      const files = outputsOf(variant, made);
      told[index]?.push(...made.diagnostics);
      if (!record) {
        written.push(...toStdout(files));
        return files.length > 0;
      }
      const entries = files.map(({ entry }) => entry);
      const moved = options.frozen ? holdFrozen(record.manifest, record.source, entries) : [];
      told[index]?.push(...moved);
      if (hasErrors(moved)) return false;
      const where = { outDir, cwd, keep: options.cache !== false };
      written.push(...(await writeOutputs(files, record.manifest.outputs, where)));
      recorded.push(...entries);
      return files.length > 0;
    };
    await Promise.all(
      own.map((one, index) =>
        limit(async () => {
          const { begin, end } = progress();
          end(await buildVariant(await tell(one, index), index, begin));
        }),
      ),
    );
    if (options.frozen && record) diagnostics.push(...findGone(record.manifest, record.source, whole));
    else if (record) {
      await record.write((now) => ({
        ...(shard ? withShard(now, `${shard.index}/${shard.count}`) : {}),
        ...updated(now, settled(recorded, now, record.isThere), whole),
      }));
    }
    return result();
  } catch (error) {
    // What was found before the machine failed is not lost with it.
    if (error instanceof MachineError) {
      // What cannot be read either is no news.
      await tellRest?.().catch(() => undefined);
      error.before = result();
    }
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

function refuseManyOutputs(count: number): void {
  if (count <= 1) return; // None, where a shard has nothing to do.
  throw new UsageError(
    `-o - takes one output, this makes ${count}`,
    'choose one with --variant NAME --format FORMAT',
  );
}
