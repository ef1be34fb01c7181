import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { check as checkInProcess } from '../../src/check.ts';
import { checkSettings } from '../../src/checks/checkSettings.ts';
import { init } from '../../src/init.ts';
import { unpackChromium } from '../../src/io/packagedChromium.ts';
import { lint } from '../../src/lint.ts';
import { resolve } from '../../src/resolve.ts';
import { project, resume, ROOT } from '../support/cli.ts';
import { printed } from '../support/printed.ts';

const ADA = 'basics: { name: Ada, email: ada@example.com }\n';

/** A cache of its own: what other runs kept is none of its business, but for the browser that they unpacked. */
async function freshCache(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'resume-check-'));
  const { executable } = (await unpackChromium({ HOME: homedir() })) ?? {};
  if (executable !== undefined) {
    const unpacked = dirname(executable);
    await mkdir(join(folder, 'resume-as-code'));
    await symlink(unpacked, join(folder, 'resume-as-code', basename(unpacked)));
  }
  return folder;
}

let cache: string;
beforeAll(async () => {
  cache = await freshCache();
});
beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', cache);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true });
});

async function check(cwd: string, ...args: string[]) {
  const { code, stderr, stdout } = await resume(['check', ...args], { cwd });
  return { code, stderr, stdout: stdout.toString() };
}

test('warnings leave the status at 0, errors set it to 1', async () => {
  const cwd = await project({ 'resume.yaml': `${ADA}work: [{ name: A, highlights: [Cut the the load] }]` });
  expect(await check(cwd)).toMatchObject({ code: 0 });
  await writeFile(join(cwd, 'check.yaml'), 'rules: { repeated-word: error }');
  const strict = await check(cwd);
  expect(strict.code).toBe(1);
  expect(strict.stderr).toContain('resume.yaml:2:36 error `the` stands here twice');
  await writeFile(join(cwd, 'check.yaml'), 'rules: { repeated-wrd: error }');
  const broken = await check(cwd);
  expect(broken.code).toBe(1);
  expect(broken.stderr).toContain('check.yaml:1:10 error unknown key `repeated-wrd`');
  expect(broken.stderr).toContain('did you mean `repeated-word`?');
});

test('the shipped résumés are clean, and so is a fresh one', async () => {
  const shipped = await checkInProcess({ cwd: ROOT, file: 'staff-engineer', variants: ['staff-ml'] });
  expect(shipped).toEqual({ checked: ['staff-engineer/staff-ml'], diagnostics: [], notes: [] });
  const cwd = await project({});
  await init({ cwd, dir: '.' });
  const { code, stderr } = await check(cwd);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '✓ 2 variants checked, nothing to say\n' });
});

test('check.yaml and dictionary.txt stand in resumes/, for all résumés', async () => {
  const cwd = await project({
    'resumes/ada/resume.yaml': `${ADA}work: [{ name: A, highlights: [Wrote the migraton of the the looms] }]`,
    'resumes/check.yaml': 'rules: { repeated-word: off }',
    'resumes/dictionary.txt': 'migraton\n',
  });
  expect(await checkInProcess({ cwd })).toEqual({ checked: ['ada/default'], diagnostics: [], notes: [] });
});

test('what it says as data is one document', async () => {
  const cwd = await project({ 'resume.yaml': `${ADA}work: [{ name: A, highlights: [Cut the the load] }]` });
  const { stdout, stderr } = await check(cwd, '--json');
  const said = JSON.parse(stdout) as { diagnostics: { code: string; path: string; line: number }[] };
  expect(said).toMatchObject({
    diagnostics: [{ code: 'repeated-word', path: 'work.a.highlights[0]', line: 2 }],
    notes: [],
  });
  expect(stderr).toBe('');
});

test('where no grammar checker is installed, one note says so, and the other rules run', async () => {
  const cwd = await project({
    'resume.yaml': `${ADA}work: [{ name: A, highlights: [Speadheaded the the move] }]`,
    'variants/v.yaml': 'locale: en-GB',
  });
  const variants = await resolve({ cwd });
  const settings = checkSettings(undefined, undefined);
  const of = async (homes: string[], rules = settings) => {
    const { diagnostics, notes } = await lint(variants, variants, [], {
      settings: rules,
      today: '2026-06-15',
      homes,
    });
    return { codes: [...new Set(diagnostics.map(({ code }) => code))].sort(), notes };
  };
  expect(await of([cwd, ROOT])).toEqual({ codes: ['repeated-word', 'spelling'], notes: [] });
  const { codes, notes } = await of([cwd]);
  expect(codes).toEqual(['repeated-word']);
  expect(notes).toEqual([expect.stringContaining('npm install --save-dev harper.js')]);
  const off = checkSettings(
    { file: 'check.yaml', text: 'rules: { spelling: off, grammar: off, article: off }', foreign: false },
    undefined,
  );
  expect((await of([cwd], off)).notes).toEqual([]);
});

test('a second check of the same words loads no grammar checker', async () => {
  const cwd = await project({
    'resume.yaml': `${ADA}work: [{ name: A, highlights: [Speadheaded the move] }]`,
  });
  const own = await freshCache();
  onTestFinished(() => rm(own, { recursive: true }));
  vi.stubEnv('XDG_CACHE_HOME', own);
  await checkInProcess({ cwd });
  const folder = join(own, 'resume-as-code', 'proofs');
  const [file = ''] = await readdir(folder);
  const kept = await readFile(join(folder, file), 'utf8');
  await writeFile(join(folder, file), kept.replace('Spearheaded', 'Spearheadet'));
  const again = await checkInProcess({ cwd });
  expect(printed(again.diagnostics)).toContain('did you mean `Spearheadet`?');
});
