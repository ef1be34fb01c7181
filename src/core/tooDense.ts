import type { Place, Source } from './source.ts';

/** A résumé of a life has a tenth of them. The parser takes seconds for what is nothing but signs. */
export const MOST_SIGNS = 100_000;

/** What ends a line, a value or a key in YAML, or begins one. */
const SIGN = /[\n[\]{},:!&*]|[-?][ \t]|""|''/g;

/** Where the signs become too many, whether they are YAML's or stand in a text. */
export function tooDense(source: Source): Place | undefined {
  if (source.text.length <= MOST_SIGNS) return undefined;
  let count = 0;
  for (const { index } of source.text.matchAll(SIGN)) {
    count += 1;
    if (count > MOST_SIGNS) return { source, start: index, end: index + 1 };
  }
  return undefined;
}
