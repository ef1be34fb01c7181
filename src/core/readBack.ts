import { acrossBreak, inPieces, type Span } from './inPieces.ts';
import { marksOf, squeeze, type Squeezed } from './squeeze.ts';
import type { Told } from './told.ts';

/** What an engine reads otherwise than it was told. */
export interface Difference {
  what:
    | 'lost'
    | 'altered'
    | 'torn'
    | 'split'
    | 'glued'
    | 'repeated'
    | 'misplaced'
    /** A section that begins within another, as those of two columns do in print from page to page. */
    | 'mingled';
  told: Told;
  /** One-based; the page where it is, or where it was to be. */
  page: number;
  /** The letters or the word that it is about; of an order, the text that stands there. */
  detail: string;
}

/** Shorter texts may well stand in others. */
const TELLING = 12;

/** A text that was found, or its first part where a page ends within it. */
interface Found extends Span {
  told: Told;
}

/**
 * Holds what an engine reads of a page, or of all pages of a document, against what was told. A template
 * may say more, and arrange an entry's first rows and the sections as it likes; within a section the order
 * is the view's.
 */
export function readBack(told: readonly Told[], pages: readonly string[]): Difference[] {
  const page = squeeze(pages.join('\f'));
  const pageAt = (letter: number): number => {
    const offset = page.at[Math.min(letter, page.at.length - 1)] ?? 0;
    return page.raw.slice(0, offset).split('\f').length;
  };
  const { found, missing } = findAll(told, page);
  const placed = [...found].sort((a, b) => told.indexOf(a.told) - told.indexOf(b.told));
  const differences: Difference[] = missing.flatMap((one) => {
    const before = placed.findLast((other) => told.indexOf(other.told) < told.indexOf(one));
    return ofMissing(one, page, before ? pageAt(before.to) : 1, pageAt);
  });
  for (const one of placed) differences.push(...ofWords(one, page, pageAt(one.from)));
  return [...differences, ...repeated(told, page, pageAt), ...ofOrder(placed, page, pageAt)];
}

/** Finds each text in letters that no other took; the longest first, for short ones stand in long ones. */
function findAll(told: readonly Told[], page: Squeezed): { found: Found[]; missing: Told[] } {
  const taken = new Uint8Array(page.letters.length);
  const found: Found[] = [];
  const missing: Told[] = [];
  const texts = told
    .map((one) => ({ told: one, letters: squeeze(one.text).letters }))
    .filter(({ letters }) => letters !== '')
    .sort((a, b) => b.letters.length - a.letters.length);
  for (const { told: one, letters } of texts) {
    const free = placesOf(letters, page.letters).filter(
      (from) => !isTaken(taken, from, from + letters.length),
    );
    const from = free.find((place) => isApart(page, place, place + letters.length)) ?? free[0];
    const spans = from === undefined ? acrossBreak(letters, page) : [{ from, to: from + letters.length }];
    const [first] = spans ?? [];
    if (!spans || !first) {
      missing.push(one);
      continue;
    }
    for (const span of spans) taken.fill(1, span.from, span.to);
    found.push({ told: one, ...first });
  }
  return { found, missing };
}

function* everyPlace(part: string, text: string): Generator<number> {
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) yield at;
}

function placesOf(part: string, text: string): number[] {
  return [...everyPlace(part, text)];
}

function isTaken(taken: Uint8Array, from: number, to: number): boolean {
  return taken.subarray(from, to).includes(1);
}

/** Whether no letter touches it at either end. */
function isApart({ raw, at }: Squeezed, from: number, to: number): boolean {
  const [first = 0, last = 0] = [at[from], at[to - 1]];
  return !WORD.test(raw.charAt(first - 1)) && !WORD.test(raw.charAt(last + 1));
}

const WORD = /[\p{L}\p{N}]/u;

/** Not there as it was told: in pieces, with other letters, or not at all. */
function ofMissing(
  told: Told,
  page: Squeezed,
  expected: number,
  pageAt: (letter: number) => number,
): Difference[] {
  const { letters } = squeeze(told.text);
  const pieces = inPieces(letters, page.letters);
  if (!pieces) return [{ what: 'lost', told, page: expected, detail: '' }];
  const at = pageAt(pieces.from);
  return pieces.missing === ''
    ? [{ what: 'torn', told, page: at, detail: '' }]
    : [{ what: 'altered', told, page: at, detail: pieces.missing }];
}

/** Blanks within words, and words without blanks between them. */
function ofWords({ told, from, to }: Found, page: Squeezed, at: number): Difference[] {
  const text = squeeze(told.text);
  // It goes on behind a page's foot.
  if (to - from !== text.letters.length) return [];
  const differences: Difference[] = [];
  const say = (what: Difference['what'], detail: string): void => {
    if (!differences.some((one) => one.what === what)) differences.push({ what, told, page: at, detail });
  };
  for (let index = 1; index < text.letters.length; index += 1) {
    const wanted = between(text, index - 1, index);
    const read = between(page, from + index - 1, from + index);
    if (wanted === '' && /\s/.test(read)) {
      if (isSplit(text, index, read)) say('split', wordAround(text, index));
    } else if (/\s/.test(wanted) && read === '' && isWordy(text, index)) {
      say('glued', wordAround(page, from + index));
    }
  }
  if (!isApartFromOthers(page, from, to)) say('glued', wordAround(page, from));
  const missing = withoutMarks(told.text, page.raw.slice(page.at[from], (page.at[to - 1] ?? 0) + 1));
  if (missing !== '') say('altered', missing);
  return differences;
}

