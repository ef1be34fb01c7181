import { mkdir, readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ended, project, resume, start } from '../support/cli.ts';
import { expectNothingLeft } from '../support/nothingLeft.ts';

// The browser that comes with the install, unpacked for the first time into a cache folder of its own.

const PARTIAL = '.partial-';
const MB = 1e6;

/** A project whose builds know no browser but that one, and unpack it anew. */
async function fresh() {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n' });
  const [temporary, cache] = [join(cwd, 'tmp'), join(cwd, 'cache')];
  await mkdir(temporary);
  const env = {
    ...{ TMPDIR: temporary, XDG_CACHE_HOME: cache, PUPPETEER_CACHE_DIR: join(cwd, 'none') },
    ...{ RESUME_BROWSER: '', PUPPETEER_EXECUTABLE_PATH: '' },
  };
  return { cwd, env, temporary, unpacked: join(cache, 'resume-as-code') };
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.filter((name) => name.startsWith('chromium-'));
}

/** How much is unpacked; -1 before there is a folder for it, all there is once it has its name. */
async function unpackedSoFar(folder: string): Promise<number> {
  const [name] = await namesIn(folder);
  if (name === undefined) return -1;
  if (!name.includes(PARTIAL)) return Infinity;
  return (await stat(join(folder, name, 'chromium')).catch(() => undefined))?.size ?? 0;
}

test.each([
  ['SIGINT', 1, 0],
  ['SIGTERM', 2, 0],
  ['SIGINT', 2, MB],
  ['SIGTERM', 1, 60 * MB],
  ['SIGINT', 1, 120 * MB],
  ['SIGTERM', 2, 180 * MB],
  ['SIGINT', 1, Infinity],
] as const)(
  '%s, sent %i times when %d bytes are unpacked, leaves no half of a browser',
  async (signal, times, at) => {
    const { cwd, env, temporary, unpacked } = await fresh();
    const child = start(['build', '-f', 'pdf'], { cwd, env });
    const exit = ended(child);
    while (child.exitCode === null && (await unpackedSoFar(unpacked)) < at) await sleep(1);
    for (let sent = 0; sent < times; sent += 1) {
      child.kill(signal);
      await sleep(3);
    }
    const { code, stderr } = await exit;
    expect([code, stderr]).toEqual([signal === 'SIGINT' ? 130 : 143, expect.not.stringContaining('bug')]);
    await expectNothingLeft(temporary);
    expect((await namesIn(unpacked)).filter((name) => name.includes(PARTIAL))).toEqual([]);
    const next = await resume(['build', '-f', 'pdf', '--json'], { cwd, env });
    expect([next.code, next.stderr.includes('error')]).toEqual([0, false]);
    expect(await namesIn(unpacked)).toEqual([expect.stringMatching(/^chromium-[\d.]+$/)]);
  },
);

test('what a killed build had unpacked is nobody’s browser, and goes when it is old', async () => {
  const { cwd, env, unpacked } = await fresh();
  const child = start(['build', '-f', 'pdf'], { cwd, env });
  const exit = ended(child);
  while ((await unpackedSoFar(unpacked)) < 60 * MB) await sleep(1);
  child.kill('SIGKILL');
  await exit;
  const [left = ''] = await namesIn(unpacked);
  expect(left).toContain(PARTIAL);
  const before = new Date(Date.now() - 2 * 3_600_000);
  await utimes(join(unpacked, left), before, before);
  expect((await resume(['build', '-f', 'pdf'], { cwd, env })).code).toBe(0);
  expect(await namesIn(unpacked)).toEqual([expect.stringMatching(/^chromium-[\d.]+$/)]);
});
