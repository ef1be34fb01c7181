import type { Found } from './findTexts.ts';
import type { Difference, PageText } from './readBack.ts';
import { marksOf, squeeze, type Squeezed } from './squeeze.ts';

/** Blanks within the words of a text, words without blanks between them, and marks that are not there. */
export function wordsOf({ told, from, to }: Found, text: PageText): Difference[] {
  const wanted = squeeze(told.text);
  // It goes on behind a page's foot.
  if (to - from !== wanted.letters.length) return [];
  const page = text.pageAt(from);
  const differences: Difference[] = [];
  const say = (what: Difference['what'], detail: string, read: string): void => {
    if (!differences.some((one) => one.what === what)) differences.push({ what, told, page, detail, read });
  };
  for (let index = 1; index < wanted.letters.length; index += 1) {
    const between = gap(wanted, index);
    const found = gap(text, from + index);
    if (between === '' && /\s/.test(found)) {
      const word = wordAround(wanted, index);
      const read = text.raw.slice(text.at[from + word.from], (text.at[from + word.to - 1] ?? 0) + 1);
      if (isSplit(wanted, index, found, word.text)) say('split', word.text, read);
    } else if (/\s/.test(between) && found === '' && isWordy(wanted, index)) {
      const { text: read } = wordAround(text, from + index);
      say('glued', read, read);
    }
  }
  for (const edge of [from, to]) {
    const isInside = edge > 0 && edge < text.letters.length;
    if (!isInside || !isWordy(text, edge) || gap(text, edge) !== '') continue;
    const { text: read } = wordAround(text, edge);
    say('glued', read, read);
  }
  const read = text.raw.slice(text.at[from], (text.at[to - 1] ?? 0) + 1);
  const missing = withoutMarks(wanted, read);
  if (missing !== '') say('altered', missing, read);
  return differences;
}

/** What stands between a letter and the one before it, less what does not show. */
function gap({ raw, at }: Squeezed, index: number): string {
  const [start = 0, end = 0] = [at[index - 1], at[index]];
  const width = (raw.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
  return raw.slice(start + width, Math.max(end, start + 1)).replace(UNSEEN, '');
}

const UNSEEN = /[\u00AD\u200B-\u200F\u2060-\u2069\uFEFF]/g;

/** Longer words may have to break. */
const BREAKS = 20;

function isSplit(wanted: Squeezed, index: number, found: string, word: string): boolean {
  return isWordy(wanted, index) && (!/[\n\f]/.test(found) || word.length <= BREAKS);
}

/** Letters of a script that has blanks between its words, on both sides; others break their lines anywhere. */
function isWordy({ letters }: Squeezed, index: number): boolean {
  return [index - 1, index].every((one) => SPACED.test(letters.charAt(one)));
}

const SPACED =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Nd}]/u;

/** The run of characters without blanks around a letter, and the letters that it has. */
function wordAround({ raw, at }: Squeezed, index: number): { text: string; from: number; to: number } {
  const offset = at[index] ?? 0;
  let [start, end] = [offset, offset];
  while (start > 0 && /\S/.test(raw.charAt(start - 1))) start -= 1;
  while (end < raw.length && /\S/.test(raw.charAt(end))) end += 1;
  const after = at.findIndex((one) => one >= end);
  return {
    text: raw.slice(start, end),
    from: at.findIndex((one) => one >= start),
    to: after === -1 ? at.length : after,
  };
}

/** The punctuation within a text that the page does not have; what stands at its ends may belong to others. */
function withoutMarks({ raw, at }: Squeezed, read: string): string {
  const left = marksOf(read);
  return marksOf(raw.slice(at[0], at.at(-1)))
    .filter((mark) => {
      const index = left.indexOf(mark);
      if (index !== -1) left.splice(index, 1);
      return index === -1;
    })
    .join('');
}
