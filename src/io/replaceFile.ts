import { randomUUID } from 'node:crypto';
import { chmodSync, readlinkSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { codeOf } from './codeOf.ts';

/**
 * Puts a file in the place of another, or of none, in one step: whoever looks sees the old one or the new one,
 * whole. A link stays one, be there a file at its end or not yet, and its target's permissions stay. In place of
 * write-file-atomic, which on a disk that is nearly full took a part that was written for all of it, and replaced the
 * old file with that.
 *
 * What takes no time is done in place, for to hand it to one of Node's threads takes longer. A disk may want to have
 * written the new file before it takes the old one's place: for that alone the process does not stand still.
 */
export async function replaceFile(file: string, content: Uint8Array | string): Promise<void> {
  const target = endOf(file);
  const old = statSync(target, { throwIfNoEntry: false });
  const temporary = `${target}.${randomUUID()}`;
  const remove = (): void => {
    rmSync(temporary, { force: true });
  };
  // A signal ends the process without coming back here.
  process.on('exit', remove);
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    if (old) chmodSync(temporary, old.mode & 0o7777);
    await rename(temporary, target);
  } catch (error) {
    remove();
    throw error;
  } finally {
    process.off('exit', remove);
  }
}

/** Where the links of a path lead. */
function endOf(file: string): string {
  try {
    return realpathSync.native(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    const link = linkAt(file);
    return link === undefined ? file : endOf(resolve(realpathSync.native(dirname(file)), link));
  }
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined; // No link, or nothing at all.
  }
}
