import { dirname, join, resolve as resolvePath } from 'node:path';
import type { Source } from '../core/source.ts';
import { UsageError } from '../errors.ts';
import { MANIFEST, printManifest, type Entry, type Manifest } from '../manifest/manifest.ts';
import { readManifest } from '../manifest/readManifest.ts';
import { changeWhole } from './changeWhole.ts';
import { readText } from './files.ts';
import { hasSha256 } from './hasSha256.ts';
import { shownPath } from './project.ts';

export interface ManifestFile {
  /** Empty where there is none yet. */
  manifest: Manifest;
  source: Source;
  /** Whether the file of an entry stands beside the manifest as the entry says. */
  isThere: (entry: Entry) => boolean;
  /** @param update what becomes of the manifest, in which another build may have written meanwhile */
  write: (update: (now: Manifest) => Manifest) => Promise<void>;
}

/** The manifest of an output folder. One that cannot be read is as none: the next build writes it anew. */
export async function manifestFile(outDir: string, cwd: string): Promise<ManifestFile> {
  const path = join(resolvePath(cwd, outDir), MANIFEST);
  const text = (await readText(path)) ?? '';
  return {
    manifest: readManifest(text) ?? { outputs: [] },
    source: { file: shownPath(cwd, path), text, foreign: false },
    isThere: (entry) => hasSha256(join(dirname(path), entry.path), entry.sha256),
    write: (update) =>
      changeWhole(path, (now) => {
        const manifest = update(readManifest(now) ?? { outputs: [] });
        // A shard that had nothing to do says so: whoever joins the shards wants all of them.
        const tells = manifest.outputs.length > 0 || manifest.shards !== undefined || now !== '';
        return tells ? printManifest(manifest) : '';
      }),
  };
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
