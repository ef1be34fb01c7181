import { inflateSync } from 'node:zlib';

/** The objects of a PDF as text, those in object streams included; what other streams hold is left out. */
export function objectsOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return file.replace(
    /(<<(?:(?!endobj)[^])*?>>\s*)stream\r?\n([^]*?)endstream/g,
    (_, head: string, data: string) => (/\/Type\s*\/ObjStm\b/.test(head) ? inside(head, data) : head),
  );
}

/** Objects in a stream have no words between them: each gets its own end. */
function inside(head: string, data: string): string {
  const plain = /\/FlateDecode\b/.test(head)
    ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1')
    : data;
  const first = Number(/\/First\s+(\d+)/.exec(head)?.[1] ?? 0);
  const starts = (plain.slice(0, first).match(/\d+\s+\d+/g) ?? []).map((pair) =>
    Number(pair.split(/\s+/)[1]),
  );
  return starts
    .map(
      (start, index) => `${plain.slice(first + start, first + (starts[index + 1] ?? plain.length))} endobj`,
    )
    .join('\n');
}
