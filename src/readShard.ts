import type { Shard } from './core/shardOf.ts';
import { UsageError } from './errors.ts';

/**
 * A shard as people write it: `2/4`.
 *
 * @throws UsageError where it is none
 */
export function readShard(text: string): Shard {
  const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index === undefined || count === undefined)
    throw new UsageError(`\`${text}\` is no shard`, 'write which one of how many: the second of four is 2/4');
  if (count === 0)
    throw new UsageError(`\`${text}\` is no shard: there is none of 0`, 'on a single machine it is 1/1');
  if (index === 0)
    throw new UsageError(`\`${text}\` is no shard: they count from 1`, `the first is 1/${count}`);
  if (index > count)
    throw new UsageError(`\`${text}\` is no shard: the last of ${count} is ${count}/${count}`, MORE);
  return { index, count };
}

const MORE = 'give all machines the same count, as many as there are machines';
