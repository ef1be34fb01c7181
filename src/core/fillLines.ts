import { textWidth } from './textWidth.ts';

/** Scripts that put no blanks between their words, and the punctuation that is theirs. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3001-\u303F\uFF01-\uFF65]/u;
/** What does not begin a line, and what does not end one. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}\p{Lm}%ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;

/**
 * Lines of at most so many columns of a terminal, in which a Chinese or Japanese character takes two; a word that alone
 * is wider makes a line wider. The first line begins with `first`, the others with as many blanks.
 */
export function fillLines(text: string, columns: number, first = ''): string[] {
  const indent = ' '.repeat(first.length);
  const lines: string[] = [];
  let [start, line] = [first, ''];
  for (const piece of piecesOf(text)) {
    if (line !== '' && textWidth((start + line + piece).trimEnd()) > columns) {
      lines.push((start + line).trimEnd());
      [start, line] = [indent, piece];
    } else line += piece;
  }
  return [...lines, (start + line).trimEnd()];
}

/** A text in parts between which a line may end. */
function piecesOf(text: string): string[] {
  return text
    .split(/(?<= )/)
    .flatMap((word) => (UNSPACED.test(word) && !word.includes('://') ? partsOf(word) : [word]));
}

/** Made once, and only for those who need it. */
let segmenter: Intl.Segmenter | undefined;

function partsOf(text: string): string[] {
  const parts: string[] = [];
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  for (const { segment } of segmenter.segment(text)) {
    const last = parts.at(-1) ?? '';
    const isHeld =
      CLOSING.test(segment) || OPENING.test(last) || !(UNSPACED.test(last) || UNSPACED.test(segment));
    if (isHeld) parts.push((parts.pop() ?? '') + segment);
    else parts.push(segment);
  }
  return parts;
}
