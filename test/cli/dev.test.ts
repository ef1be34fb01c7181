import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ended, project, resume, start } from '../support/cli.ts';

test('dev prints its address, refuses a port that is taken, and Ctrl-C leaves nothing behind', async () => {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada }\n' });
  const temporary = join(cwd, 'tmp');
  await mkdir(temporary);
  const child = start(['dev', '--json'], { cwd, env: { TMPDIR: temporary } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exit = ended(child);
  const { url } = JSON.parse(
    await new Promise<string>((resolve) =>
      child.stdout.once('data', (line: Buffer) => {
        resolve(line.toString());
      }),
    ),
  ) as { url: string };
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
  expect(await (await fetch(url)).text()).toContain('<title>resume dev</title>');

  const second = await resume(['dev', '--port', new URL(url).port], { cwd });
  expect(second.code).toBe(3);
  expect(second.stderr).toContain('another program listens there');
  expect((await resume(['dev', '--port', 'http'], { cwd })).code).toBe(2);

  await expect.poll(() => readdir(temporary)).not.toEqual([]);
  child.kill('SIGINT');
  expect((await exit).code).toBe(130);
  expect(await readdir(temporary)).toEqual([]);
});
