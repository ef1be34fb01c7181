import { asPrinted } from './asPrinted.ts';
import type { View } from './view.ts';

/**
 * The view as a file of text may bear it: each text on one line, as HTML collapses blanks, composed as the page
 * composes it, and without the characters that no page shows but a terminal obeys or XML forbids.
 */
export function cleanView(view: View): View {
  // What stands between words has its blanks.
  return { ...(cleaned(view) as View), punctuation: view.punctuation };
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)]));
}

const LINE_BREAK = /\r\n?|[\u2028\u2029\u0085\v\f]/g;
/** Controls, half characters and noncharacters; and what turns the letters around that follow. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202D\u202E]/gu;
/** Breaks the line on a page; here the line goes on. */
const HARD_BREAK = /\\(?=\n)(?<=[^\\](?:\\\\)*\\)/g;

/** One text so. */
export function cleanText(text: string): string {
  const visible = asPrinted(text).replaceAll(LINE_BREAK, '\n').replaceAll(INVISIBLE, '');
  return visible
    .replaceAll(HARD_BREAK, '')
    .replaceAll(/[ \t\n]+/g, ' ')
    .replaceAll(/^ | $/g, '');
}
