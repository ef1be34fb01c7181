import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** How many columns of a terminal a text takes; escape codes take none. */
export function textWidth(text: string): number {
  return stringWidth(text);
}

/** A text in lines of at most so many columns, each painted by itself; a pipe has no width and breaks nothing. */
export function wrapText(text: string, width: number): string[] {
  if (!Number.isFinite(width)) return [text];
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

/** Text from a file, safe to print: control characters (escape codes) become pictures of themselves. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD';
  });
}
