import type { Moved, Steps } from '../core/fitting.ts';
import type { Html } from '../core/html.ts';
import { searchFit, type Verdict } from '../core/searchFit.ts';
import type { Measured } from '../core/sheet.ts';
import { countPages } from '../formats/pdf.ts';
import type { CommandBrowser } from '../io/browserFor.ts';
import type { Draft } from './holdBudget.ts';
import { changedBy, movedIn, trialOf, type LaidOut } from './layOut.ts';

/** The least change that fits, printed: what a layout promises holds once it was printed. */
export async function fitPage(
  draft: Draft,
  browser: CommandBrowser,
  laidOut: LaidOut,
  max: number,
): Promise<{ html: Html; pdf: Uint8Array; fitted: Moved[] } | undefined> {
  const refuted: Steps[] = [];
  for (;;) {
    const { steps } = await findFit(draft, browser, laidOut, max, refuted);
    if (!steps) return undefined;
    const html = await draft.render(draft.tailored, changedBy(draft, steps));
    if (html === undefined) return undefined;
    const pdf = await browser.printPdf(html, draft.manners);
    if (countPages(pdf) <= max) return { html, pdf, fitted: movedIn(draft, steps) };
    refuted.push(steps);
  }
}

/** What a search comes to: the cheapest steps that fit, or those that came nearest. */
export interface Found {
  steps: Steps | undefined;
  nearest: { steps: Steps; measured: Measured } | undefined;
}

/** Lets the pure search ask the browser. */
export async function findFit(
  draft: Draft,
  browser: CommandBrowser,
  { sheet, measured: start }: LaidOut,
  max: number,
  refuted: readonly Steps[] = [],
): Promise<Found> {
  const search = searchFit(draft.dimensions, refuted);
  let nearest: Found['nearest'];
  let next = search.next();
  while (!next.done) {
    const batch = next.value;
    const trials = batch.map((steps) => trialOf(draft, sheet, steps));
    const measured = await browser.measure(draft.html, trials, draft.manners);
    const verdicts: Verdict[] = [];
    for (const [index, one] of measured.entries()) {
      const verdict = verdictOn(one, start, max);
      verdicts.push(verdict);
      const steps = batch[index];
      const isNearer = !nearest || length(one) < length(nearest.measured);
      if (steps && verdict === 'too long' && isNearer) nearest = { steps, measured: one };
    }
    next = search.next(verdicts);
  }
  return { steps: next.value, nearest };
}

/** 9 pt. What a template sets smaller to begin with is its own affair. */
const LEAST_TYPE = 12;

function verdictOn(one: Measured, start: Measured, max: number): Verdict {
  const isTooSmall = (['body', 'smallest'] as const).some(
    (key) => one[key] < Math.min(LEAST_TYPE, start[key]) - 0.01,
  );
  if (isTooSmall) return 'too small';
  return one.fills.length <= max ? 'fits' : 'too long';
}

/** Pages first, then how far the last one reaches. */
function length({ fills }: Measured): number {
  return fills.length * 1e6 + (fills.at(-1) ?? 0);
}