/** The punctuation within a text that the page does not have; what stands at its ends may belong to others. */
function withoutMarks(text: string, read: string): string {
  const { raw, at } = squeeze(text);
  const left = marksOf(read);
  return marksOf(raw.slice(at[0], at.at(-1)))
    .filter((mark) => {
      const index = left.indexOf(mark);
      if (index !== -1) left.splice(index, 1);
      return index === -1;
    })
    .join('');
}

/** What stands between two letters, less what does not show. */
function between({ raw, at }: Squeezed, one: number, next: number): string {
  const [start = 0, end = 0] = [at[one], at[next]];
  const width = raw.codePointAt(start) ?? 0;
  return raw.slice(start + (width > 0xffff ? 2 : 1), Math.max(end, start + 1)).replace(UNSEEN, '');
}

const UNSEEN = /[\u00AD\u200B-\u200F\u2060-\u2069\uFEFF]/g;

/** Longer words may have to break, and where there are no blanks between words every line does. */
const BREAKS = 20;

function isSplit(text: Squeezed, index: number, read: string): boolean {
  if (!isWordy(text, index)) return false;
  return !/[\n\f]/.test(read) || wordAround(text, index).length <= BREAKS;
}

/** Letters of a script that has blanks between its words, on both sides. */
function isWordy({ letters }: Squeezed, index: number): boolean {
  return [index - 1, index].every((one) => SPACED.test(letters.charAt(one)));
}

const SPACED =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Nd}]/u;

function isApartFromOthers(page: Squeezed, from: number, to: number): boolean {
  const touches = (one: number, next: number): boolean =>
    next < page.letters.length && one >= 0 && between(page, one, next) === '' && isWordy(page, next);
  return !touches(from - 1, from) && !touches(to - 1, to);
}

/** The run of letters around one, without blanks. */
export function wordAround({ raw, at }: Squeezed, index: number): string {
  const offset = at[index] ?? 0;
  const start = raw.slice(0, offset).search(/\S*$/);
  const length = /^\S*/.exec(raw.slice(offset))?.[0].length ?? 0;
  return raw.slice(start, offset + length);
}

function repeated(told: readonly Told[], page: Squeezed, pageAt: (letter: number) => number): Difference[] {
  const whole = told.map(({ text }) => squeeze(text).letters).join('\n');
  const seen = new Set<string>();
  return told.flatMap((one) => {
    const { letters } = squeeze(one.text);
    if (letters.length < TELLING || seen.has(letters)) return [];
    seen.add(letters);
    const places = placesOf(letters, page.letters);
    const wanted = placesOf(letters, whole).length;
    if (places.length <= wanted) return [];
    return [{ what: 'repeated' as const, told: one, page: pageAt(places[wanted] ?? 0), detail: '' }];
  });
}

/** Texts of a section that stand before those they follow, and sections that begin within another. */
function ofOrder(found: readonly Found[], page: Squeezed, pageAt: (letter: number) => number): Difference[] {
  const telling = found.filter(
    ({ told, from, to }) =>
      told.isOrdered &&
      to - from >= TELLING &&
      placesOf(page.letters.slice(from, to), page.letters).length === 1,
  );
  const sections = [...new Set(telling.map(({ told }) => told.section))].map((number) =>
    telling.filter(({ told }) => told.section === number),
  );
  const misplaced = sections.flatMap((texts) =>
    texts.flatMap((one, index): Difference[] => {
      const before = texts[index - 1];
      return before && one.from < before.from
        ? [{ what: 'misplaced', told: one.told, page: pageAt(one.from), detail: before.told.text }]
        : [];
    }),
  );
  // Two columns that go on from page to page take turns: only within a page are they to stay whole.
  const perPage = sections.flatMap((texts) =>
    [...new Set(texts.map(({ from }) => pageAt(from)))].map((number) =>
      texts.filter(({ from }) => pageAt(from) === number),
    ),
  );
  const spans = perPage.flatMap((texts) => {
    const [first] = texts;
    if (!first) return [];
    const places = texts.map(({ from }) => from);
    return [{ told: first.told, from: Math.min(...places), to: Math.max(...places) }];
  });
  spans.sort((a, b) => a.from - b.from);
  const mingled = spans.flatMap((span, index): Difference[] => {
    const next = spans[index + 1];
    return next && next.from < span.to
      ? [{ what: 'mingled', told: next.told, page: pageAt(next.from), detail: span.told.text }]
      : [];
  });
  return [...misplaced, ...mingled];
}

export function cut(text: string): string {
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}
