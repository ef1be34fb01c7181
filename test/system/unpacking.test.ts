import { readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ended, project, start } from '../support/cli.ts';

const MB = 1024 * 1024;

test.each([
  ['SIGINT', 0, 130],
  ['SIGTERM', 0, 143],
  ['SIGTERM', 30, 143],
  ['SIGINT', 100, 130],
] as const)(
  '%s, when %i MB of Chromium are unpacked, leaves none of it, and the next build prints',
  async (signal, megabytes, status) => {
    const cwd = await project({ 'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n' });
    const cache = join(cwd, 'cache');
    const env = { XDG_CACHE_HOME: cache };
    const home = join(cache, 'resume-as-code');
    const stopped = start(['build'], { cwd, env });
    const end = ended(stopped);
    const isThere = async () => (await unpackedIn(home)) >= megabytes * MB;
    while (stopped.exitCode === null && !(await isThere())) await sleep(2);
    stopped.kill(signal);
    const { code, stderr } = await end;
    expect([code, stderr]).toEqual([status, expect.not.stringContaining('bug')]);
    expect((await readdir(home)).filter((name) => name.startsWith('chromium'))).toEqual([]);

    const { code: next } = await ended(start(['build', '-f', 'pdf'], { cwd, env }));
    expect(next).toBe(0);
    expect((await readdir(home)).filter((name) => name.startsWith('chromium'))).toEqual([
      expect.stringMatching(/^chromium-[\d.]+$/),
    ]);
  },
  60_000,
);

test('what a killed build had unpacked is nobody’s browser, and goes when it is old', async () => {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n' });
  const env = { XDG_CACHE_HOME: join(cwd, 'cache') };
  const home = join(cwd, 'cache/resume-as-code');
  const killed = start(['build', '-f', 'pdf'], { cwd, env });
  const end = ended(killed);
  while (killed.exitCode === null && !((await unpackedIn(home)) >= 30 * MB)) await sleep(2);
  killed.kill('SIGKILL');
  await end;
  const [left = ''] = (await readdir(home)).filter((name) => name.startsWith('chromium'));
  expect(left).toContain('.partial-');
  const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000);
  await utimes(join(home, left), twoHoursAgo, twoHoursAgo);
  expect((await ended(start(['build', '-f', 'pdf'], { cwd, env }))).code).toBe(0);
  expect((await readdir(home)).filter((name) => name.startsWith('chromium'))).toEqual([
    expect.stringMatching(/^chromium-[\d.]+$/),
  ]);
}, 60_000);

/** The bytes of the executable so far; NaN before its folder is there. */
async function unpackedIn(home: string): Promise<number> {
  const names = await readdir(home).catch(() => []);
  const folder = names.find((name) => name.includes('.partial-'));
  if (folder === undefined) return NaN;
  const found = await stat(join(home, folder, 'chromium')).catch(() => undefined);
  return found?.size ?? 0;
}
