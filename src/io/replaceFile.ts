import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';

/**
 * Puts a file in the place of another, or of none, in one step: whoever looks sees the old one or the new one,
 * whole. A link stays one, and its target's permissions stay. In place of write-file-atomic, which on a disk that
 * is nearly full took a part that was written for all of it, and replaced the old file with that.
 */
export async function replaceFile(file: string, content: Uint8Array | string): Promise<void> {
  const target = await realpath(file).catch(() => file);
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
    await writeFile(temporary, content, { flag: 'wx' });
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    process.off('exit', remove);
  }
}
