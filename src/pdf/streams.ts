import { deflateSync, inflateSync } from 'node:zlib';
import { readDict, writeDict, type Dict } from './syntax.ts';

/** A stream's dictionary, and its bytes as text; undefined where it is no stream, or packed otherwise than deflated. */
export function readStream(object: string): { dict: Dict; data: string } | undefined {
  const [head = ''] = /^<<[^]*?>>\s*stream\r?\n/.exec(object) ?? [];
  if (!head) return undefined;
  const dict = readDict(head);
  const filter = dict.get('Filter');
  if (filter !== undefined && filter !== '/FlateDecode') return undefined;
  const raw = object.slice(head.length, head.length + Number(dict.get('Length')));
  return { dict, data: filter ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw };
}

/** A stream object of bytes as text, deflated: Node 18 to 24 were seen to make the same bytes of the same page. */
export function writeStream(dict: Dict, data: string): string {
  const packed = deflateSync(Buffer.from(data, 'latin1'));
  const whole = new Map(dict).set('Filter', '/FlateDecode').set('Length', String(packed.length));
  return `${writeDict(whole)} stream\n${packed.toString('latin1')}\nendstream`;
}
