import { changeOf, movedBy, type Change, type Moved, type Steps } from '../core/fitting.ts';
import { sheetOf, type Measured, type Sheet, type Trial } from '../core/sheet.ts';
import type { CommandBrowser } from '../io/browserFor.ts';
import type { Draft } from './holdBudget.ts';

/** A draft as it was printed. */
export interface LaidOut {
  sheet: Sheet;
  measured: Measured;
}

/**
 * The layout of a draft that was printed on so many pages; undefined for a page size without a known
 * height. Layout and print agree to the pixel as far as we know; where they do not, a slightly lower
 * sheet is looked for that does.
 */
export async function layOut(
  { html, page, manners }: Draft,
  browser: CommandBrowser,
  pages: number,
): Promise<LaidOut | undefined> {
  const sheet = sheetOf(page);
  if (!sheet) return undefined;
  const [asTold] = await browser.measure(html, [{ sheet }], manners);
  if (!asTold || asTold.fills.length === pages) return asTold && { sheet, measured: asTold };
  const lower = [1, 2, 4, 8, 16].map((less): Sheet => ({ ...sheet, height: sheet.height - less }));
  const all = await browser.measure(
    html,
    lower.map((one): Trial => ({ sheet: one })),
    manners,
  );
  const found = all.findIndex(({ fills }) => fills.length === pages);
  return { sheet: lower[found] ?? sheet, measured: all[found] ?? asTold };
}

/** The draft with these steps taken, as a trial. */
export function trialOf(draft: Draft, sheet: Sheet, steps: Steps): Trial {
  const { options, margin } = changedBy(draft, steps);
  const plain = sheetOf(draft.page);
  const moved = margin === undefined ? undefined : sheetOf({ ...draft.page, margin });
  const values = Object.entries(options).map(([name, value]) => `--${name}:${value}`);
  if (margin !== undefined) values.push(`--page-margin:${margin}`);
  return {
    // What a print was seen to lack of its height it lacks with other margins, too.
    sheet: moved && plain ? { ...moved, height: moved.height + sheet.height - plain.height } : sheet,
    style: `:root{${values.join(';')}}`,
  };
}

export function changedBy({ dimensions, page, leastMargin }: Draft, steps: Steps): Change {
  return changeOf(dimensions, steps, page, leastMargin);
}

export function movedIn({ dimensions, page, leastMargin }: Draft, steps: Steps): Moved[] {
  return movedBy(dimensions, steps, page, leastMargin);
}

/** The same trial on one page without an end: what breaks cost is not in its height. */
export function endless(trial: Trial): Trial {
  return { ...trial, sheet: { ...trial.sheet, height: 1e6 } };
}

/** What is too much for so many pages, in lines, a fraction of one included. */
export function linesOver(max: number, sheet: Sheet, measured: Measured, whole: Measured): number {
  const before = measured.fills.slice(0, max - 1).reduce((sum, fill) => sum + fill, 0);
  return ((whole.fills[0] ?? 0) - before - sheet.height) / measured.line;
}

/** At least one: a page is only ever too long by something. */
export function wholeLines(lines: number): number {
  return Math.max(1, Math.ceil(lines - 0.1));
}
