import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shardOf } from '../../src/core/shardOf.ts';
import { UsageError } from '../../src/errors.ts';
import { readShard } from '../../src/readShard.ts';

const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 30 });
const counts = fc.integer({ min: 1, max: 12 });

function shards(all: readonly string[], count: number): string[][] {
  return Array.from({ length: count }, (_, index) =>
    shardOf(all, (name) => name, { index: index + 1, count }),
  );
}

test('each is in exactly one shard, the shards are even, and the order in which they came does not matter', () => {
  fc.assert(
    fc.property(names, counts, (all, count) => {
      const split = shards(all, count);
      const sizes = split.map(({ length }) => length);
      expect(split.flat().sort()).toEqual([...all].sort());
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(shards([...all].reverse(), count)).toEqual(split);
    }),
  );
});

test('one more moves at most one over each border', () => {
  fc.assert(
    fc.property(names, fc.string({ minLength: 5, maxLength: 5 }), counts, (all, added, count) => {
      const homes = (split: string[][]) => new Map(split.flatMap((own, at) => own.map((name) => [name, at])));
      const [before, after] = [homes(shards(all, count)), homes(shards([...all, added], count))];
      expect(all.filter((name) => before.get(name) !== after.get(name)).length).toBeLessThan(count);
    }),
  );
});

test.each([
  ['1/1', { index: 1, count: 1 }],
  ['02/12', { index: 2, count: 12 }],
])('%s is a shard', (text, shard) => {
  expect(readShard(text)).toEqual(shard);
});

test.each([
  ['0/3', 'they count from 1', 'the first is 1/3'],
  ['4/3', 'the last of 3 is 3/3', 'as many as there are machines'],
  ['1/0', 'there is none of 0', '1/1'],
  ['a/b', 'is no shard', 'the second of four is 2/4'],
  ['', 'is no shard', 'the second of four is 2/4'],
  ['-1/3', 'is no shard', 'the second of four is 2/4'],
  ['1/3/3', 'is no shard', 'the second of four is 2/4'],
])('`%s` is none: %s', (text, message, hint) => {
  expect(() => readShard(text)).toThrow(UsageError);
  expect(() => readShard(text)).toThrow(message);
  expect(() => readShard(text)).toThrow(
    expect.objectContaining({ hint: expect.stringContaining(hint) as string }),
  );
});
