import { appendFile, chmod, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/io/findBrowser.ts';
import { json, resume, ROOT } from '../support/cli.ts';

let home: string;
let env: NodeJS.ProcessEnv;
let starts: string;

/** The starter as a project of its own, a cache of its own, and a browser that counts how often it starts. */
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'resume-cached-'));
  await cp(join(ROOT, 'starter'), home, { recursive: true });
  starts = join(home, 'starts');
  const { path, libraries = '', fonts = '' } = await findBrowser(undefined, process.env);
  const browser = join(home, 'headless-shell');
  const around = `LD_LIBRARY_PATH=${libraries}:$LD_LIBRARY_PATH FONTCONFIG_FILE=${fonts}`;
  await writeFile(browser, `#!/bin/sh\necho >> ${starts}\n${around} exec ${path} "$@"\n`);
  await chmod(browser, 0o755);
  env = { RESUME_CACHE: join(home, 'cache'), RESUME_BROWSER: browser };
  await build();
});
afterAll(() => rm(home, { recursive: true, force: true }));
beforeEach(() => writeFile(starts, ''));

/** Files that were just written may be written again within the clock's tick: the cache waits that long, so do we. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

async function build(...args: string[]) {
  await settle();
  const { stdout, code, stderr } = await resume(['build', '-f', 'pdf', '--json', ...args], {
    cwd: home,
    env,
  });
  expect(code, stderr).toBe(0);
  const { outputs } = json(stdout);
  return {
    cached: outputs.filter((one) => one.cached).map((one) => one.variant),
    fresh: outputs.filter((one) => !one.cached).map((one) => one.variant),
    hashes: outputs.map((one) => one.sha256),
    starts: (await readFile(starts, 'utf8')).length,
  };
}

const ALL = ['default', 'backend'];

describe('a build where nothing has changed', () => {
  it('starts no browser and writes nothing', async () => {
    await build();
    await writeFile(starts, '');
    const file = join(home, 'dist/me/backend.pdf');
    const before = await stat(file);
    const again = await build();
    expect(again).toMatchObject({ cached: ALL, fresh: [], starts: 0 });
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
  });

  it.each([
    ['an output is gone', () => rm(join(home, 'dist/me/backend.pdf'))],
    ['an output was changed by another hand', () => appendFile(join(home, 'dist/me/backend.pdf'), '%')],
  ])('is no such build where %s: it comes back, and only it', async (_, change) => {
    const { hashes } = await build();
    await change();
    const again = await build();
    expect(again).toMatchObject({ fresh: ['backend'], hashes });
  });

  it('is built all the same with --no-cache', async () => {
    await build();
    await writeFile(starts, '');
    expect(await build('--no-cache')).toMatchObject({ cached: [], fresh: ALL, starts: 1 });
  });

  it('makes everything anew where the cache was spoilt, and trusts none of it', async () => {
    const { hashes } = await build();
    const made = join(home, 'cache/made');
    for (const name of await readdir(made)) await writeFile(join(made, name), '{"looks":[],"result":{}}');
    await rm(join(home, 'dist'), { recursive: true });
    expect(await build()).toMatchObject({ fresh: ALL, hashes });
  });
});

it('one changed bullet changes the outputs of the variants that show it, and no others', async () => {
  await build();
  const file = join(home, 'resumes/me/variants/backend.yaml');
  const before = await readFile(file, 'utf8');
  await writeFile(file, before.replace('Senior Backend', 'Staff Backend'));
  expect(await build()).toMatchObject({
    cached: ALL.filter((name) => name !== 'backend'),
    fresh: ['backend'],
  });
  await writeFile(file, before);
});

it('another browser is asked whether it is the same', async () => {
  await build();
  await appendFile(env.RESUME_BROWSER ?? '', '# another\n');
  await writeFile(starts, '');
  const { starts: started } = await build();
  expect(started).toBe(1);
});
