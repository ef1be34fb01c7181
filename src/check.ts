import { findMissingContact } from './core/findMissingContact.ts';
import { findUntranslated } from './core/findUntranslated.ts';
import { inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { draftOf } from './budget/draftOf.ts';
import { holdBudget, type Draft } from './budget/holdBudget.ts';
import { MachineError } from './errors.ts';
import { browserFor } from './io/browserFor.ts';
import { renderHtml } from './renderHtml.ts';
import { resolve, type ResolveOptions } from './resolve.ts';

export interface CheckOptions extends ResolveOptions {
  /** A browser's path or ws:// address; it is started where a variant has a page budget. */
  browser?: string;
  signal?: AbortSignal;
}

export interface CheckResult {
  /** What was looked at: `staff-engineer/staff-ml`. */
  checked: string[];
  diagnostics: Diagnostic[];
}

/**
 * Everything that is wrong with the chosen variants, their templates and page budgets included,
 * without writing anything.
 *
 * @throws MachineError where a page budget is to be held and no browser prints; `before` holds what was found
 */
export async function check(options: CheckOptions = {}): Promise<CheckResult> {
  const variants = await resolve(options);
  const diagnostics: Diagnostic[] = [];
  const drafts: Draft[] = [];
  for (const variant of variants) {
    const { html, diagnostics: said } = await renderHtml(variant);
    diagnostics.push(...said);
    if (variant.tailored) {
      diagnostics.push(...findMissingContact(variant.tailored), ...findUntranslated(variant.tailored));
    }
    const draft = html === undefined ? undefined : draftOf(variant, html);
    if (draft?.tailored.settings.page.max !== undefined) drafts.push(draft);
  }
  diagnostics.push(...(await heldBudgets(drafts, options, diagnostics)));
  return {
    checked: variants.map(({ resume, variant }) => `${resume}/${variant}`),
    diagnostics: inSourceOrder(diagnostics),
  };
}

/** Only what has a budget takes a browser. What was `said` is not lost where that fails. */
async function heldBudgets(
  drafts: readonly Draft[],
  options: CheckOptions,
  said: readonly Diagnostic[],
): Promise<Diagnostic[]> {
  const browser = browserFor(options);
  const diagnostics: Diagnostic[] = [];
  try {
    for (const draft of drafts) diagnostics.push(...(await holdBudget(draft, browser)).diagnostics);
    return diagnostics;
  } catch (error) {
    if (error instanceof MachineError) {
      error.before = { outputs: [], diagnostics: inSourceOrder([...said, ...diagnostics]), notes: [] };
    }
    throw error;
  } finally {
    browser.close();
  }
}
