import { outputKey, type Entry, type Manifest } from './manifest.ts';

/**
 * What a build made, save where another build has recorded the same output, and its files are the ones that are
 * there: of two at once the last who wrote is told, whoever comes first to the manifest.
 *
 * @param now the manifest as this build is about to change it
 */
export function settled(made: readonly Entry[], now: Manifest, isThere: (entry: Entry) => boolean): Entry[] {
  const outputs = new Set(made.map(outputKey));
  const contents = new Set(made.map(contentOf));
  const others = now.outputs.filter(
    (entry) => outputs.has(outputKey(entry)) && !contents.has(contentOf(entry)) && isThere(entry),
  );
  const lost = new Set(others.map(outputKey));
  return [...others, ...made.filter((entry) => !lost.has(outputKey(entry)))];
}

function contentOf({ path, sha256 }: Entry): string {
  return `${sha256} ${path}`;
}
