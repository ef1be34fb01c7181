/**
 * Characters that mean something to HTML or Markdown, sent through a theme in disguise: Unicode's
 * noncharacters, which no text holds and every program hands on. Themes that escape what they print and
 * themes that do not then give the same page, and no text of a résumé can become markup: the disguise
 * comes off when the page is parsed, and each character is text there.
 */
const ALL = `&<>"'*_\`[]\\~#`;
const HTML = /[&<>"']/g;
const HTML_AND_MARKDOWN = /[&<>"'*_`[\]\\~#]/g;

const FIRST = 0xfdd0;
const NONCHARACTERS = /[\uFDD0-\uFDEF]/g;

/** A text that a page may show but not obey. */
export function mark(text: string): string {
  return disguise(text, HTML);
}

/** The same for prose, which some themes read as Markdown. */
export function markProse(text: string): string {
  return disguise(text, HTML_AND_MARKDOWN);
}

/** Composed first: “<” and the stroke U+0338 after it are one letter, ≮, and no markup. */
function disguise(text: string, special: RegExp): string {
  return text
    .replace(NONCHARACTERS, '')
    .normalize('NFC')
    .replace(special, (character) => String.fromCharCode(FIRST + ALL.indexOf(character)));
}

/** The text as it was written; `write` says how a special character is written where it stands. */
export function unmark(
  text: string,
  write: (character: string) => string = (character) => character,
): string {
  return text
    .replace(NONCHARACTERS, (character) => write(ALL.charAt(character.charCodeAt(0) - FIRST)))
    .replace(/%EF%B7%(9[0-9A-F]|A[0-9A-F])/gi, (_, byte: string) =>
      encodeURIComponent(ALL.charAt(parseInt(byte, 16) - 0x90)),
    );
}
