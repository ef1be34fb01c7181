import { error, warning, type Words } from './words.ts';

/** Who made what, of several: `HeadlessChrome/147.0 (shard-1/manifest.json)`. */
function makers(all: readonly (readonly [name: string, file: string])[]): string {
  return all.map(([name, file]) => `${name} (${file})`).join(', ');
}

/** What is said where manifests are joined. */
export const SHARDS = {
  'output-twice': error((p: { name: string; other: string; causes: readonly string[] }) => [
    `\`${p.name}\` has other bytes here than in ${p.other}; what moved: ${p.causes.join(' and ')}`,
    'build all of one commit, each shard into an empty folder of its own: --shard 1/2 -o shard-1',
  ]),
  'output-damaged': error((p: { name: string }) => [
    `\`${p.name}\` is not what was written: its bytes have another sha256 than is recorded here`,
    'fetch this folder again, or build its shard again',
  ]),
  'output-missing': warning((p: { name: string }) => [
    `\`${p.name}\` stands in none of these folders: only what is said of it is joined`,
    'fetch its folder whole, with the files beside the manifest',
  ]),
  'shard-missing': error((p: { missing: readonly string[] }) => [
    `${p.missing.length === 1 ? 'shard' : 'shards'} ${p.missing.join(', ')} ${p.missing.length === 1 ? 'is' : 'are'} not among these`,
    'name all of their folders; a shard without work has one, too',
  ]),
  'mixed-shards': error((p: { one: string; other: string }) => [
    `shards ${p.one} and ${p.other} are parts of different splits`,
    'build all of them with the same count',
  ]),
  'mixed-makers': warning((p: { what: string; all: readonly (readonly [string, string])[] }) => [
    `not one ${p.what} made all of these: ${makers(p.all)}`,
    'use the same for all shards: what they print may differ by it',
  ]),
} satisfies Record<string, Words<never>>;
