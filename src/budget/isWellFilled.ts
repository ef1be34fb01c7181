import { withoutFonts } from '../core/html.ts';
import { paperOf, sheetOf, sidesOf } from '../core/sheet.ts';
import { baselinesOf } from '../pdf/baselinesOf.ts';
import type { Draft } from './holdBudget.ts';

/** A page number that somebody made text is one line, or two. */
const LINES = 5;
const POINTS = 72 / 96;

/**
 * What is fixed repeats on each page, and fills none. Text that speaks of a position and of what is fixed is rare; how
 * far the two may stand apart is bounded, for a text may speak of positions without end.
 */
const FIXED = /position[^;}]{0,200}fixed/i;

/**
 * Whether the last page of a print is filled beyond `least` of its height by all means. What the print itself tells
 * takes a twentieth of the time that it takes to lay the page out once more. Says no where it cannot tell.
 */
export function isWellFilled({ html, page, manners }: Draft, pdf: Uint8Array, least: number): boolean {
  if (manners || FIXED.test(withoutFonts(html))) return false;
  const [sheet, paper] = [sheetOf(page), paperOf(page.size)];
  const [top = 0] = sidesOf(page.margin);
  if (!sheet || !paper) return false;
  const height = (paper.height - top - sheet.height * least) * POINTS;
  return baselinesOf(pdf).filter((line) => line < height).length >= LINES;
}
