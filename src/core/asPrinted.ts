/**
 * A text as the page bears it. Composed letters print from one glyph, and a parser finds “é”, not “e”
 * and an accent. A non-breaking hyphen, which few fonts have and extractors lose, is a hyphen.
 */
export function asPrinted(text: string): string {
  return text.normalize('NFC').replaceAll('\u2011', '-');
}

/** The same of HTML: an accent or a stroke at the start of a text is not composed with the sign of markup before it, to ≯. */
export function htmlAsPrinted(html: string): string {
  return asPrinted(html.replace(/(?<=[<=>])\p{M}/gu, (found) => `&#${found.codePointAt(0) ?? 0};`));
}
