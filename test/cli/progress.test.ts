import { spawn } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { progressLine } from '../../src/cli/progressLine.ts';
import { BIN, project } from '../support/cli.ts';

const NAME = 'staff-engineer/automated-messaging.pdf';

test.each<[string, number, number, number | undefined, string]>([
  [
    'a wide terminal',
    90,
    0,
    9,
    '█████░░░░░░░░░░░░░░░ 25/100, 9 s left  staff-engineer/automated-messaging.pdf',
  ],
  [
    'what failed',
    90,
    3,
    undefined,
    '█████░░░░░░░░░░░░░░░ 25/100, 3 failed  staff-engineer/automated-messaging.pdf',
  ],
  ['a long wait', 60, 0, 301, '█████░░░░░░░░░░░░░░░ 25/100, 6 min left  …ated-messaging.pdf'],
  ['a narrow one', 40, 3, undefined, '25/100, 3 failed  …tomated-messaging.pdf'],
  ['one without room for a name', 20, 3, undefined, '25/100, 3 failed'],
  ['one without room for much', 8, 3, undefined, '25/100'],
])('the line of progress in %s', (_, width, failed, left, line) => {
  expect(progressLine({ done: 25, total: 100, failed, name: NAME }, left, width)).toBe(line);
});

test('a terminal sees after a second how far it is and what failed, and nothing of it after Ctrl-C', async () => {
  const cwd = await project({
    'resume.yaml': 'basics: { name: Ada Lovelace, email: ada@example.com }\n',
    'variants/broken.yaml': 'work: { nowhere: null }\n',
    'variants/sound.yaml': 'locale: en\n',
    'browser.sh': '#!/bin/sh\nexec sleep 20\n',
  });
  const browser = join(cwd, 'browser.sh');
  await chmod(browser, 0o755);
  await writeFile(
    join(cwd, 'build.sh'),
    `stty cols 44\nexec '${process.execPath}' '${BIN}' build -f pdf --no-cache --browser '${browser}'\n`,
  );
  const child = spawn('script', ['-qec', 'sh build.sh', '/dev/null'], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let seen = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
    if (seen.endsWith('.pdf')) child.stdin.write('\u0003');
  });
  expect(await ended).toBe(130);
  expect(seen).toContain('1/3, 1 failed  resume/sound.pdf');
  expect(seen).toMatch(/\r\u001B\[K$/);
});
