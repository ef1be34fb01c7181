import { writeFileSync } from 'node:fs';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { watch } from '../../src/io/watch.ts';
import { project } from '../support/cli.ts';

/** A watched project, and what was told of it since it was last asked, relative to its folder. */
async function watched() {
  const root = await project({
    'resumes/ada/resume.yaml': 'basics: { name: Ada }\n',
    'resumes/ada/variants/acme.yaml': 'use: [short]\n',
    'notes/diary.txt': 'Dear diary\n',
    'README.md': 'Mine\n',
  });
  let told: string[] = [];
  const onChange = (paths: ReadonlySet<string>) =>
    told.push(...[...paths].map((path) => path.slice(root.length + 1)));
  onTestFinished(watch(root, { onChange, except: [join(root, 'dist')] }));
  const said = () => {
    const all = told;
    told = [];
    return all;
  };
  return { at: (path: string) => join(root, path), said };
}
type Watched = Awaited<ReturnType<typeof watched>>;

const ACME = 'resumes/ada/variants/acme.yaml';

test.each<[what: string, save: (one: Watched) => Promise<void>, path: string]>([
  ['a file written in place', ({ at }) => writeFile(at(ACME), 'use: [long]\n'), ACME],
  [
    'a file moved into its place, as most editors save',
    async ({ at }) => {
      await writeFile(at('resumes/ada/variants/.acme.yaml.swp'), 'use: [long]\n');
      await rename(at('resumes/ada/variants/.acme.yaml.swp'), at(ACME));
    },
    ACME,
  ],
  [
    'a file moved away and written anew, as Vim saves',
    async ({ at }) => {
      await rename(at(ACME), at(`${ACME}~`));
      await writeFile(at(ACME), 'use: [long]\n');
      await rm(at(`${ACME}~`));
    },
    ACME,
  ],
  ['a file that goes', ({ at }) => rm(at(ACME)), ACME],
  [
    'a new variant',
    ({ at }) => writeFile(at('resumes/ada/variants/new.yaml'), ''),
    'resumes/ada/variants/new.yaml',
  ],
  ['check.yaml', ({ at }) => writeFile(at('resumes/check.yaml'), ''), 'resumes/check.yaml'],
  [
    'a new folder, with what stands in it at once',
    async ({ at }) => {
      await mkdir(at('templates/mine/partials'), { recursive: true });
      await writeFile(at('templates/mine/partials/job.hbs'), '');
    },
    'templates/mine/partials/job.hbs',
  ],
])('%s is seen', async (_, save, path) => {
  const one = await watched();
  await save(one);
  await expect.poll(one.said, { interval: 5 }).toContain(path);
});

test('a folder that was put in another’s place is watched like it', async () => {
  const one = await watched();
  for (let round = 0; round < 5; round += 1) {
    await rm(one.at('resumes/ada/variants'), { recursive: true });
    await mkdir(one.at('resumes/ada/variants'));
    await sleep(30);
    one.said();
    await writeFile(one.at(ACME), `use: [${round}]\n`);
    await expect.poll(one.said, { interval: 5 }).toContain(ACME);
  }
});

test('a link to a folder above it leads nowhere', async () => {
  const one = await watched();
  await symlink(one.at('resumes'), one.at('resumes/ada/all'));
  await expect.poll(one.said, { interval: 5 }).toContain('resumes/ada/all');
});

test.each<[what: string, change: (one: Watched) => Promise<void>]>([
  [
    'our own outputs',
    async ({ at }) => {
      await mkdir(at('dist/ada'), { recursive: true });
      await writeFile(at('dist/ada/acme.pdf'), '');
    },
  ],
  ['what an editor keeps for itself', ({ at }) => writeFile(at('resumes/ada/.resume.yaml.swp'), '')],
  ['other folders', ({ at }) => writeFile(at('notes/diary.txt'), 'Dear diary,\n')],
  ['other files', ({ at }) => writeFile(at('README.md'), 'Yours\n')],
])('%s are no news', async (_, change) => {
  const one = await watched();
  await change(one);
  await sleep(60);
  expect(one.said()).toEqual([]);
});

test('many saves at once are one piece of news', async () => {
  const one = await watched();
  let calls = 0;
  const root = one.at('');
  onTestFinished(watch(root, { onChange: () => (calls += 1) }));
  for (let count = 0; count < 20; count += 1) writeFileSync(one.at(ACME), String(count));
  await expect.poll(() => calls).toBe(1);
  await sleep(30);
  expect(calls).toBe(1);
});
