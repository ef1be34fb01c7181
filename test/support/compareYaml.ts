import { compare } from '../../src/diff/compare.ts';
import type { Difference } from '../../src/diff/difference.ts';
import type { Outline } from '../../src/diff/outline.ts';
import { outlineOf } from '../../src/diff/outlineOf.ts';
import { tell } from './tell.ts';

/** A résumé, and what a variant makes of it, as a reader takes it in. */
export function outlineFrom(base: string, variant = ''): Outline {
  const { tailored, said } = tell({ base, variants: variant });
  if (!tailored) throw new Error(`this is no résumé: ${said.join(', ')}`);
  return outlineOf(tailored);
}

export function differenceOf(a: Outline, b: Outline): Difference {
  return compare(a, b, { a: { name: 'old', kind: 'file' }, b: { name: 'new', kind: 'file' } });
}
