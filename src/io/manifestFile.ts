import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve as resolvePath } from 'node:path';
import type { Source } from '../core/source.ts';
import { UsageError } from '../errors.ts';
import { MANIFEST, printManifest, type Entry, type Manifest } from '../manifest/manifest.ts';
import { readManifest } from '../manifest/readManifest.ts';
import { changeWhole } from './changeWhole.ts';
import { readText } from './files.ts';
import { shownPath } from './project.ts';

export interface ManifestFile {
  /** Empty where there is none yet. */
  manifest: Manifest;
  source: Source;
  /**
   * @param made what this build wrote; where another one has recorded the same file meanwhile, that one's entry if it
   *   is what stands there
   * @param update what becomes of the manifest, in which another build may have written meanwhile
   */
  write: (
    made: readonly Entry[],
    update: (now: Manifest, standing: readonly Entry[]) => Manifest,
  ) => Promise<void>;
}

/** The manifest of an output folder. One that cannot be read is as none: the next build writes it anew. */
export async function manifestFile(outDir: string, cwd: string): Promise<ManifestFile> {
  const path = join(resolvePath(cwd, outDir), MANIFEST);
  const text = (await readText(path)) ?? '';
  const before = readManifest(text) ?? { outputs: [] };
  return {
    manifest: before,
    source: { file: shownPath(cwd, path), text, foreign: false },
    write: (made, update) =>
      changeWhole(path, (text) => {
        const now = readManifest(text) ?? { outputs: [] };
        const others = recordedSince(before, now);
        const standing = made.map((entry) => {
          const other = others.get(entry.path);
          return other && other.sha256 === hashOfFile(join(dirname(path), entry.path)) ? other : entry;
        });
        const manifest = update(now, standing);
        // A shard that had nothing to do says so: whoever joins the shards wants all of them.
        const tells = manifest.outputs.length > 0 || manifest.shards !== undefined || text !== '';
        return tells ? printManifest(manifest) : '';
      }),
  };
}

/** What other builds have recorded since a manifest was read, by path. */
function recordedSince(before: Manifest, now: Manifest): Map<string, Entry> {
  const known = new Map(before.outputs.map(({ path, sha256 }) => [path, sha256]));
  return new Map(
    now.outputs.filter(({ path, sha256 }) => known.get(path) !== sha256).map((entry) => [entry.path, entry]),
  );
}

/** Undefined where it cannot be read. */
function hashOfFile(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return undefined;
  }
}

/** @throws UsageError where there is nothing to hold a build to */
export function refuseUnrecorded(file: ManifestFile | undefined): void {
  const source = file?.source;
  if (source && readManifest(source.text)) return;
  const missing = source?.text === '' ? `there is no ${source.file}` : `${source?.file} is no manifest`;
  throw new UsageError(
    source
      ? `${missing} to hold this build to`
      : '--frozen holds a build to the manifest of its folder, and -o - has none',
    source
      ? 'run `resume build` without --frozen, and commit the manifest that it writes'
      : 'name a folder with -o DIR',
  );
}
