import { isBullet } from '../core/jobs.ts';
import type { Flaw } from '../core/flaw.ts';
import type { Prose } from '../core/prose.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Around, Variant } from './rule.ts';
import { isLabel, isSentence } from './sentences.ts';

/** What a grammar checker reads: sentences, and for its spelling labels, too. */
export function isProofread(prose: Prose): boolean {
  return isBullet(prose) || isSentence(prose) || isLabel(prose);
}

/** What it says of one text by one of its linters. */
export function flawsIn(
  variant: Variant,
  around: Around,
  keep: (flaw: Flaw, prose: Prose) => Diagnostic | undefined,
) {
  if (variant.language !== 'en') return [];
  return variant.prose.filter(isProofread).flatMap((prose) =>
    around.proofOf(prose.text, variant).flatMap((flaw) => {
      const isCode = prose.code.some(([start, end]) => flaw.start < end && flaw.end > start);
      return isCode ? [] : (keep(flaw, prose) ?? []);
    }),
  );
}
