import { comparePages, type PageDifference } from './diff/comparePages.ts';
import type { Diagnostic } from './diagnostic.ts';
import { browserFor, type BrowserOptions } from './io/browserFor.ts';
import { openPdf, type Picture } from './pdf/openPdf.ts';
import type { Side } from './sides/side.ts';

export interface ComparedPrints {
  /** One a page of the longer side. */
  pages: PageDifference[];
  /** How many pages each has; null where one does not print. */
  counts: { a: number; b: number } | null;
  diagnostics: Diagnostic[];
  notes: string[];
}

/** Fine enough for small print to be read, coarse enough for two pages in a second. */
export const DPI = 110;

/**
 * Two sides as they print, page over page.
 *
 * @throws MachineError for a missing browser, or a PDF that cannot be drawn
 */
export async function comparePrints(a: Side, b: Side, options: BrowserOptions): Promise<ComparedPrints> {
  const browser = browserFor(options);
  try {
    const [one, other] = await Promise.all([a.pdf(browser), b.pdf(browser)]);
    const diagnostics = [...one.diagnostics, ...other.diagnostics];
    const notes = browser.notes();
    if (!one.pdf || !other.pdf) return { pages: [], counts: null, diagnostics, notes };
    const [pagesA, pagesB] = [await draw(one.pdf), await draw(other.pdf)];
    options.signal?.throwIfAborted();
    const counts = { a: pagesA.length, b: pagesB.length };
    return { pages: comparePages(pagesA, pagesB), counts, diagnostics, notes };
  } finally {
    browser.close();
  }
}

async function draw(pdf: Uint8Array): Promise<Picture[]> {
  const opened = await openPdf(pdf);
  try {
    const pages: Picture[] = [];
    for (let page = 0; page < opened.pageCount; page += 1) pages.push(await opened.draw(page, DPI));
    return pages;
  } finally {
    opened.close();
  }
}
