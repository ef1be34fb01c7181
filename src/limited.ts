import pLimit, { type LimitFunction } from 'p-limit';

/** One variant is rendered, read or written while the browser prints another. */
const AT_ONCE = 2;

/** Runs pieces of work at once: two for each browser. */
export function limited(browsers: number): LimitFunction {
  return pLimit(AT_ONCE * browsers);
}
