import { decode as decodeBytes } from '../core/decode.ts';
import type { Source } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';

/** Bytes of another program as text; where they are no Unicode, with a word about what they were taken for. */
export function decode(
  file: string,
  bytes: Uint8Array,
  foreign: boolean,
): { source: Source; diagnostics: Diagnostic[] } {
  const { text, encoding, flaw } = decodeBytes(bytes);
  const lines = text.slice(0, flaw).replace(/\r\n?/g, '\n').length;
  const source = { file, text: text.replace(/\r\n?/g, '\n'), foreign };
  if (encoding !== 'Windows-1252' && encoding !== 'mixed') return { source, diagnostics: [] };
  const at = { source, start: lines, end: lines + 1 };
  const taken = encoding === 'mixed' ? 'UTF-8 all the same' : encoding;
  return { source, diagnostics: [report('guessed-encoding', at, '', { encoding: taken })] };
}
