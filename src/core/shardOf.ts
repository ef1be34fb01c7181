/** One of the equal parts that a build is split into, so that several machines share it. */
export interface Shard {
  /** From 1 to `count`. */
  index: number;
  count: number;
}

/**
 * What of all falls to one shard: a run of them in the order of their names. No two shards differ by more
 * than one, and each of all is in exactly one. One that is added moves at most one other over each border
 * between two shards, where dealing them out in turn would move all that come after it.
 *
 * @param nameOf no two have the same
 */
export function shardOf<T>(all: readonly T[], nameOf: (one: T) => string, { index, count }: Shard): T[] {
  const ordered = [...all].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const border = (shards: number): number => Math.floor((shards * all.length) / count);
  return ordered.slice(border(index - 1), border(index));
}
