import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { json, project, resume, type BuildJson } from '../support/cli.ts';

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

test('of two builds of one variant at the same time, otherwise set, the manifest tells the file that is there', async () => {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n' });
  const file = join(cwd, 'dist/resume/default.html');
  const set = (label: string) => ['build', '-f', 'html', '--json', '--set', `basics.label=${label}`];
  const hashed = async () =>
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  const recorded = async () => {
    const text = await readFile(join(cwd, 'dist/manifest.json'), 'utf8');
    return (JSON.parse(text) as BuildJson).outputs.map(({ sha256 }) => sha256);
  };
  for (let round = 0; round < 3; round += 1) {
    const ran = await Promise.all(['One', 'Two', 'Three'].map((label) => resume(set(label), { cwd })));
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(await recorded()).toEqual([await hashed()]);
  }
  // What one of them took for its own, and is another's, is not taken for done.
  const { stdout } = await resume(set('One'), { cwd });
  expect(json(stdout).outputs.map(({ sha256 }) => sha256)).toEqual([await hashed()]);
  expect(await readFile(file, 'utf8')).toContain('One');
});
