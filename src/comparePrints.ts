import { comparePages, type PageDifference } from './diff/comparePages.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { CommandBrowser } from './io/browserFor.ts';
import { openPdf, type Picture } from './pdf/openPdf.ts';
import type { Side } from './sides/side.ts';

export interface ComparedPrints {
  /** One a page of the longer side. */
  pages: PageDifference[];
  /** How many pages each has; null where one does not print. */
  counts: { a: number; b: number } | null;
  diagnostics: Diagnostic[];
}

/** As a browser shows them at 100 %: small print can be read, and two pages take a second. */
export const DPI = 96;

/**
 * Two sides as they print, page over page; of one that there is not, no page.
 *
 * @throws MachineError for a missing browser, or a PDF that cannot be drawn
 */
export async function comparePrints(
  a: Side | undefined,
  b: Side | undefined,
  browser: CommandBrowser,
  signal?: AbortSignal,
): Promise<ComparedPrints> {
  const [one, other] = await Promise.all([a?.pdf(browser), b?.pdf(browser)]);
  const diagnostics = [...(one?.diagnostics ?? []), ...(other?.diagnostics ?? [])];
  const isPrinted = (side: Side | undefined, print: typeof one): boolean => !side || print?.pdf !== undefined;
  if (!isPrinted(a, one) || !isPrinted(b, other)) return { pages: [], counts: null, diagnostics };
  const [pagesA, pagesB] = [await draw(one?.pdf), await draw(other?.pdf)];
  signal?.throwIfAborted();
  const counts = { a: pagesA.length, b: pagesB.length };
  return { pages: comparePages(pagesA, pagesB), counts, diagnostics };
}

async function draw(pdf: Uint8Array | undefined): Promise<Picture[]> {
  if (!pdf) return [];
  const opened = await openPdf(pdf);
  try {
    const pages: Picture[] = [];
    for (let page = 0; page < opened.pageCount; page += 1) pages.push(await opened.draw(page, DPI));
    return pages;
  } finally {
    opened.close();
  }
}
