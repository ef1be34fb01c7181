import { basename, extname, join } from 'node:path';
import { parse } from '../core/parse.ts';
import type { Node, Place } from '../core/source.ts';
import { hasErrors, report, type Diagnostic } from '../diagnostic.ts';
import { UsageError } from '../errors.ts';
import { isFile, isFolder, listFolder, readBytes, sizeOf } from '../io/files.ts';
import { decode } from './decode.ts';
import type { Given, NamedSource } from './importer.ts';

/** What stands at a path, looked into just far enough to tell what it may be. */
export interface Received {
  /** Undefined where nothing could be made of it. */
  given: Given | undefined;
  diagnostics: Diagnostic[];
  /** As far as it was read, to tell what it looks like; undefined of a folder. */
  bytes: Uint8Array | undefined;
  root: Node | undefined;
  whole: Place;
}

/** In megabytes. A résumé of a life takes a tenth of one; a PDF or an archive may hold pictures. */
const MOST_TEXT = 5;
const MOST_BYTES = 200;

/**
 * @param shown the path as people wrote it
 * @throws UsageError where nothing is there
 * @throws MachineError where it cannot be read
 */
export async function readGiven(path: string, shown: string): Promise<Received> {
  const whole: Place = { source: { file: shown, text: '', foreign: true }, start: 0, end: 0 };
  const received = { given: undefined, diagnostics: [], bytes: new Uint8Array(0), root: undefined, whole };
  if (await isFolder(path)) return { ...received, bytes: undefined, ...(await readFolder(path, whole)) };
  if (!(await isFile(path)))
    throw new UsageError(`there is no file ${shown}`, '`resume import --help` says what can be imported');
  const megabytes = Math.ceil(sizeOf(path) / 1_000_000);
  if (megabytes > MOST_BYTES) return { ...received, diagnostics: [tooLarge(whole, megabytes, MOST_BYTES)] };
  const bytes = (await readBytes(path)) ?? new Uint8Array(0);
  const kind = kindOf(bytes, path);
  if (kind === 'pdf') return { ...received, bytes, given: { kind, bytes, whole } };
  if (kind === 'archive') return { ...received, bytes, ...(await readArchive(bytes, whole)) };
  if (megabytes > MOST_TEXT) return { ...received, diagnostics: [tooLarge(whole, megabytes, MOST_TEXT)] };
  if (kind === 'table') {
    const { source, diagnostics } = decode(shown, bytes, true);
    const tables = [{ ...source, name: basename(path) }];
    return { ...received, bytes, diagnostics, given: { kind: 'tables', tables, others: [], whole } };
  }
  return { ...received, bytes, ...readDocument(shown, bytes) };
}

function tooLarge(whole: Place, megabytes: number, most: number): Diagnostic {
  return report('too-large', whole, '', { megabytes, most });
}

function kindOf(bytes: Uint8Array, path: string): 'pdf' | 'archive' | 'table' | 'text' {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'archive';
  return extname(path).toLowerCase() === '.csv' ? 'table' : 'text';
}

type Content = Pick<Received, 'given' | 'diagnostics'>;

function readDocument(shown: string, bytes: Uint8Array): Content & { root: Node | undefined } {
  const decoded = decode(shown, bytes, true);
  // A picture, say; nobody need hear of its encoding.
  if (decoded.source.text.includes('\0')) return { given: undefined, root: undefined, diagnostics: [] };
  const isJson = /^\s*[[{]/.test(decoded.source.text);
  const source = { ...decoded.source, foreign: isJson };
  const { root, diagnostics: said } = parse(source);
  const diagnostics = [...decoded.diagnostics, ...said];
  const isOurs = isJson || ['.yaml', '.yml', '.json'].includes(extname(shown).toLowerCase());
  // What is no YAML at all need not hear of its indentation.
  if (!root) return { given: undefined, root, diagnostics: isOurs ? diagnostics : [] };
  return { given: hasErrors(said) ? undefined : { kind: 'document', source, root }, root, diagnostics };
}

async function readFolder(path: string, whole: Place): Promise<Content> {
  const names = await listFolder(path);
  const isTable = (name: string) => /\.csv$/i.test(name);
  const tables: NamedSource[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names.filter(isTable)) {
    const file = join(path, name);
    if (sizeOf(file) > MOST_TEXT * 1_000_000) continue;
    const { source, diagnostics: said } = decode(
      join(whole.source.file, name),
      (await readBytes(file)) ?? new Uint8Array(0),
      true,
    );
    tables.push({ ...source, name });
    diagnostics.push(...said);
  }
  const read = new Set(tables.map(({ name }) => name));
  const others = names.filter((name) => !read.has(name));
  return tables.length === 0
    ? { given: undefined, diagnostics }
    : { given: { kind: 'tables', tables, others, whole }, diagnostics };
}

async function readArchive(bytes: Uint8Array, whole: Place): Promise<Content> {
  const { unzipTables } = await import('./unzipTables.ts');
  let content: ReturnType<typeof unzipTables>;
  try {
    content = unzipTables(bytes);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { given: undefined, diagnostics: [report('bad-archive', whole, '', { said })] };
  }
  const diagnostics: Diagnostic[] = [];
  const tables = content.tables.map(({ name, bytes: table }) => {
    const { source, diagnostics: said } = decode(`${whole.source.file}/${name}`, table, true);
    diagnostics.push(...said);
    return { ...source, name: basename(name) };
  });
  return tables.length === 0
    ? { given: undefined, diagnostics }
    : { given: { kind: 'tables', tables, others: content.others, whole }, diagnostics };
}
