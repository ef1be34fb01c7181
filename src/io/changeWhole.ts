import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cannotWrite, readText, writeWhole } from './files.ts';
import { makeFolder } from './makeFolder.ts';

/** Milliseconds: to read a file and to write it takes a few. */
const PATIENCE = 2_000;

/**
 * Writes a file anew by what stands in it: nobody else who does it in this way changes it in between.
 *
 * @param change gets an empty text where there is no file; may be called twice
 * @throws MachineError
 */
export async function changeWhole(file: string, change: (text: string) => string): Promise<void> {
  const text = (await readText(file)) ?? '';
  if (change(text) === text) return;
  const lock = `${file}.lock`;
  const release = await take(lock).catch((error: unknown) => {
    throw cannotWrite(lock, error);
  });
  try {
    const now = (await readText(file)) ?? '';
    const changed = change(now);
    if (changed !== now) await writeWhole(file, changed);
  } finally {
    release();
  }
}

/**
 * Makes a file that only one process can make. One that was left behind, by a process that was killed, stays the
 * same for long: its age would tell it, too, but for a clock that is wrong, and its process, but for another machine.
 *
 * @returns what takes it away
 */
async function take(lock: string): Promise<() => void> {
  makeFolder(dirname(lock));
  let holder: string | undefined;
  let since = 0;
  for (;;) {
    if (make(lock)) {
      const release = (): void => {
        process.off('exit', release);
        rmSync(lock, { force: true });
      };
      // A signal ends the process without coming back here.
      process.on('exit', release);
      return release;
    }
    const stats = statSync(lock, { throwIfNoEntry: false });
    const now = stats && `${stats.ino} ${stats.ctimeMs}`;
    if (now !== holder) since = performance.now();
    else if (performance.now() - since > PATIENCE) rmSync(lock, { force: true });
    holder = now;
    await sleep(10);
  }
}

function make(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}
