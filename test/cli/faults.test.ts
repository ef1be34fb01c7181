import pLimit from 'p-limit';
import { chmod, lstat, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, resume, type Ran } from '../support/cli.ts';
import { expectPlainFailure } from '../support/doomed.ts';
import { expectNothingLeft } from '../support/nothingLeft.ts';

interface Fault {
  fault: string;
  /** Brings the project into the state. */
  spoil?: (cwd: string) => Promise<unknown>;
  /** From the format on; a PDF if left out. */
  args?: (cwd: string) => string[];
  env?: (cwd: string) => NodeJS.ProcessEnv;
  /** What is said; undefined where nothing is wrong. */
  says?: RegExp;
}

const HTML = (): string[] => ['html'];
const makeOutputs = (cwd: string) => mkdir(join(cwd, 'dist/resume'), { recursive: true });

const FAULTS: readonly Fault[] = [
  {
    fault: 'a folder where an output should be',
    spoil: (cwd) => mkdir(join(cwd, 'dist/resume/default.html'), { recursive: true }),
    args: HTML,
    says: /default\.html: a folder of that name is in the way\n {2}→ move the folder default\.html away/,
  },
  {
    fault: 'a folder where the manifest should be',
    spoil: (cwd) => mkdir(join(cwd, 'dist/manifest.json'), { recursive: true }),
    args: HTML,
    says: /manifest\.json: a folder of that name is in the way\n {2}→ move the folder manifest\.json away/,
  },
  {
    fault: 'a file where the folder should be',
    spoil: (cwd) => writeFile(join(cwd, 'dist'), ''),
    args: HTML,
    says: /a file is where a folder should be\n {2}→ write elsewhere with -o DIR/,
  },
  {
    fault: 'a link that leads nowhere for the folder',
    spoil: (cwd) => symlink('nowhere', join(cwd, 'dist')),
    args: HTML,
    says: /a link that leads nowhere, is in the way\n {2}→ mend or remove the link/,
  },
  {
    fault: 'links in a circle for the folder',
    spoil: (cwd) => symlink('dist', join(cwd, 'dist')),
    args: HTML,
    says: /its links lead in a circle\n {2}→ mend or remove the link/,
  },
  {
    fault: 'a link into a folder that is not there for an output',
    spoil: async (cwd) => {
      await makeOutputs(cwd);
      await symlink('../../elsewhere/cv.html', join(cwd, 'dist/resume/default.html'));
    },
    args: HTML,
    says: /default\.html: there is no such folder\n {2}→ mend or remove the link/,
  },
  // A browser that is a folder or no program: test/browser.test.ts.
  {
    fault: 'a browser that is a text',
    spoil: (cwd) => chmod(join(cwd, 'resume.yaml'), 0o755),
    args: () => ['pdf', '--browser', 'resume.yaml'],
    says: /resume\.yaml ended before it answered: .*\n(.*\n)* {2}→ name another browser/,
  },
  {
    fault: 'a browser that is another program',
    args: () => ['pdf', '--browser', '/bin/true'],
    says: /\/bin\/true ended before it answered: exit status 0\n {2}→ name another browser/,
  },
  {
    fault: 'a file where Puppeteer keeps browsers',
    spoil: (cwd) => writeFile(join(cwd, 'chrome-headless-shell'), ''),
    env: (cwd) => ({ PUPPETEER_CACHE_DIR: cwd }),
  },
  {
    fault: 'a temporary folder that is not there',
    env: () => ({ TMPDIR: '/nowhere' }),
    says: /profile cannot be made in \/nowhere: there is no such folder\n {2}→ set TMPDIR/,
  },
  {
    fault: 'a temporary folder that is a file',
    env: (cwd) => ({ TMPDIR: join(cwd, 'resume.yaml') }),
    says: /profile cannot be made in .*: a file is where a folder should be\n {2}→ set TMPDIR/,
  },
];

async function buildWith({ spoil, args, env }: Fault): Promise<Ran> {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n' });
  const temporary = join(cwd, 'tmp');
  await mkdir(temporary);
  await spoil?.(cwd);
  const ran = await resume(['build', '-f', ...(args?.(cwd) ?? ['pdf'])], {
    cwd,
    env: {
      RESUME_BROWSER: undefined,
      PUPPETEER_EXECUTABLE_PATH: undefined,
      TMPDIR: temporary,
      ...env?.(cwd),
    },
  });
  await expectNothingLeft(temporary);
  return ran;
}

test('each fault of the machine is one sentence and the way out', async () => {
  const limit = pLimit(2);
  const ran = await Promise.all(FAULTS.map((fault) => limit(() => buildWith(fault))));
  for (const [index, { fault, says }] of FAULTS.entries()) {
    const { code, stderr } = ran[index] ?? { code: undefined, stderr: '' };
    const expected = says
      ? [fault, 3, expect.stringMatching(says)]
      : [fault, 0, expect.not.stringContaining('error')];
    expect([fault, code, stderr]).toEqual(expected);
    if (says && ran[index]) expectPlainFailure(ran[index]);
  }
});

test('a link stays one, and what it leads to is written, be it there or not', async () => {
  const cwd = await project({
    'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n',
    'elsewhere/old.md': 'old',
    'site/.keep': '',
  });
  await symlink('site', join(cwd, 'dist'));
  await mkdir(join(cwd, 'site/resume'));
  await symlink('../../elsewhere/new.html', join(cwd, 'site/resume/default.html'));
  await symlink('../../elsewhere/old.md', join(cwd, 'site/resume/default.md'));
  const { code } = await resume(['build', '-f', 'html,md'], { cwd });
  expect(code).toBe(0);
  for (const name of ['dist', 'site/resume/default.html', 'site/resume/default.md'])
    expect((await lstat(join(cwd, name))).isSymbolicLink()).toBe(true);
  expect(await readFile(join(cwd, 'elsewhere/new.html'), 'utf8')).toMatch(/<\/html>\s*$/);
  expect(await readFile(join(cwd, 'elsewhere/old.md'), 'utf8')).toContain('Ada');
});
