import { createHash } from 'node:crypto';
import { readDict, referenceIn, writeDict, type Dict } from './syntax.ts';

/** A PDF whose objects stand in it one by one, as Chromium writes it: each as written, without its frame. */
export interface PlainFile {
  /** By number, in the order in which they are written. */
  objects: Map<number, string>;
  /** The least number that is free. */
  next: number;
  trailer: Dict;
}

/** Whether a file ends as those do that keep their objects one by one. */
export function isPlainFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-1024)).toString('latin1').includes('trailer');
}

/** What was read of a print to see how full it is need not be read again to finish it. */
const read = new WeakMap<Uint8Array, PlainFile | undefined>();

/** Undefined where objects are packed into streams, or were added to a file that was whole before. */
export function readPlainFile(bytes: Uint8Array): PlainFile | undefined {
  const file = read.has(bytes) ? read.get(bytes) : parsed(bytes);
  read.set(bytes, file);
  return file && { ...file, objects: new Map(file.objects), trailer: new Map(file.trailer) };
}

function parsed(bytes: Uint8Array): PlainFile | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  const trailerAt = text.lastIndexOf('trailer');
  if (!text.startsWith('xref', start) || trailerAt < start) return undefined;
  const trailer = readDict(text.slice(trailerAt + 'trailer'.length));
  if (trailer.has('Prev')) return undefined;
  const offsets = offsetsIn(text.slice(start + 'xref'.length, trailerAt)).sort((a, b) => a.at - b.at);
  const objects = new Map<number, string>();
  for (const [index, { number, at }] of offsets.entries()) {
    const framed = text.slice(at, offsets[index + 1]?.at ?? start);
    const frame = `${number} 0 obj`;
    const end = framed.lastIndexOf('endobj');
    if (!framed.startsWith(frame) || end === -1) return undefined;
    objects.set(number, framed.slice(frame.length, end).trim());
  }
  return { objects, next: Number(trailer.get('Size')), trailer };
}

/** Where objects stand, by a table: `0 3` begins a run of numbers, then comes a line of 20 bytes for each. */
function offsetsIn(table: string): { number: number; at: number }[] {
  const offsets: { number: number; at: number }[] = [];
  const run = /\s*(\d+) (\d+)\s*/y;
  for (let found = run.exec(table); found; found = run.exec(table)) {
    const [first, count] = [Number(found[1]), Number(found[2])];
    for (let number = first; number < first + count; number += 1) {
      const line = table.slice(run.lastIndex, run.lastIndex + 20);
      if (line[17] === 'n') offsets.push({ number, at: Number(line.slice(0, 10)) });
      run.lastIndex += 20;
    }
  }
  return offsets;
}

/** The file anew; its /ID is derived from all that it holds. */
export function writePlainFile({ objects, next, trailer }: PlainFile): Buffer {
  const head = '%PDF-1.7\n%\xD3\xEB\xE9\xE1\n';
  const parts = [head];
  const rows = Array.from({ length: next }, () => '0000000000 65535 f \n');
  let length = head.length;
  for (const [number, body] of objects) {
    rows[number] = `${String(length).padStart(10, '0')} 00000 n \n`;
    const frame = `${number} 0 obj\n`;
    parts.push(frame, body, '\nendobj\n');
    length += frame.length + body.length + '\nendobj\n'.length;
  }
  const content = Buffer.from(parts.join(''), 'latin1');
  const id = createHash('sha256').update(content).digest('hex').slice(0, 32).toUpperCase();
  const last = new Map(trailer).set('Size', String(next)).set('ID', `[<${id}> <${id}>]`);
  const end = `xref\n0 ${next}\n${rows.join('')}trailer\n${writeDict(last)}\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([content, Buffer.from(end, 'latin1')]);
}

/** Adds an object, and says how it is referred to. */
export function addObject(file: PlainFile, body: string): string {
  file.objects.set(file.next, body);
  return `${file.next++} 0 R`;
}

/** What a value comes to: the object that it refers to, or itself. */
export function resolved({ objects }: PlainFile, value: string | undefined): string | undefined {
  const number = referenceIn(value);
  return number === undefined ? value : objects.get(number);
}

/** The dictionary that a value is or refers to; undefined where there is none. */
export function dictAt(file: PlainFile, value: string | undefined): Dict | undefined {
  const text = resolved(file, value);
  return text?.startsWith('<<') ? readDict(text) : undefined;
}
