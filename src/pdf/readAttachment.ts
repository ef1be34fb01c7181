import { inflateSync } from 'node:zlib';
import type { PDFDict, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import { ATTACHMENT } from './attachJson.ts';

/** The JSON that a PDF of ours carries, or why there is none to be had. */
export type Attachment =
  { json: string } | { failed: 'not-a-pdf' | 'damaged' | 'encrypted' | 'no-attachment' };

/** Of a résumé in bytes; more is an attack, or a mistake. */
const MOST = 20_000_000;

/** Reads the data that a PDF was made of, be it as we wrote it or saved anew by another program. */
export async function readAttachment(bytes: Uint8Array): Promise<Attachment> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.slice(0, 1024).includes('%PDF-')) return { failed: 'not-a-pdf' };
  const library = await import('./pdfLib.ts');
  try {
    // What only its owner's password protects opens with an empty one.
    const options = { updateMetadata: false, parseSpeed: Infinity, password: '' };
    const document = await library.PDFDocument.load(bytes, options);
    const stream = findStream(document, library);
    if (stream) return { json: textOf(stream, library) };
    // Of a file that was cut off the library reads what is there.
    return { failed: /%%EOF\s*$/.test(text.slice(-1024)) ? 'no-attachment' : 'damaged' };
  } catch {
    // The library says in many ways that a file is broken; one of them is that its password is wrong.
    return { failed: /\/Encrypt\b/.test(text) ? 'encrypted' : 'damaged' };
  }
}

type Library = typeof import('./pdfLib.ts');

function findStream({ catalog }: PDFDocument, library: Library): PDFRawStream | undefined {
  const { PDFDict, PDFName, PDFRawStream } = library;
  const inDict = (dict: PDFDict | undefined, key: string): PDFDict | undefined => {
    const value = dict?.lookup(PDFName.of(key));
    return value instanceof PDFDict ? value : undefined;
  };
  const files = filesIn(inDict(inDict(catalog, 'Names'), 'EmbeddedFiles'), library);
  const [ours] = files.filter(({ name }) => name === ATTACHMENT);
  const stream = inDict(ours?.file, 'EF')?.lookup(PDFName.of('F'));
  return stream instanceof PDFRawStream ? stream : undefined;
}

interface NamedFile {
  name: string;
  file: PDFDict;
}

/** The leaves of a name tree, which other programs may have split. */
function filesIn(node: PDFDict | undefined, library: Library, seen = new Set<PDFDict>()): NamedFile[] {
  const { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } = library;
  if (!node || seen.has(node)) return [];
  seen.add(node);
  const [names, kids] = ['Names', 'Kids'].map((key) => {
    const list = node.lookup(PDFName.of(key));
    return list instanceof PDFArray ? Array.from({ length: list.size() }, (_, at) => list.lookup(at)) : [];
  });
  const here = (names ?? []).flatMap((name, at): NamedFile[] => {
    const file = names?.[at + 1];
    const isName = name instanceof PDFString || name instanceof PDFHexString;
    return isName && file instanceof PDFDict ? [{ name: name.decodeText(), file }] : [];
  });
  const below = (kids ?? []).flatMap((kid) => (kid instanceof PDFDict ? filesIn(kid, library, seen) : []));
  return [...here, ...below];
}

function textOf(stream: PDFRawStream, { decodePDFRawStream, PDFName }: Library): string {
  const isDeflated = String(stream.dict.lookup(PDFName.of('Filter'))) === '/FlateDecode';
  const bytes = isDeflated
    ? inflateSync(stream.contents, { maxOutputLength: MOST })
    : decodePDFRawStream(stream).decode();
  return new TextDecoder().decode(bytes);
}
