/** Bytes as text, and what they were read as. */
export interface Decoded {
  text: string;
  encoding: Encoding;
  /** Where the first thing stands that is no UTF-8; 0 where it all is, or none of it. */
  flaw: number;
}

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252' | 'mixed';

/**
 * UTF-8, UTF-16 where it says so or is full of zeros, else Windows-1252, which holds Latin-1; `mixed` where a part of
 * it is UTF-8 all the same. A mark at the beginning is left out.
 */
export function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide) return { text: asText(bytes, wide), encoding: wide, flaw: 0 };
  try {
    return { text: asText(bytes, 'UTF-8', true), encoding: 'UTF-8', flaw: 0 };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Of what is cut off in the middle there is a part.
    const text = asText(bytes, 'UTF-8');
    if (/[^\0-\x7F\uFFFD]/.test(text)) return { text, encoding: 'mixed', flaw: text.indexOf('\uFFFD') };
    const western = asText(bytes, 'Windows-1252');
    return { text: western, encoding: 'Windows-1252', flaw: western.search(/[^\0-\x7F]/) };
  }
}

function asText(bytes: Uint8Array, encoding: string, fatal = false): string {
  return new TextDecoder(encoding, { fatal }).decode(bytes);
}

/** UTF-16 by its mark, or by the zero that is every other byte of plain letters. */
function wideEncoding(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  if (first === 0xfe && second === 0xff) return 'UTF-16BE';
  const head = [...bytes.subarray(0, 64)];
  const zeros = (parity: number) => head.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  if (zeros(1) > head.length / 4 && zeros(0) === 0) return 'UTF-16LE';
  if (zeros(0) > head.length / 4 && zeros(1) === 0) return 'UTF-16BE';
  return undefined;
}
