import { position, type Source } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { updated, type Entry, type Manifest } from './manifest.ts';
import { placeIn } from './placeIn.ts';
import { missingShards } from './shards.ts';
import { whatMoved } from './whatMoved.ts';

/** A manifest, and what stands beside it. */
export interface Part {
  source: Source;
  manifest: Manifest;
  /** The sha256 of its outputs' files by path, of those that are there. */
  files: ReadonlyMap<string, string>;
}

export interface Merged<P extends Part> {
  manifest: Manifest;
  /** Where the file of each output stands, by path. */
  owners: Map<string, P>;
  diagnostics: Diagnostic[];
}

/** What one part says of one output: an entry, or one for each page. */
interface Claim<P extends Part = Part> {
  part: P;
  entries: Entry[];
}

/**
 * Joins what several builds wrote, each a part of one, into what one build would have written. Of an output that
 * several list those speak that have its file: a shard may have begun with the manifest of an earlier build.
 */
export function mergeManifests<P extends Part>(parts: readonly P[]): Merged<P> {
  const diagnostics = findMissing(parts);
  const taken: Claim<P>[] = [];
  const heard: Claim[] = [];
  for (const claims of claimsIn(parts)) {
    const standing = claims.filter(isStanding);
    const speaking = standing.length > 0 ? standing : claims;
    const [first, ...others] = speaking;
    if (!first) continue;
    taken.push(first);
    heard.push(...speaking);
    diagnostics.push(...others.flatMap((other) => findDifference(first, other)));
  }
  diagnostics.push(...heard.flatMap(findDamage), ...taken.flatMap((claim) => findAbsent(claim, parts)));
  diagnostics.push(...findMakers('program', heard), ...findMakers('browser', heard));
  const entries = taken.flatMap((claim) => claim.entries);
  const owners = new Map(
    taken.filter(isStanding).flatMap(({ part, entries: own }) => own.map(({ path }) => [path, part])),
  );
  return { manifest: updated({ outputs: [] }, entries, new Map()), owners, diagnostics };
}

/** By output, in the order of the parts. */
function claimsIn<P extends Part>(parts: readonly P[]): Claim<P>[][] {
  const byOutput = new Map<string, Map<P, Entry[]>>();
  for (const part of parts) {
    for (const entry of part.manifest.outputs) {
      const output = [entry.resume, entry.variant, entry.format].join('\0');
      const claims = byOutput.get(output) ?? new Map<P, Entry[]>();
      byOutput.set(output, claims.set(part, [...(claims.get(part) ?? []), entry]));
    }
  }
  return [...byOutput.values()].map((claims) => [...claims].map(([part, entries]) => ({ part, entries })));
}

function isStanding({ part, entries }: Claim): boolean {
  return entries.some(({ path }) => part.files.has(path));
}

function findDifference(first: Claim, other: Claim): Diagnostic[] {
  const all = [...first.entries, ...other.entries];
  const moved = all.find(({ path }) => entryIn(first, path)?.sha256 !== entryIn(other, path)?.sha256);
  if (!moved) return [];
  const [before, now] = [entryIn(first, moved.path), entryIn(other, moved.path)];
  const { source } = first.part;
  const at = placeIn(source, (before ?? first.entries[0])?.path);
  const about = {
    name: moved.path,
    other: `${source.file}:${position(source, at.start).line}`,
    causes: before && now ? whatMoved(before, now) : ['the number of pages'],
  };
  return [report('output-twice', placeIn(other.part.source, (now ?? other.entries[0])?.path), '', about)];
}

function entryIn({ entries }: Claim, path: string): Entry | undefined {
  return entries.find((entry) => entry.path === path);
}

function findDamage({ part: { source, files }, entries }: Claim): Diagnostic[] {
  return entries
    .filter(({ path, sha256 }) => files.has(path) && files.get(path) !== sha256)
    .map(({ path }) => report('output-damaged', placeIn(source, path), '', { name: path }));
}

/** Who joins manifests alone misses no file. */
function findAbsent({ part, entries }: Claim, parts: readonly Part[]): Diagnostic[] {
  if (parts.every(({ files }) => files.size === 0)) return [];
  return entries
    .filter(({ path }) => !part.files.has(path))
    .map(({ path }) => report('output-missing', placeIn(part.source, path), '', { name: path }));
}

function findMissing(parts: readonly Part[]): Diagnostic[] {
  const split = parts.filter(({ manifest }) => manifest.shards);
  const shards = split.flatMap(({ manifest }) => manifest.shards ?? []);
  const [first] = split;
  const [one] = shards;
  if (!first || one === undefined) return [];
  const countOf = (shard: string): string | undefined => shard.split('/')[1];
  const other = shards.find((shard) => countOf(shard) !== countOf(one));
  if (other !== undefined) return [report('mixed-shards', placeIn(first.source, one), '', { one, other })];
  const missing = missingShards(shards);
  return missing.length === 0 ? [] : [report('shard-missing', placeIn(first.source, one), '', { missing })];
}

function findMakers(what: 'program' | 'browser', claims: readonly Claim[]): Diagnostic[] {
  const makers = new Map<string, { part: Part; path: string }>();
  for (const { part, entries } of claims) {
    for (const { [what]: maker, path } of entries)
      if (maker !== null && !makers.has(maker)) makers.set(maker, { part, path });
  }
  const [, second] = makers.values();
  if (!second) return [];
  const all = [...makers].map(([maker, { part }]) => [maker, part.source.file] as const);
  return [report('mixed-makers', placeIn(second.part.source, second.path), '', { what, all })];
}
