import { findTexts, placesOf, TELLING, type Found } from './findTexts.ts';
import { inPieces } from './inPieces.ts';
import { orderOf } from './orderOf.ts';
import { squeeze, type Squeezed } from './squeeze.ts';
import { strayIn } from './strayIn.ts';
import type { Told } from './told.ts';
import { wordsOf } from './wordsOf.ts';

/** What an engine reads otherwise than it was told. */
export interface Difference {
  what: What;
  told: Told;
  /** One-based; the page where it is, or where it was to be. */
  page: number;
  /** The letters or the word that it is about; of an order, the text that it stands before or within. */
  detail: string;
  /** What the engine reads there, as it reads it. */
  read: string;
}

export type What =
  | 'lost'
  /** Some letters or marks of it are not there. */
  | 'altered'
  /** All of it is there, in pieces. */
  | 'torn'
  | 'split'
  | 'glued'
  /** A character that means nothing stands in it or beside it: an icon, a ligature. */
  | 'stray'
  | 'repeated'
  | 'misplaced'
  /** A name that does not come first. */
  | 'late'
  /** A section that begins within another. */
  | 'mingled';

/** What was read, and on which page each of its letters stands. */
export interface PageText extends Squeezed {
  pageAt: (letter: number) => number;
}

/**
 * Holds what an engine reads of a page, or of all pages of a document, against what was told. A template
 * may say more, and arrange an entry's first rows and the sections as it likes; within a section the order
 * is the view's.
 */
export function readBack(told: readonly Told[], pages: readonly string[]): Difference[] {
  const text = pageText(pages);
  const { found, missing } = findTexts(told, text);
  return [
    ...missing.map((one) => lostOrBroken(one, text, found)),
    ...found.flatMap((one) => wordsOf(one, text)),
    ...strayIn(found, text),
    ...repeatedOf(told, text),
    ...orderOf(found, text),
  ];
}

function pageText(pages: readonly string[]): PageText {
  const text = squeeze(pages.join('\f'));
  const breaks = [...text.raw.matchAll(/\f/g)].map(({ index }) => index);
  const pageAt = (letter: number): number => {
    const offset = text.at[Math.min(letter, text.at.length - 1)] ?? 0;
    return breaks.filter((one) => one < offset).length + 1;
  };
  return { ...text, pageAt };
}

/** Not there as it was told: in pieces, with other letters, or not at all. */
function lostOrBroken(told: Told, text: PageText, found: readonly Found[]): Difference {
  const { letters } = squeeze(told.text);
  // Where it is there in one piece, that is another text's.
  const pieces = text.letters.includes(letters) ? undefined : inPieces(letters, text.letters);
  if (!pieces) {
    const before = found.findLast((other) => other.number < told.number);
    return { what: 'lost', told, page: before ? text.pageAt(before.to - 1) : 1, detail: '', read: '' };
  }
  const start = text.at[pieces.from] ?? 0;
  const read = text.raw.slice(start, start + told.text.length);
  const what = pieces.missing === '' ? 'torn' : 'altered';
  return { what, told, page: text.pageAt(pieces.from), detail: pieces.missing, read };
}

function repeatedOf(told: readonly Told[], text: PageText): Difference[] {
  const whole = told.map((one) => squeeze(one.text).letters).join('\n');
  const seen = new Set<string>();
  return told.flatMap((one): Difference[] => {
    const { letters } = squeeze(one.text);
    if (letters.length < TELLING || seen.has(letters)) return [];
    seen.add(letters);
    const places = placesOf(letters, text.letters);
    const again = places[placesOf(letters, whole).length];
    return again === undefined
      ? []
      : [{ what: 'repeated', told: one, page: text.pageAt(again), detail: '', read: '' }];
  });
}

export function cut(text: string): string {
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}
