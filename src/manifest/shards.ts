import type { Manifest } from './manifest.ts';

/** Those of the same split, `1/4` to `4/4`, that are not among these. */
export function missingShards(shards: readonly string[]): string[] {
  const count = Number(shards[0]?.split('/')[1] ?? 0);
  const all = Array.from({ length: count }, (_, index) => `${index + 1}/${count}`);
  return all.filter((one) => !shards.includes(one));
}

/** What a manifest says of the parts that it holds once this one is in it, too: nothing, where they are all. */
export function withShard(before: Manifest, shard: string): Pick<Manifest, 'shards'> {
  const [, count] = shard.split('/');
  const others = (before.shards ?? []).filter((one) => one.split('/')[1] === count);
  const shards = [...new Set([...others, shard])].sort();
  return missingShards(shards).length > 0 ? { shards } : {};
}
