import type { Source } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';

/** Bytes as text: UTF-8, UTF-16 where it says so or is full of zeros, else Windows-1252, with a word about it. */
export function decode(
  file: string,
  bytes: Uint8Array,
  foreign: boolean,
): { source: Source; diagnostics: Diagnostic[] } {
  const asText = (encoding: string, fatal = false): Source => ({
    file,
    text: new TextDecoder(encoding, { fatal }).decode(bytes).replace(/\r\n?/g, '\n'),
    foreign,
  });
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { source: asText(wide), diagnostics: [] };
  try {
    return { source: asText('utf-8', true), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const source = asText('windows-1252');
    const start = Math.max(0, source.text.search(/[^\0-\x7F]/));
    const at = { source, start, end: start + 1 };
    return { source, diagnostics: [report('guessed-encoding', at, '', { encoding: 'Windows-1252' })] };
  }
}

/** UTF-16 by its mark, or by the zero that is every other byte of plain letters. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = [...bytes.subarray(0, 64)];
  const zeros = (parity: number) => head.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  if (zeros(1) > head.length / 4 && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > head.length / 4 && zeros(1) === 0) return 'utf-16be';
  return undefined;
}
