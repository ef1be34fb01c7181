import type { Draft } from '../budget/holdBudget.ts';
import { layOut } from '../budget/layOut.ts';
import { findMissingContact } from '../core/findMissingContact.ts';
import { findUntranslated } from '../core/findUntranslated.ts';
import { hasErrors, inSourceOrder, type Diagnostic } from '../diagnostic.ts';
import { countPages } from '../formats/pdf.ts';
import type { CommandBrowser } from '../io/browserFor.ts';
import { drawPage, holdPage, type LaidPage } from '../layPage.ts';
import type { ResolvedVariant } from '../resolve.ts';

/** What there is to show of a variant, in the order in which it is known. */
export type Step =
  | { kind: 'print'; pdf: Uint8Array; pages: number; max: number | undefined }
  /** The print that was shown last is what a build writes. */
  | { kind: 'final'; pdf: Uint8Array }
  /** How full the last page is, from 0 to 1. */
  | { kind: 'fill'; last: number }
  | { kind: 'problems'; diagnostics: Diagnostic[]; isPrinted: boolean };

export interface PreviewOptions {
  browser: CommandBrowser;
  sourceDate: string | undefined;
  /** Resolves after a while, to whether this variant is still worth it: nothing has changed meanwhile. */
  rest: (ms: number) => Promise<boolean>;
  /** Holds what is known against the rules of `check`. */
  lint: (said: readonly Diagnostic[]) => Promise<Diagnostic[]>;
}

/**
 * A variant as soon as it can be seen, and then the rest: how full it is, what the rules say of it, and
 * the print that a build makes, in the place of the quick one.
 *
 * @throws MachineError where no browser prints
 */
export async function* preview(variant: ResolvedVariant, options: PreviewOptions): AsyncGenerator<Step> {
  const { browser, rest } = options;
  const drawn = await drawPage(variant, {});
  const { draft, rendered } = drawn;
  const said = inSourceOrder(rendered.diagnostics);
  if (!draft || hasErrors(said)) {
    // A file that is only half written is wrong for a moment: that is not shown.
    if (await rest(80)) yield { kind: 'problems', diagnostics: said, isPrinted: false };
    return;
  }
  const { max, fit } = draft.tailored.settings.page;
  const quick = await browser.reprintPdf(draft.html, draft.manners);
  const isTooLong = max !== undefined && countPages(quick) > max;
  // What is too long is shown all the same, unless it is to be made fit.
  const fitting = isTooLong && fit === true ? await holdPage(drawn, browser, options) : undefined;
  const fitted = await fitting?.page?.pdf();
  const shown = fitted ?? quick;
  yield { kind: 'print', pdf: shown, pages: countPages(shown), max };
  // The reader's browser draws it meanwhile.
  if (!(await rest(40))) return;

  const last = await lastFill(draft, fitting, browser, countPages(shown));
  if (last !== undefined) yield { kind: 'fill', last };
  const held = fitting ?? (max === undefined ? undefined : await holdPage(drawn, browser, options));
  const found = [
    ...(held ?? rendered).diagnostics,
    ...findMissingContact(draft.tailored),
    ...findUntranslated(draft.tailored),
  ];
  yield { kind: 'problems', diagnostics: await options.lint(found), isPrinted: true };
  if (!(await rest(150))) return;

  const { page } = held ?? (await holdPage(drawn, browser, options));
  if (!page) return;
  const pdf = fitted ?? (await page.pdf());
  if (!fitted) yield { kind: 'print', pdf, pages: countPages(pdf), max };
  yield { kind: 'final', pdf };
}

/** How much of its last page a print fills, of what its margins leave. */
async function lastFill(
  draft: Draft,
  fitting: LaidPage | undefined,
  browser: CommandBrowser,
  pages: number,
): Promise<number | undefined> {
  const margin = fitting?.fitted.find(({ name }) => name === 'margin')?.to;
  const html = fitting?.page?.html ?? draft.html;
  const page = margin === undefined ? draft.page : { ...draft.page, margin: String(margin) };
  const laidOut = await layOut({ ...draft, html, page }, browser, pages);
  const fill = laidOut?.measured.fills[pages - 1];
  return laidOut && fill !== undefined ? Math.min(1, fill / laidOut.sheet.height) : undefined;
}
