import { mkdtempSync } from 'node:fs';
import { lstat, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MachineError } from '../errors.ts';
import { removeBusyNow } from './removeBusy.ts';

/**
 * A folder in the shared temporary folder that is ours alone: the one of that name where it is, else
 * a fresh one for this run, for the name may have been taken by somebody who means us ill.
 *
 * @throws MachineError where none can be made
 */
export async function privateTemporaryFolder(name: string): Promise<string> {
  try {
    await mkdir(name, { mode: 0o700 }).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
    const stats = await lstat(name);
    if (stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o077) === 0) return name;
    const fresh = mkdtempSync(`${name}-`);
    process.once('exit', () => {
      removeBusyNow(fresh);
    });
    return fresh;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MachineError(
      'write-failed',
      `there is no folder to unpack Chromium in, neither a home nor ${dirname(name)}: ${reason}`,
      'set XDG_CACHE_HOME to a folder with room, or name a browser with --browser PATH',
      error,
    );
  }
}
