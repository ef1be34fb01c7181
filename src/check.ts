import { checkSettings } from './checks/checkSettings.ts';
import { findMissingContact } from './core/findMissingContact.ts';
import { findUntranslated } from './core/findUntranslated.ts';
import { inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { draftOf } from './budget/draftOf.ts';
import { holdBudget, type Draft } from './budget/holdBudget.ts';
import { MachineError } from './errors.ts';
import { browserFor } from './io/browserFor.ts';
import { findProject } from './io/project.ts';
import { PACKAGE_ROOT } from './io/packageRoot.ts';
import { readCheckSettings } from './io/readCheckSettings.ts';
import { lint } from './lint.ts';
import { renderHtml } from './renderHtml.ts';
import { chooseVariants, openResumes, type ResolveOptions } from './resolve.ts';

export interface CheckOptions extends ResolveOptions {
  /** A browser's path or ws:// address; it is started where a variant has a page budget. */
  browser?: string;
  signal?: AbortSignal;
}

export interface CheckResult {
  /** What was looked at: `staff-engineer/staff-ml`. */
  checked: string[];
  diagnostics: Diagnostic[];
  /** What the user should know of the machine: that no grammar checker is installed. */
  notes: string[];
}

/**
 * Everything that is wrong with the chosen variants, their templates, page budgets and language included,
 * without writing anything.
 *
 * @throws MachineError where a page budget is to be held and no browser prints; `before` holds what was found
 */
export async function check(options: CheckOptions = {}): Promise<CheckResult> {
  const cwd = options.cwd ?? process.cwd();
  const project = await findProject(cwd, options.file);
  const chosen = chooseVariants(await openResumes(project, options), project, options.variants);
  const variants = await Promise.all(chosen.flatMap(({ resume, names }) => names.map(resume.resolve)));
  const { source, dictionary } = await readCheckSettings(project, cwd);
  const settings = checkSettings(source, dictionary);
  const diagnostics: Diagnostic[] = [...settings.diagnostics];
  const drafts: Draft[] = [];
  for (const variant of variants) {
    const rendered = await renderHtml(variant, options);
    diagnostics.push(...rendered.diagnostics);
    if (variant.tailored) {
      diagnostics.push(...findMissingContact(variant.tailored), ...findUntranslated(variant.tailored));
    }
    const draft = draftOf(variant, rendered, options);
    if (draft?.tailored.settings.page.max !== undefined) drafts.push(draft);
  }
  // Figures and names may differ from those of variants that were not asked for.
  const all = chosen.flatMap(({ resume, names }) =>
    names.length < resume.variants.length
      ? resume.variants.map(resume.tailor)
      : variants.filter((one) => one.resume === resume.name),
  );
  const today = new Date().toISOString().slice(0, 10);
  const homes = [project.root, PACKAGE_ROOT];
  const { found, settle, notes } = await lint(variants, all, { settings, today, homes });
  diagnostics.push(...found);
  diagnostics.push(...(await heldBudgets(drafts, options, settle(diagnostics))));
  return {
    checked: variants.map(({ resume, variant }) => `${resume}/${variant}`),
    diagnostics: inSourceOrder(settle(diagnostics)),
    notes,
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
