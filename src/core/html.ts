/** A page as HTML: a text, or one whose fonts stand apart. */
export type Html = string | FontsApart;

/**
 * The fonts are most of a page, and the same text on many: to compare two such pages, to look for something in one,
 * or to hash it, takes a tenth of the time that it takes with a copy of them in each.
 */
export interface FontsApart {
  /** As far as the start of the page's style. */
  before: string;
  fonts: string;
  after: string;
}

/** What makes up the page, one after the other. */
export function piecesOf(page: Html): readonly string[] {
  return typeof page === 'string' ? [page] : [page.before, page.fonts, page.after];
}

export function textOf(page: Html): string {
  return piecesOf(page).join('');
}

/** All that is not known to be fonts. */
export function withoutFonts(page: Html): string {
  return typeof page === 'string' ? page : page.before + page.after;
}
