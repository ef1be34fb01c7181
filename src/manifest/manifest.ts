import type { Inputs } from './inputsOf.ts';

/** `manifest.json` beside the outputs: what was built, of what, by what. */
export interface Manifest {
  /** Which parts of a build it holds, `2/4`; left out where it holds them all. */
  shards?: string[];
  outputs: Entry[];
}

export interface Entry {
  resume: string;
  variant: string;
  format: string;
  /** Relative to the manifest, with slashes. */
  path: string;
  sha256: string;
  /** Null for formats without pages. */
  pages: number | null;
  bytes: number;
  inputs: Inputs;
  /** `resume-as-code 1.2.3` */
  program: string;
  /** As the browser names itself; null for formats that take none. */
  browser: string | null;
}

export const MANIFEST = 'manifest.json';

/**
 * The manifest after a build: what was made takes the place of what stood there of the same output, what
 * the project no longer has goes, all else stays.
 *
 * @param project the variants of the résumés that were looked at, by résumé
 */
export function updated(
  before: Manifest,
  made: readonly Entry[],
  project: ReadonlyMap<string, readonly string[]>,
): Manifest {
  const fresh = new Set(made.map(outputKey));
  const isThere = ({ resume, variant }: Entry): boolean =>
    !project.has(resume) || project.get(resume)?.includes(variant) === true;
  const kept = before.outputs.filter((entry) => !fresh.has(outputKey(entry)) && isThere(entry));
  return { outputs: [...kept, ...made].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** What the files of one output have in common: several pages may be several files. */
export function outputKey({ resume, variant, format }: Entry): string {
  return [resume, variant, format].join('\0');
}

export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
