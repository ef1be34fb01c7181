import { randomUUID } from 'node:crypto';
import { closeSync, openSync, rmSync } from 'node:fs';
import { chmod, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Puts a file in the place of another, or of none, in one step: whoever looks sees the old one or the new one,
 * whole. A link stays one, be there a file at its end or not yet, and its target's permissions stay. In place of
 * write-file-atomic, which on a disk that is nearly full took a part that was written for all of it, and replaced the
 * old file with that.
 */
export async function replaceFile(file: string, content: Uint8Array | string): Promise<void> {
  const target = await endOf(file);
  const mode = await stat(target).then(
    (old) => old.mode & 0o7777,
    () => undefined,
  );
  const temporary = `${target}.${randomUUID()}`;
  const remove = (): void => {
    rmSync(temporary, { force: true });
  };
  // A signal ends the process without coming back here.
  process.on('exit', remove);
  try {
    // Made here and not by one of Node's threads, which would still make it after `remove`.
    closeSync(openSync(temporary, 'wx'));
    await writeFile(temporary, content, { flag: 'r+' });
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    process.off('exit', remove);
  }
}

/** Where the links of a path lead. */
async function endOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const link = await readlink(file).catch(() => undefined);
    return link === undefined ? file : endOf(resolve(await realpath(dirname(file)), link));
  }
}
