/**
 * A text as the page bears it. Composed letters print from one glyph, and a parser finds “é”, not “e”
 * and an accent. A non-breaking hyphen, which few fonts have and extractors lose, is a hyphen.
 */
export function asPrinted(text: string): string {
  return text.normalize('NFC').replaceAll('\u2011', '-');
}
