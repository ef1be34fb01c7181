import { join, resolve as resolvePath } from 'node:path';
import type { Output } from './build.ts';
import { isFile, listFolder, readBytes, removeFiles, sizeOf, writeWhole } from './io/files.ts';
import { shownPath } from './io/project.ts';
import type { Entry } from './manifest/manifest.ts';
import type { File } from './outputsOf.ts';

/**
 * Writes the files of one variant, each whole or not at all, and takes away pages that an earlier,
 * longer build left: they would pass for pages of this one.
 *
 * @param before what earlier builds wrote
 * @param where.keep leaves a file that stands there already, byte for byte, as it is
 * @throws MachineError `write-failed`
 */
export async function writeOutputs(
  files: readonly File[],
  before: readonly Entry[],
  { outDir, cwd, keep }: { outDir: string; cwd: string; keep: boolean },
): Promise<Output[]> {
  const root = resolvePath(cwd, outDir);
  const outputs: Output[] = [];
  for (const { output, entry, bytes } of files) {
    const path = join(root, entry.path);
    const cached = keep && (await isThere(path, bytes));
    if (!cached) await writeWhole(path, bytes);
    outputs.push({ ...output, cached, path: shownPath(cwd, path) });
  }
  for (const format of new Set(files.map(({ output }) => output.format))) {
    const ofFormat = files.filter(({ output }) => output.format === format);
    await removeOthers(root, ofFormat, before);
  }
  return outputs;
}

async function isThere(path: string, bytes: Uint8Array): Promise<boolean> {
  return (
    (await isFile(path)) && sizeOf(path) === bytes.length && (await readBytes(path))?.equals(bytes) === true
  );
}

/** Other pages of the same variant in the same format; not the variant `v1.2`, which looks like page 2 of `v1`. */
async function removeOthers(root: string, files: readonly File[], before: readonly Entry[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  const { resume, variant, format } = first.output;
  const written = new Set(files.map(({ entry }) => entry.path));
  const earlier = new Set(
    before
      .filter((one) => one.resume === resume && one.variant === variant && one.format === format)
      .map(({ path }) => path),
  );
  const others = new Set([...earlier].filter((path) => !written.has(path)));
  if (others.size === 0) return;
  const isPage = (name: string): boolean =>
    name.startsWith(`${variant}.`) &&
    name.endsWith(`.${format}`) &&
    /^\d*$/.test(name.slice(variant.length + 1, -(format.length + 1)));
  const old = (await listFolder(join(root, resume))).filter(
    (name) => isPage(name) && others.has(`${resume}/${name}`),
  );
  await removeFiles(old.map((name) => join(root, resume, name)));
}
