import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeBusy, removeBusyNow } from '../../src/io/removeBusy.ts';

/** Writes new files for a tenth of a second more, as the last threads of a killed browser do for less. */
const WRITER = `
  const { writeFileSync, writeSync } = require('node:fs');
  for (let count = 0, end = Infinity; Date.now() < end; count += 1) {
    writeFileSync(process.argv[1] + '/' + count, 'x');
    if (count !== 500) continue;
    writeSync(1, 'writing');
    end = Date.now() + 100;
  }
`;

test.each([
  ['waiting', removeBusy],
  [
    'at exit',
    (folder: string) => {
      removeBusyNow(folder);
      return Promise.resolve();
    },
  ],
])('a profile is gone though somebody still writes into it, %s', async (_, remove) => {
  const folder = await mkdtemp(join(tmpdir(), 'profile-'));
  const profile = join(folder, 'profile');
  await mkdir(profile);
  const writer = spawn(process.execPath, ['-e', WRITER, profile], { stdio: ['ignore', 'pipe', 'ignore'] });
  const exit = once(writer, 'exit');
  await once(writer.stdout, 'data');
  await remove(profile);
  await exit;
  expect(await readdir(folder)).toEqual([]);
  await removeBusy(folder);
});
