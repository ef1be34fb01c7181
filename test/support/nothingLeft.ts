import { readdir, readFile } from 'node:fs/promises';
import { expect } from 'vitest';

/** No profile is left in a temporary folder, and no process that had one there. */
export async function expectNothingLeft(temporary: string): Promise<void> {
  await expect.poll(() => processesWith(temporary)).toEqual([]);
  expect(await readdir(temporary)).toEqual([]);
}

/** Processes that were started with this text, the browser's among them. */
async function processesWith(text: string): Promise<string[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    numbers.map((number) => readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(text));
}
