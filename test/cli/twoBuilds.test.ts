import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ended, json, project, resume, start, type BuildJson } from '../support/cli.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

test('builds into one folder at the same time are all in its manifest, and whole', async () => {
  const cwd = await project({
    'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n',
    ...Object.fromEntries(NAMES.map((name) => [`variants/${name}.yaml`, `basics: { label: ${name} }\n`])),
    // Of a build that was killed, in another container.
    'dist/manifest.json.lock': '',
  });
  const ran = await Promise.all(
    NAMES.map((name) => resume(['build', '-v', name, '-f', 'html', '--json'], { cwd })),
  );
  expect(ran.map(({ code, stderr }) => [code, stderr])).toEqual(NAMES.map(() => [0, '']));
  const manifest = JSON.parse(await readFile(join(cwd, 'dist/manifest.json'), 'utf8')) as BuildJson;
  const told = ran.flatMap(({ stdout }) => json(stdout).outputs);
  expect(manifest.outputs.map(({ path, sha256 }) => [`dist/${path}`, sha256])).toEqual(
    told.map(({ path, sha256 }) => [path, sha256]),
  );
  expect(await readdir(join(cwd, 'dist'))).toEqual(['manifest.json', 'resume']);
  expect(await readdir(join(cwd, 'dist/resume'))).toEqual(NAMES.map((name) => `${name}.html`));
});

test('of a file that another build made otherwise meanwhile, the manifest tells what stands there', async () => {
  const cwd = await project({
    'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n',
    ...Object.fromEntries(
      Array.from({ length: 48 }, (_, index) => [
        `variants/v${index}.yaml`,
        `basics: { label: "${index}" }\n`,
      ]),
    ),
  });
  const file = join(cwd, 'dist/resume/default.html');
  // Its first file is there long before its manifest.
  const long = start(['build', '-f', 'pdf,html', '--set', 'basics.label=long'], { cwd });
  const end = ended(long);
  while (long.exitCode === null && !existsSync(file)) await sleep(1);
  const short = await resume(['build', '-v', 'default', '-f', 'html', '--set', 'basics.label=short'], {
    cwd,
  });
  expect([short.code, (await end).code]).toEqual([0, 0]);
  const manifest = JSON.parse(await readFile(join(cwd, 'dist/manifest.json'), 'utf8')) as BuildJson;
  expect(manifest.outputs).toHaveLength(98);
  for (const { path, sha256 } of manifest.outputs) {
    const bytes = await readFile(join(cwd, 'dist', path));
    expect([path, sha256]).toEqual([path, createHash('sha256').update(bytes).digest('hex')]);
  }
});
