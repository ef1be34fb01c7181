import type { Changes } from '../changes.ts';
import { json as one } from '../show/json.ts';

/** For other programs: every variant, of its parts those that differ. */
export function json({ since, variants }: Changes): Changes {
  return {
    since,
    variants: variants.map((variant) => ({
      ...variant,
      difference: variant.difference && one(variant.difference),
    })),
  };
}
