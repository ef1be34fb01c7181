import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';

const TRIES = 10;
const PAUSE_MS = 20;

/**
 * Removes a folder that may still be written into, by the last process of a browser that was just killed, or by one
 * of Node's threads.
 *
 * @throws Error where it does not go
 */
export async function removeBusy(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: TRIES, retryDelay: PAUSE_MS });
}

/**
 * The same for who is about to exit, and can wait only by doing nothing. Node's own retries are of no use here: once
 * they have begun, they try the folder alone, and not what has come into it.
 */
export function removeBusyNow(folder: string): void {
  for (let left = TRIES; ; left -= 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (left === 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
