import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ended, project, start } from '../support/cli.ts';

const MANY = Array.from({ length: 12 }, (_, index): [string, string] => [
  `variants/v${index}.yaml`,
  `basics: { label: "Number ${index}" }\n`,
]);

test.each([
  { signal: 'SIGINT', status: 130, after: 5 },
  { signal: 'SIGTERM', status: 143, after: 120 },
  { signal: 'SIGINT', status: 130, after: 250 },
  { signal: 'SIGTERM', status: 143, after: 450 },
] as const)(
  '$signal after $after ms ends with $status and leaves nothing behind',
  async ({ signal, status, after }) => {
    const cwd = await project({ 'resume.yaml': 'basics: { name: Ada }\n', ...Object.fromEntries(MANY) });
    const temporary = join(cwd, 'tmp');
    await mkdir(temporary);
    const child = start(['build'], { cwd, env: { TMPDIR: temporary } });
    const exit = ended(child);
    // The handlers stand once the command has begun; before that Node itself ends on the signal.
    await sleep(60 + after);
    child.kill(signal);
    const ran = await exit;
    if (ran.signal !== signal) expect(ran.code).toBe(status);
    await sleep(100);
    expect(await readdir(temporary)).toEqual([]);
    expect(await processesWith(temporary)).toEqual([]);
    const written = await readdir(join(cwd, 'dist/resume')).catch(() => [] as string[]);
    for (const name of written) expect(name).toMatch(/^(default|v\d+)\.(pdf|html)$/);
  },
);

/** Processes that were started with this text, the browser's among them. */
async function processesWith(text: string): Promise<string[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    numbers.map((number) => readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(text));
}
