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
  let [line, isBegun] = [first, false];
  // With the blanks at its end, and without them: to measure the whole line for each piece takes seconds.
  let [width, filled] = [textWidth(first), 0];
  for (const piece of piecesOf(text)) {
    const word = piece.trimEnd();
    const needed = word === '' ? filled : width + textWidth(word);
    if (isBegun && needed > columns) {
      lines.push(line.trimEnd());
      [line, width, filled] = [indent, indent.length, 0];
    }
    if (word !== '') filled = width + textWidth(word);
    line += piece;
    width += textWidth(piece);
    isBegun = true;
  }
  return [...lines, line.trimEnd()];
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
  let [isOpen, wasUnspaced] = [false, false];
  for (const { segment } of segmenter.segment(text)) {
    const isUnspaced = UNSPACED.test(segment);
    const isHeld = CLOSING.test(segment) || isOpen || !(wasUnspaced || isUnspaced);
    if (isHeld) parts.push((parts.pop() ?? '') + segment);
    else parts.push(segment);
    isOpen = OPENING.test(segment);
    wasUnspaced = isUnspaced || (isHeld && wasUnspaced);
  }
  return parts;
}
