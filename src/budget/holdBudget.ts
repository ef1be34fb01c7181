import type { Change, Dimension, Moved } from '../core/fitting.ts';
import type { Html } from '../core/html.ts';
import type { Page } from '../core/render.ts';
import type { Tailored } from '../core/tailor.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { countPages } from '../formats/pdf.ts';
import type { CommandBrowser } from '../io/browserFor.ts';
import type { Manners } from '../io/manners.ts';
import { fitPage } from './fitPage.ts';
import { isWellFilled } from './isWellFilled.ts';
import { layOut } from './layOut.ts';
import { overflow } from './overflow.ts';

/** A rendered variant whose pages are to be counted, whatever made its HTML. */
export interface Draft {
  /** The variant's name. */
  name: string;
  tailored: Tailored;
  html: Html;
  /** What its page may do while it prints. */
  manners: Manners | undefined;
  page: Page;
  /** What `page.fit` may move. */
  dimensions: readonly Dimension[];
  /** The least margins, where `margin` is among the dimensions. */
  leastMargin: string;
  /** How many entries may be left out by way of trial. */
  mostTried: number;
  /** The same variant with entries left out or options moved; undefined where that does not render. */
  render: (tailored: Tailored, change: Change) => Promise<Html | undefined>;
}

/** The page as it is to be written, or why it is not. */
export interface Held {
  html: Html;
  /** Its PDF, where it was printed on the way. */
  pdf: Uint8Array | undefined;
  /** What `page.fit` moved; empty where it had nothing to do. */
  fitted: Moved[];
  diagnostics: Diagnostic[];
}

/** Below this part of its height a last page counts as nearly empty. */
const NEARLY_EMPTY = 0.15;

/**
 * Holds a variant to its `page.max`: prints it and counts. Where it is too long `page.fit` looks for the
 * least change that fits; failing that, an error says how much is too much and what is cheapest to leave
 * out. A variant without `max` costs nothing.
 *
 * @throws MachineError where there is a `max` and no browser prints
 */
export async function holdBudget(draft: Draft, browser: CommandBrowser): Promise<Held> {
  const { page, maxAt } = draft.tailored.settings;
  const held: Held = { html: draft.html, pdf: undefined, fitted: [], diagnostics: [] };
  if (page.max === undefined || !maxAt) return held;
  const pdf = await browser.printPdf(draft.html, draft.manners);
  const pages = countPages(pdf);
  if (pages <= page.max) {
    const isShort = pages > 1 && !isWellFilled(draft, pdf, NEARLY_EMPTY);
    return { ...held, pdf, diagnostics: isShort ? await nearlyEmpty(draft, browser, pages) : [] };
  }
  const laidOut = await layOut(draft, browser, pages);
  const fitted = page.fit === true && laidOut ? await fitPage(draft, browser, laidOut, page.max) : undefined;
  if (fitted) return { ...held, ...fitted };
  const about = await overflow(draft, browser, laidOut, pages, page.max);
  return { ...held, diagnostics: [report('over-budget', maxAt, 'page.max', about)] };
}

/** A second page for three lines is worse than none. */
async function nearlyEmpty(draft: Draft, browser: CommandBrowser, pages: number): Promise<Diagnostic[]> {
  const { maxAt } = draft.tailored.settings;
  if (!maxAt) return [];
  const laidOut = await layOut(draft, browser, pages);
  const last = laidOut?.measured.fills.at(-1) ?? 0;
  if (!laidOut || last >= laidOut.sheet.height * NEARLY_EMPTY) return [];
  const about = await overflow(draft, browser, laidOut, pages, pages - 1);
  const lines = Math.max(1, Math.round(last / laidOut.measured.line));
  return [report('nearly-empty-page', maxAt, 'page.max', { ...about, lines })];
}
