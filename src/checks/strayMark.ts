import { isBullet } from '../core/jobs.ts';
import type { Prose } from '../core/prose.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';

/** What the mark at fault is called, and where it stands. */
interface Stray {
  start: number;
  end: number;
  what: string;
}

export const strayMark: VariantRule = {
  code: 'stray-mark',
  of: 'variant',
  level: 'warning',
  purpose: 'marks at the end of a bullet, doubled, alone or never closed',
  example: 'Halved the build time,',
  find: ({ prose, language }) =>
    prose.filter(isBullet).flatMap((bullet) => {
      const stray = strayIn(bullet, language);
      if (!stray) return [];
      return [
        report('stray-mark', bullet.placeOf(stray.start, stray.end), bullet.path, { what: stray.what }),
      ];
    }),
};

const PATTERNS: readonly [RegExp, string][] = [
  [/[,;:]$/, 'it ends in'],
  [/\s[-–—&/|]$/, 'it ends in'],
  [/(?<=\S)\s(?:and|or|but|the|an?|with|from|into|und|oder)$/i, 'it breaks off at'],
  [/^[•·▪●○–—*-]\s/u, 'it begins with'],
  [/([,;:!?])\1/, 'there are two marks'],
  [/(?<![.])\.\.(?![.])/, 'there are two marks'],
  [/[,;]\.(?!\p{L}|\d)|[,;:][,;]/u, 'two marks meet'],
];
/** In French these have a space before them. */
const SPACE_BEFORE = /(?<=\p{L}|\d|%)\s[,;:!?](?=\s|$)|(?<=\p{L}|\d|%)\s\.(?=\s|$)/u;

function strayIn({ text, code }: Prose, language: string): Stray | undefined {
  const isCode = (at: number) => code.some(([start, end]) => at >= start && at < end);
  const patterns: readonly [RegExp, string][] =
    language === 'fr' ? PATTERNS : [...PATTERNS, [SPACE_BEFORE, 'there is a space before']];
  for (const [pattern, what] of patterns) {
    const match = pattern.exec(text);
    if (!match || isCode(match.index)) continue;
    const lead = match[0].length - match[0].trimStart().length;
    const start = match.index + lead;
    return { start, end: match.index + match[0].length, what: `${what} \`${match[0].trim()}\`` };
  }
  return unclosedIn(text, isCode);
}

const PAIRS: readonly [string, string][] = [
  ['(', ')'],
  ['[', ']'],
  ['“', '”'],
];

function unclosedIn(text: string, isCode: (at: number) => boolean): Stray | undefined {
  for (const [open, close] of PAIRS) {
    const opened: number[] = [];
    for (const [at, character] of text.split('').entries()) {
      if (isCode(at)) continue;
      if (character === open) opened.push(at);
      else if (character === close && opened.pop() === undefined) {
        // German closes with the mark that English opens with; `a)` counts.
        if (open === '“' || /(?:^|\s)\w{1,2}$/.test(text.slice(0, at))) continue;
        return { start: at, end: at + 1, what: `nothing opens \`${close}\`` };
      }
    }
    const [first] = opened;
    if (first !== undefined && !text.includes('„')) {
      return { start: first, end: first + 1, what: `nothing closes \`${open}\`` };
    }
  }
  return undefined;
}
