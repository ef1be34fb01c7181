import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** How many columns of a terminal a text takes; escape codes take none. */
export function textWidth(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text);
}

/** Latin, Greek, Cyrillic and their dashes and quotes: a column each. The library takes microseconds for each. */
const NARROW = /^[ -~\u00C0-\u02FF\u0370-\u0482\u048A-\u052F\u2010-\u2027]*$/;

/** A text in lines of at most so many columns, each painted by itself. */
export function wrapText(text: string, width: number): string[] {
  let open = '';
  return wrapAnsi(text, Math.max(1, width), { hard: true })
    .split('\n')
    .map((line) => {
      // The library closes and opens anew what has a code of its own; colours by number it lets run on.
      const [last = open] = [...line.matchAll(COLOR)].at(-1) ?? [];
      const painted = `${open}${line}${last.startsWith(NUMBERED) ? CLOSE : ''}`;
      open = last.startsWith(NUMBERED) ? last : '';
      return painted;
    });
}

const NUMBERED = '\u001B[38;';
const CLOSE = '\u001B[39m';
const COLOR = /\u001B\[(?:38;[\d;]+|39)m/g;
