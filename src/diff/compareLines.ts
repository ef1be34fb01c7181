import { align } from './align.ts';
import { compareWords } from './compareWords.ts';
import { count } from './count.ts';
import type { Difference, Part, SideName, Token } from './difference.ts';
import { tokenize } from './tokens.ts';

interface Word {
  text: string;
  /** With the space behind it. */
  spaced: string;
  /** The line that it stands in. */
  line: number;
}

/**
 * What differs between two texts of which only the lines are known. Programs break lines where they like:
 * words are compared across them, and what differs is told by the lines of b.
 */
export function compareLines(
  a: readonly string[],
  b: readonly string[],
  names: { a: SideName; b: SideName },
): Difference {
  const [as, bs] = [wordsOf(a), wordsOf(b)];
  const stretches = align(
    as.map((word) => word.text),
    bs.map((word) => word.text),
  );
  /** For each line of b the words of a that stand in its place; what stands between two lines goes for itself. */
  const within = new Map<number, string[]>();
  const gone = new Map<number, string[]>();
  for (const {
    same,
    a: [startA, endA],
    b: [startB, endB],
  } of stretches) {
    const words = as.slice(startA, endA);
    if (same) {
      for (const [index, word] of words.entries()) add(within, bs[startB + index]?.line ?? 0, word.spaced);
      continue;
    }
    if (words.length === 0) continue;
    const [before, next] = [bs[startB - 1]?.line ?? -1, bs[endB]?.line ?? b.length];
    // Between two words of one line, or in place of words of a line: a change of that line.
    const line =
      before === next
        ? before
        : bs[startB]?.line !== undefined && endB > startB
          ? bs[startB].line
          : undefined;
    for (const word of words) add(line === undefined ? gone : within, line ?? next, word.spaced);
  }
  const parts = b.flatMap((line, index) => {
    const old = (within.get(index) ?? []).join('');
    return [...goneLine(gone.get(index)), lineOf(old, line, index)];
  });
  const all = [...parts, ...goneLine(gone.get(b.length))];
  const whole: Part = {
    ...lineOf('', '', 0),
    what: 'section',
    name: 'Text',
    path: '',
    change: 'changed',
    words: [],
    a: null,
    b: null,
    parts: all,
  };
  const same = all.every((part) => part.change === 'same');
  const text: Part = same ? { ...whole, change: 'same' } : whole;
  return { ...names, comparedBy: 'text', same, counts: count([text]), pages: undefined, parts: [text] };
}

function lineOf(a: string, b: string, index: number): Part {
  const words: Token[] = a === '' ? [{ kind: 'changed', a: '', b }] : compareWords(a, b);
  const isSame = words.every((token) => token.kind === 'same');
  const change = isSame ? 'same' : a === '' ? 'added' : 'changed';
  return {
    what: 'line',
    path: `line ${index + 1}`,
    name: '',
    change,
    moved: false,
    from: null,
    to: null,
    a: a || null,
    b,
    words,
    notes: [],
    parts: [],
  };
}

function goneLine(texts: readonly string[] | undefined): Part[] {
  if (!texts) return [];
  const a = texts.join('').trim();
  const gone = lineOf(a, '', 0);
  return [{ ...gone, path: '', change: 'removed', b: null, words: [{ kind: 'changed', a, b: '' }] }];
}

function add(all: Map<number, string[]>, line: number, text: string): void {
  const texts = all.get(line);
  if (texts) texts.push(text);
  else all.set(line, [text]);
}

/** Ligatures, soft hyphens and the marks of bullets are a program's own, and so is where it breaks a line. */
function wordsOf(lines: readonly string[]): Word[] {
  return lines.flatMap((line, index) => {
    const plain = line
      .normalize('NFKC')
      .replaceAll('\u00AD', '')
      .replace(/^\s*[•◦▪●‣·*–-]\s+/u, '');
    const words = tokenize(plain).map(({ text, space }) => ({ text, spaced: text + space, line: index }));
    const last = words.at(-1);
    if (last) last.spaced += ' ';
    return words;
  });
}
