import { createReadStream, createWriteStream, mkdtempSync } from 'node:fs';
import { chmod, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { ExtractOptions } from 'tar-fs';
import { MachineError } from '../errors.ts';
import { codeOf } from './codeOf.ts';
import { removeBusyNow } from './removeBusy.ts';

/**
 * Unpacks the Chromium of the npm package beside its final name and renames it, so that no reader
 * ever sees half of it.
 *
 * @param bin the folder of the package's `.br` files
 * @param isWhole whether the target holds a whole Chromium: another process may be faster
 * @throws MachineError
 */
export async function unpackInto(bin: string, target: string, isWhole: () => boolean): Promise<void> {
  let fresh: string | undefined;
  const removeFresh = (): void => {
    if (fresh !== undefined) removeBusyNow(fresh);
  };
  process.once('exit', removeFresh);
  try {
    await removeLeftovers(target);
    // In one step: a signal that comes between the folder and its name would leave it there.
    fresh = mkdtempSync(target + PARTIAL);
    await unpackTar(join(bin, 'al2023.tar.br'), fresh);
    await unpackTar(join(bin, 'fonts.tar.br'), fresh);
    await writeFile(join(fresh, 'fonts.conf'), FONTS);
    await unpackFile(join(bin, 'chromium.br'), join(fresh, 'chromium'));
    await chmod(join(fresh, 'chromium'), 0o755);
    await chmod(fresh, 0o755);
    await syncFiles(fresh);
    await takeName(fresh, target, isWhole);
  } catch (error) {
    throw cannotUnpack(dirname(target), error);
  } finally {
    process.off('exit', removeFresh);
    removeFresh();
  }
}

const PARTIAL = '.partial-';

/**
 * In place of the package's own, which names folders in /tmp. Where Chromium finds no font at all it
 * fails, every other time, to load even those of the page; and what it finds must not depend on the
 * system. The cache goes to the child's XDG_CACHE_HOME.
 */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

async function unpackTar(path: string, folder: string): Promise<void> {
  const { default: tar } = await import('tar-fs');
  // Not in the types: to own what we unpack also as root, whoever packed it.
  const options: ExtractOptions & { chown: boolean } = { chown: false };
  await pipeline(createReadStream(path), createBrotliDecompress(), tar.extract(folder, options));
}

async function unpackFile(path: string, to: string): Promise<void> {
  // Node's 16 kB would mean 12,000 trips through the thread pool.
  const chunk = 1024 * 1024;
  await pipeline(
    createReadStream(path, { highWaterMark: chunk }),
    createBrotliDecompress({ chunkSize: chunk }),
    createWriteStream(to, { highWaterMark: chunk }),
  );
}

/** A rename may reach the disk before the data does: without this a power cut leaves a hollow file. */
async function syncFiles(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = await open(join(entry.parentPath, entry.name));
    await file.sync().finally(() => file.close());
  }
}

async function takeName(fresh: string, target: string, isWhole: () => boolean): Promise<void> {
  try {
    await rename(fresh, target);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(codeOf(error))) throw error;
    if (isWhole()) return;
    await rm(target, { recursive: true, force: true });
    await rename(fresh, target);
  }
}

/** What killed processes left; an hour spares those still at work. */
async function removeLeftovers(target: string): Promise<void> {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(basename(target) + PARTIAL)) continue;
    const path = join(dirname(target), name);
    // It may have got its name, and so have gone, since we read the folder.
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < anHourAgo) await rm(path, { recursive: true, force: true });
  }
}

function cannotUnpack(folder: string, error: unknown): MachineError {
  const reason = ['ENOSPC', 'EDQUOT'].includes(codeOf(error))
    ? 'it takes 200 MB, which are not free'
    : error instanceof Error
      ? error.message
      : String(error);
  return new MachineError(
    'write-failed',
    `Chromium cannot be unpacked in ${folder}: ${reason}`,
    'set XDG_CACHE_HOME to a folder with room, or name a browser with --browser PATH',
    error,
  );
}
