import { createHash } from 'node:crypto';
import { join, resolve as resolvePath } from 'node:path';
import type { BuildOptions, Output } from './build.ts';
import { UsageError } from './errors.ts';
import type { Made } from './formats/format.ts';
import { listFolder, removeFiles, writeWhole } from './io/files.ts';
import { shownPath } from './io/project.ts';

/**
 * Writes what a format made, each file whole or not at all: `staff-ml.pdf`; of several
 * `staff-ml.1.png`, `staff-ml.2.png`, and takes away what an earlier build left under these names.
 *
 * @throws MachineError `write-failed`
 * @throws UsageError where several files would go to stdout
 */
export async function writeMade(
  { resume, variant }: { resume: string; variant: string },
  format: string,
  { contents, pages }: Made,
  { cwd = process.cwd(), outDir = 'dist' }: Pick<BuildOptions, 'cwd' | 'outDir'>,
): Promise<Output[]> {
  const toStdout = outDir === '-';
  if (toStdout && contents.length > 1) {
    throw new UsageError(
      `-o - takes one file, and ${variant} comes to ${contents.length} as ${format}`,
      'write them to a folder with -o DIR',
    );
  }
  const folder = join(resolvePath(cwd, outDir), resume);
  const names = contents.map((_, index) =>
    contents.length === 1 ? `${variant}.${format}` : `${variant}.${index + 1}.${format}`,
  );
  const outputs = await Promise.all(
    contents.map(async (content, index): Promise<Output> => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const output = { resume, variant, format, sha256, pages, bytes: bytes.length, cached: false };
      if (toStdout) return { ...output, path: '-', content };
      const path = join(folder, names[index] ?? '');
      await writeWhole(path, bytes);
      return { ...output, path: shownPath(cwd, path) };
    }),
  );
  if (!toStdout) await removeOthers(folder, variant, format, names);
  return outputs;
}

/** The pages of an earlier, longer build would pass for pages of this one. */
async function removeOthers(
  folder: string,
  variant: string,
  format: string,
  names: readonly string[],
): Promise<void> {
  const isOurs = (name: string): boolean =>
    name.startsWith(`${variant}.`) &&
    name.endsWith(`.${format}`) &&
    /^\d*$/.test(name.slice(variant.length + 1, -(format.length + 1)));
  const old = (await listFolder(folder)).filter((name) => isOurs(name) && !names.includes(name));
  await removeFiles(old.map((name) => join(folder, name)));
}
