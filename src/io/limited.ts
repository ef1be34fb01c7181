import pLimit, { type LimitFunction } from 'p-limit';

/** Runs so many pieces of work at once, and the others in their turn. */
export function limited(count: number): LimitFunction {
  return pLimit(count);
}
