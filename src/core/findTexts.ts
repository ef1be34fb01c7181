import { acrossBreak, type Span } from './inPieces.ts';
import { squeeze, type Squeezed } from './squeeze.ts';
import type { Told } from './told.ts';

/** Shorter texts may well stand in others. */
export const TELLING = 12;

/** A text that was found, or its first part where a page ends within it. */
export interface Found extends Span {
  told: Told;
  number: number;
}

/** Finds each text in letters that no other took: the longest first, for short ones stand in long ones. */
export function findTexts(told: readonly Told[], page: Squeezed): { found: Found[]; missing: Told[] } {
  const taken = new Uint8Array(page.letters.length);
  const found: Found[] = [];
  const missing: Told[] = [];
  const texts = told
    .map((one) => ({ told: one, letters: squeeze(one.text).letters }))
    .filter(({ letters }) => letters !== '')
    .sort((a, b) => b.letters.length - a.letters.length);
  for (const { told: one, letters } of texts) {
    const free = placesOf(letters, page.letters).filter(
      (from) => !taken.subarray(from, from + letters.length).includes(1),
    );
    const from = free.find((place) => isApart(page, place, place + letters.length)) ?? free[0];
    const spans = from === undefined ? acrossBreak(letters, page) : [{ from, to: from + letters.length }];
    const [first] = spans ?? [];
    if (!spans || !first) {
      missing.push(one);
      continue;
    }
    for (const span of spans) taken.fill(1, span.from, span.to);
    found.push({ told: one, number: one.number, ...first });
  }
  found.sort((a, b) => a.number - b.number);
  missing.sort((a, b) => a.number - b.number);
  return { found, missing };
}

/** Every place where one run of letters stands in another. */
export function placesOf(part: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

/** Whether no letter touches it at either end. */
function isApart({ raw, at }: Squeezed, from: number, to: number): boolean {
  const [first = 0, last = 0] = [at[from], at[to - 1]];
  return !WORD.test(raw.charAt(first - 1)) && !WORD.test(raw.charAt(last + 1));
}

const WORD = /[\p{L}\p{N}]/u;
