import pLimit, { type LimitFunction } from 'p-limit';

/** One variant is rendered, read or written while the browser prints another. */
const AT_ONCE = 2;

/** Runs pieces of work two at once. */
export function limited(): LimitFunction {
  return pLimit(AT_ONCE);
}
