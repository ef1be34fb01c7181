import type { Squeezed } from './squeeze.ts';

/** A text that is not there in one piece. */
export interface Pieces {
  /** Where its first piece is. */
  from: number;
  /** The letters that are in none of its pieces; empty where all are there. */
  missing: string;
}

/** A run of letters of a page, end exclusive. */
export interface Span {
  from: number;
  to: number;
}

/** Shorter pieces are found in any page. */
const PIECE = 4;

/** The part of a text that must be found for it to count as there. */
const MOSTLY = 0.6;

/** The longest pieces of a text, one after the other, wherever they stand; undefined where they are few. */
export function inPieces(letters: string, page: string): Pieces | undefined {
  let found = 0;
  let missing = '';
  let first: number | undefined;
  let index = 0;
  while (index < letters.length) {
    const length = longestFrom(letters.slice(index), page);
    if (length < Math.min(PIECE, letters.length - index)) {
      missing += letters.charAt(index);
      index += 1;
      continue;
    }
    first ??= page.indexOf(letters.slice(index, index + length));
    found += length;
    index += length;
  }
  return first === undefined || found < MOSTLY * letters.length ? undefined : { from: first, missing };
}

/** How much of the beginning of a text stands in another. */
function longestFrom(text: string, page: string): number {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (page.includes(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What a page may say at its foot and head, as a page number does. */
const MARGIN = 60;

/** So much of a text is known again wherever it stands. */
const KNOWN = 8;

/**
 * A text that begins on one page and goes on at the top of the next. Its beginning need not be at the foot
 * of its page, where a second column may follow.
 */
export function acrossBreak(letters: string, { letters: page, at, raw }: Squeezed): [Span, Span] | undefined {
  const breaks = [...raw.matchAll(/\f/g)].map(({ index }) => at.findIndex((offset) => offset > index));
  for (const [index, start] of breaks.entries()) {
    const top = breaks[index - 1] ?? 0;
    for (let length = letters.length - 1; length > 0 && start > 0; length -= 1) {
      const from = page.lastIndexOf(letters.slice(0, length), start - length);
      const isFar = start - from - length > MARGIN;
      if (from < top || (isFar && length < KNOWN)) continue;
      const rest = page.indexOf(letters.slice(length), start);
      if (rest !== -1 && rest - start <= MARGIN) {
        const end = rest + letters.length - length;
        return [
          { from, to: from + length },
          { from: rest, to: end },
        ];
      }
    }
  }
  return undefined;
}
