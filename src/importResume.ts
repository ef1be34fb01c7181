import { resolve as resolvePath } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readDocument } from './core/document.ts';
import { toData } from './core/source.ts';
import { hasErrors, inSourceOrder, report, type Diagnostic } from './diagnostic.ts';
import { fit } from './imports/fit.ts';
import type { Draft, Given, GivenDocument, Importer } from './imports/importer.ts';
import { IMPORTERS, KNOWN } from './imports/index.ts';
import { jsonResume } from './imports/jsonResume.ts';
import { looksLike } from './imports/looksLike.ts';
import { readGiven } from './imports/readGiven.ts';
import { writeYaml } from './imports/writeYaml.ts';

export interface ImportOptions {
  cwd?: string;
  /** A file, a folder or an archive of another program; or a PDF that this one printed. */
  file: string;
}

/** What another program’s file came to. */
export interface Imported {
  /** Whose file it is, e.g. `rendercv`; undefined where nobody knows it. */
  from: string | undefined;
  /** Valid against our schema; undefined where there are errors. */
  resume: Record<string, unknown> | undefined;
  /** The same as YAML, ready to write; a résumé in YAML that needed no change keeps its own text. */
  yaml: string;
  /** The file as it is, where it is a résumé of ours already. */
  original: Original | undefined;
  /** What is not carried over, each at its place; and errors, where the file cannot be read. */
  diagnostics: Diagnostic[];
}

export interface Original {
  text: string;
  extension: '.yaml' | '.json';
  /** What is to be said of it as it stands. */
  diagnostics: Diagnostic[];
}

/**
 * A résumé that another program wrote, in our shape.
 *
 * @throws UsageError where there is no such file
 * @throws MachineError where it cannot be read
 */
export async function importResume({ cwd = process.cwd(), file }: ImportOptions): Promise<Imported> {
  const received = await readGiven(resolvePath(cwd, file), file);
  const found = received.given && pick(received.given);
  const nothing = { from: found?.name, resume: undefined, yaml: '', original: undefined };
  if (!found) {
    const looks = looksLike(received.bytes, received.root);
    const said = hasErrors(received.diagnostics)
      ? received.diagnostics
      : [report('unknown-import', received.whole, '', { looks, known: KNOWN })];
    return { ...nothing, diagnostics: inSourceOrder(said) };
  }
  const draft = await found.read();
  const fitted = fit(draft);
  const diagnostics = inSourceOrder([...received.diagnostics, ...draft.diagnostics, ...fitted.diagnostics]);
  const original = isOurs(received.given, draft) ? asItStands(received.given) : undefined;
  if (hasErrors(diagnostics)) return { ...nothing, original, diagnostics };
  const isKept = original?.extension === '.yaml' && !hasErrors(original.diagnostics);
  const yaml = isKept ? original.text : writeYaml(fitted.resume);
  const source = { file: `${file} as YAML`, text: yaml, foreign: false };
  const wrong = isKept
    ? []
    : readDocument(source, []).diagnostics.filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) return { ...nothing, original, diagnostics: [...diagnostics, ...wrong] };
  return { from: found.name, resume: fitted.resume, yaml, original, diagnostics };
}

interface Reader {
  name: string;
  read: () => Draft | Promise<Draft>;
}

/** The program whose file this is, ready to read it. */
function pick(given: Given): Reader | undefined {
  switch (given.kind) {
    case 'document':
      return readerOf(IMPORTERS.document, given);
    case 'tables':
      return readerOf(IMPORTERS.tables, given);
    case 'pdf':
      return readerOf(IMPORTERS.pdf, given);
  }
}

function readerOf<G extends Given>(importers: readonly Importer<G>[], given: G): Reader | undefined {
  const importer = importers.find((one) => one.recognizes(given));
  return importer && { name: importer.name, read: () => importer.read(given) };
}

/** JSON Resume of today: nothing in it had to get another name. */
function isOurs(given: Given | undefined, draft: Draft): given is GivenDocument {
  if (given?.kind !== 'document' || !jsonResume.recognizes(given) || !draft.root) return false;
  return isDeepStrictEqual(toData(given.root), toData(draft.root));
}

function asItStands({ source }: GivenDocument): Original {
  const { diagnostics } = readDocument(source, []);
  return {
    text: source.text,
    extension: source.foreign ? '.json' : '.yaml',
    diagnostics: inSourceOrder(diagnostics),
  };
}
