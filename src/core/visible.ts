/**
 * Text from a file, safe to print: control characters (escape codes) become pictures of themselves; what
 * turns the direction of all that follows, so that a line reads as another, becomes a mark.
 */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD';
  });
}

/** The same on one line, for text within a line of ours: what begins a line may command the log of a CI. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', '\u240A');
}
