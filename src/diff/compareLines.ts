import { align } from './align.ts';
import { compareWords } from './compareWords.ts';
import { count } from './count.ts';
import type { Difference, Part, SideName } from './difference.ts';
import { tokenize } from './tokens.ts';

/**
 * What differs between two texts of which only the lines are known. Programs break lines where they like,
 * and templates set headings in capitals: words are compared, across lines and without regard to case, and
 * what differs is told by the lines of b.
 */
export function compareLines(
  a: readonly string[],
  b: readonly string[],
  names: { a: SideName; b: SideName },
): Difference {
  const texts = b.map(cleaned).filter(Boolean);
  const { within, gone } = allot(wordsOf(a), wordsOf(texts), texts.length);
  const parts = texts.flatMap((text, line) => [
    ...(gone.get(line) ?? []).map(removed),
    ...lineOf((within.get(line) ?? '').trim(), text, line),
  ]);
  parts.push(...(gone.get(texts.length) ?? []).map(removed));
  const same = parts.every((part) => part.change === 'same');
  const whole: Part = { ...PLAIN, what: 'section', name: 'Text', change: same ? 'same' : 'changed', parts };
  return { ...names, comparedBy: 'text', same, counts: count([whole]), pages: null, parts: [whole] };
}

const PLAIN: Part = {
  ...{ what: 'line', path: '', name: '', change: 'same', moved: false, from: null, to: null },
  ...{ a: null, b: null, words: [], notes: [], parts: [] },
};

interface Word {
  text: string;
  space: string;
  /** The line that it stands in, and whether it begins a bullet or a heading there. */
  line: number;
  begins: boolean;
}

/**
 * For each line of b what a has in its place, and what only a has before it, split where a begins anew;
 * last what only a has behind them all.
 */
function allot(as: readonly Word[], bs: readonly Word[], lines: number) {
  const within = new Map<number, string>();
  const gone = new Map<number, string[]>();
  const put = (line: number, text: string) => within.set(line, (within.get(line) ?? '') + text);
  for (const { same, a, b } of align(as.map(keyOf), bs.map(keyOf))) {
    const words = as.slice(...a);
    if (same) {
      // In b's case: capitals are its template's, or a's.
      for (const [index, { text, line }] of bs.slice(...b).entries())
        put(line, text + (words[index]?.space ?? ''));
      continue;
    }
    const [before, next] = [bs[b[0] - 1]?.line ?? -1, bs[b[1]]?.line ?? lines];
    const instead = b[1] > b[0] ? bs[b[0]]?.line : undefined;
    const line = before === next ? before : instead;
    for (const { text, space, begins } of words) {
      const all = gone.get(next) ?? [];
      if (line !== undefined) put(line, text + space);
      else
        gone.set(
          next,
          begins ? [...all, text + space] : [...all.slice(0, -1), `${all.at(-1) ?? ''}${text}${space}`],
        );
    }
  }
  return { within, gone };
}

function keyOf({ text }: Word): string {
  return text.toLowerCase();
}

/** Lines of which less is kept are two: one that went and one that came. */
const SHORT = 40;

function lineOf(a: string, b: string, line: number): Part[] {
  const path = `line ${line + 1}`;
  if (a === '') return [{ ...PLAIN, path, change: 'added', b, words: [{ kind: 'changed', a: '', b }] }];
  const words = compareWords(a, b);
  if (words.every((token) => token.kind === 'same')) return [{ ...PLAIN, path, a, b, words }];
  const isOther = words.every((token) => token.kind !== 'same') && Math.max(a.length, b.length) > SHORT;
  if (isOther) return [removed(a), ...lineOf('', b, line)];
  return [{ ...PLAIN, path, change: 'changed', a, b, words }];
}

function removed(text: string): Part {
  const a = text.trim();
  return { ...PLAIN, change: 'removed', a, words: [{ kind: 'changed', a, b: '' }] };
}

function wordsOf(lines: readonly string[]): Word[] {
  return lines.flatMap((raw, line) => {
    const begins = /^\s*[•◦▪●‣]/u.test(raw) || raw === raw.toUpperCase();
    const words = tokenize(cleaned(raw)).map(({ text, space }, index) => ({
      text,
      space,
      line,
      begins: begins && index === 0,
    }));
    const last = words.at(-1);
    if (last) last.space = ' ';
    return words;
  });
}

const BETWEEN = /(?<=^|\s)[•◦▪●‣·|](?=\s|$)/gu;

/** Ligatures, soft hyphens and the marks before and between texts are a program's own. */
function cleaned(line: string): string {
  return line
    .normalize('NFKC')
    .replaceAll('\u00AD', '')
    .replaceAll('\u2011', '-')
    .replace(BETWEEN, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
