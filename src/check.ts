import { findMissingContact } from './core/findMissingContact.ts';
import { findUntranslated } from './core/findUntranslated.ts';
import { inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { renderHtml } from './renderHtml.ts';
import { resolve, type ResolveOptions } from './resolve.ts';

export interface CheckResult {
  /** What was looked at: `staff-engineer/staff-ml`. */
  checked: string[];
  diagnostics: Diagnostic[];
}

/** Everything that is wrong with the chosen variants, their templates included, without printing. */
export async function check(options: ResolveOptions = {}): Promise<CheckResult> {
  const variants = await resolve(options);
  const diagnostics: Diagnostic[] = [];
  for (const variant of variants) {
    diagnostics.push(...(await renderHtml(variant)).diagnostics);
    if (variant.tailored) {
      diagnostics.push(...findMissingContact(variant.tailored), ...findUntranslated(variant.tailored));
    }
  }
  return {
    checked: variants.map(({ resume, variant }) => `${resume}/${variant}`),
    diagnostics: inSourceOrder(diagnostics),
  };
}
