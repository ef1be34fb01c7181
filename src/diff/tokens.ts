import { FIGURE } from './figures.ts';
import { MARKS, UNSPACED } from './letters.ts';

/** A word, a figure or a mark, with the space behind it. */
export interface Word {
  text: string;
  space: string;
  isFigure: boolean;
}

const WORD = new RegExp(String.raw`[^\s${MARKS}]+(?:['’.\-‑/&_@][^\s${MARKS}]+)*|\S`, 'g');

/** The words of a text in order; joined again they are the text, its runs of white space as one space each. */
export function tokenize(text: string): Word[] {
  const clean = text.replace(/\s+/gu, ' ').trim();
  const words: Word[] = [];
  let done = 0;
  for (const match of clean.matchAll(FIGURE)) {
    addWords(clean.slice(done, match.index), words);
    addWord(match[0], true, words);
    done = match.index + match[0].length;
  }
  addWords(clean.slice(done), words);
  return words;
}

function addWords(text: string, words: Word[]): void {
  let done = 0;
  for (const match of text.matchAll(WORD)) {
    addSpace(text.slice(done, match.index), words);
    if (UNSPACED.test(match[0])) for (const part of segments(match[0])) addWord(part, false, words);
    else addWord(match[0], false, words);
    done = match.index + match[0].length;
  }
  addSpace(text.slice(done), words);
}

function addWord(text: string, isFigure: boolean, words: Word[]): void {
  words.push({ text, space: '', isFigure });
}

function addSpace(space: string, words: Word[]): void {
  const last = words.at(-1);
  if (last && space) last.space += space;
}

let segmenter: Intl.Segmenter | undefined;

function segments(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
