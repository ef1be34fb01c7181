import type { Source } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import type { Entry, Manifest } from './manifest.ts';
import { placeIn } from './placeIn.ts';
import { whatMoved } from './whatMoved.ts';

/** What of a fresh build is not as the manifest records it; each at the manifest's line. */
export function holdFrozen(recorded: Manifest, source: Source, fresh: readonly Entry[]): Diagnostic[] {
  return fresh.flatMap((entry) => {
    const before = recorded.outputs.find(({ path }) => path === entry.path);
    if (!before) return [report('frozen-new', placeIn(source), '', { name: entry.path })];
    const causes = whatMoved(before, entry);
    if (causes.length === 0) return [];
    const engines: [string, string] = [engineOf(before), engineOf(entry)];
    return [report('frozen-moved', placeIn(source, entry.path), '', { name: entry.path, causes, engines })];
  });
}

/** What the manifest records of variants that the project no longer has. */
export function findGone(
  recorded: Manifest,
  source: Source,
  project: ReadonlyMap<string, readonly string[]>,
): Diagnostic[] {
  return recorded.outputs
    .filter(({ resume, variant }) => project.get(resume)?.includes(variant) === false)
    .map(({ path }) => report('frozen-gone', placeIn(source, path), '', { name: path }));
}

function engineOf({ program, browser }: Entry): string {
  return [program, browser].filter((name) => name !== null).join(' with ');
}
