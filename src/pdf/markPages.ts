import { remembered } from '../core/remembered.ts';
import { markArtifacts } from './markArtifacts.ts';
import { dictAt, resolved, type PlainFile } from './plainFile.ts';
import { readStream, writeStream } from './streams.ts';
import { readDict, readList, readString, referenceIn, writeDict, writeText, type Dict } from './syntax.ts';

/**
 * Mends what Chromium's pages lack of PDF/UA-1: what is drawn outside the structure is marked as such (7.1),
 * links tell where they lead (7.18.5), the tabulator follows the structure (7.18.3).
 */
export function markPages(file: PlainFile): void {
  const pages = [...file.objects].filter(([, body]) => /^<<\s*\/Type\s*\/Page\b/.test(body));
  const seen = new Set<number>();
  for (const [number, body] of pages) {
    const page = readDict(body);
    const links = readList(resolved(file, page.get('Annots')) ?? '[]');
    for (const link of links) describeLink(file, link);
    if (links.length > 0) file.objects.set(number, writeDict(page.set('Tabs', '/S')));
    markStream(file, page.get('Contents'), page, seen);
  }
}

/** Marks a content stream, and the forms that it draws outside the structure. */
function markStream(file: PlainFile, reference: string | undefined, owner: Dict, seen: Set<number>): void {
  const number = referenceIn(reference);
  const stream = number === undefined ? undefined : file.objects.get(number);
  if (number === undefined || stream === undefined || seen.has(number)) return;
  seen.add(number);
  const drawn =
    dictAt(file, dictAt(file, owner.get('Resources'))?.get('XObject')) ?? new Map<string, string>();
  const isForm = (name: string) => dictAt(file, drawn.get(name))?.get('Subtype') === '/Form';
  const marked = [...drawn.keys()].some(isForm) ? markedStream(stream, isForm) : plainStream(stream);
  file.objects.set(number, marked.stream);
  for (const name of marked.forms) {
    const form = drawn.get(name);
    markStream(file, form, dictAt(file, form) ?? owner, seen);
  }
}

/** A stream as it stands in a file, marked, and the forms that it draws outside the structure. */
function markedStream(
  stream: string,
  isForm: (name: string) => boolean,
): { stream: string; forms: string[] } {
  const read = readStream(stream);
  if (!read) return { stream, forms: [] };
  const { content, forms } = markArtifacts(read.data, isForm);
  return { stream: content === read.data ? stream : writeStream(read.dict, content), forms };
}

/** Where there is no form: variants of a résumé have whole pages in common, and a page takes a millisecond. */
const plainStream = remembered((stream: string) => markedStream(stream, () => false), 32);

/** What a link says where its text is not read: its address, as people write it. */
function describeLink(file: PlainFile, reference: string): void {
  const number = referenceIn(reference);
  const link = dictAt(file, reference);
  if (number === undefined || link?.get('Subtype') !== '/Link' || link.has('Contents')) return;
  const action = dictAt(file, link.get('A'));
  const written = resolved(file, action?.get('URI')) ?? link.get('Dest') ?? action?.get('D') ?? '';
  const address = written.startsWith('/') ? written.slice(1) : readString(written);
  const told = address.replace(/^(mailto|tel):/, '') || 'link';
  file.objects.set(number, writeDict(link.set('Contents', writeText(told))));
}
