import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../src/build.ts';
import { diff } from '../src/diff.ts';
import { listSent } from '../src/listSent.ts';
import { record } from '../src/record.ts';
import { project, resume } from './support/cli.ts';
import { change, git, repository } from './support/git.ts';
import { runTable, type Call } from './support/runTable.ts';

const ADA = `basics: {name: Ada, email: ada@example.com}
work:
  - {id: engines, name: Engines, position: Engineer, highlights: ['Served \${qps}']}
facts: {qps: 5K}
x-private: nobody’s business
`;
const FILES = {
  'resumes/ada/resume.yaml': ADA,
  'resumes/ada/variants/acme.yaml': 'work: {engines: {position: Lead}}\n',
};

/** A PDF of the variant, printed once for all tests that only need one. */
let printed: Promise<Uint8Array> | undefined;

async function printOnce(): Promise<Uint8Array> {
  const cwd = await project(FILES);
  const { outputs } = await build({ cwd, variants: ['acme'], formats: ['pdf'], outDir: '-' });
  return Buffer.from(outputs[0]?.content ?? '');
}

async function withPdf(files: Record<string, string> = {}): Promise<string> {
  const cwd = await project({ ...FILES, ...files });
  await writeFile(join(cwd, 'sent.pdf'), await (printed ??= printOnce()));
  return cwd;
}

test('a variant is printed, checked, and kept as it was sent', async () => {
  const cwd = await repository({ one: FILES });
  const { recorded, diagnostics } = await record({
    cwd,
    variant: 'acme',
    to: 'Acme, Staff Engineer',
    date: '2026-03-31',
  });
  expect(diagnostics).toEqual([]);
  expect(recorded).toMatchObject({
    name: 'acme-staff-engineer',
    file: 'applications/acme-staff-engineer.yaml',
  });
  const bytes = await readFile(join(cwd, 'dist/ada/acme.pdf'));
  expect(recorded?.application).toMatchObject({
    to: 'Acme, Staff Engineer',
    date: '2026-03-31',
    resume: 'ada',
    variant: 'acme',
    template: 'classic',
    pages: 1,
    pdf: 'dist/ada/acme.pdf',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    git: { commit: git(cwd, 'rev-parse', 'HEAD').trim(), dirty: false },
  });
  const text = await readFile(join(cwd, 'applications/acme-staff-engineer.yaml'), 'utf8');
  expect(text).toMatch(/^# What was sent, [^]*\nto: Acme, Staff Engineer\ndate: 2026-03-31\n/);
  expect(text).toContain('Served 5K');
  expect(text).not.toMatch(/private|engines/);

  await change(cwd, { 'resumes/ada/resume.yaml': ADA.replace('5K', '9K') });
  const { difference } = await diff({ cwd, a: 'acme-staff', b: 'acme' });
  expect(difference).toMatchObject({
    a: { name: 'acme-staff-engineer', kind: 'record' },
    b: { name: 'ada/acme' },
    comparedBy: 'data',
    counts: { figures: 1, reworded: 1, settings: 0 },
  });

  const again = await record({ cwd, variant: 'acme', to: 'Acme, Staff Engineer', date: '2026-04-01' });
  expect(again.recorded?.name).toBe('acme-staff-engineer-2');
  expect(again.recorded?.application.git?.dirty).toBe(true);
  expect(again.notes.join()).toMatch(/not committed/);
  // Of several to the same the last was sent last; its own variant is compared where none is named.
  const since = await diff({ cwd, a: 'acme-staff' });
  expect(since.difference).toMatchObject({ same: true, a: { name: 'acme-staff-engineer-2' } });
  expect(await readFile(join(cwd, 'applications/acme-staff-engineer.yaml'), 'utf8')).toBe(text);
});

test('what does not pass the check is not recorded; --force records what builds', async () => {
  const cwd = await project({ 'resume.yaml': 'basics: {nme: Ada}\n' });
  const { recorded, diagnostics } = await record({ cwd, variant: 'default', to: 'Acme' });
  expect(recorded).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toContain('unknown-key');
  const forced = await record({ cwd, variant: 'default', to: 'Acme', force: true });
  expect(forced.recorded).toBeUndefined();
  expect(await readdir(cwd)).not.toContain('applications');
});

test('a PDF that was sent already speaks for itself', async () => {
  const cwd = await withPdf();
  const { recorded } = await record({ cwd, to: 'Bobbin & Co', date: '2025-01-02', pdf: 'sent.pdf' });
  expect(recorded).toMatchObject({
    name: 'bobbin-co',
    application: { template: 'classic', pages: 1, pdf: 'sent.pdf', data: { basics: { name: 'Ada' } } },
  });
  expect(recorded?.application).not.toHaveProperty('git');
  const { difference } = await diff({ cwd, a: 'bobbin', b: 'default' });
  expect(difference).toMatchObject({ comparedBy: 'data', counts: { reworded: 1 } });
  await expect(diff({ cwd, a: 'bobbin' })).rejects.toMatchObject({
    message: '`bobbin-co` does not say of which variant it is',
  });
});

test('the records by date, one that is broken with its line', async () => {
  const head = 'sha256: 00\nto: ';
  const cwd = await project({
    ...FILES,
    'applications/b.yaml': `${head}Bobbin\ndate: 2026-02-01\n`,
    'applications/a.yaml': `${head}Acme\ndate: 2026-03-01\n`,
    'applications/c.yaml': `${head}Cog\ndate: 2025-12-31\ndata: {basics: {name: Ada, oldKey: 1}}\n`,
    'applications/broken.yaml': 'to: Dynamo\ndat: 2026-01-01\nsha256: 00\n',
    'applications/empty.yaml': '',
    'applications/notes.txt': 'no record',
  });
  const { sent, diagnostics } = await listSent({ cwd });
  expect(sent.map(({ name, date }) => `${name} ${date}`)).toEqual([
    'c 2025-12-31',
    'b 2026-02-01',
    'a 2026-03-01',
  ]);
  expect(diagnostics.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual([
    'unknown-key applications/broken.yaml:2',
    'unknown-key applications/c.yaml:4',
    'empty-record applications/empty.yaml:1',
  ]);
});

const TABLE: Call[] = [
  { args: ['record', 'acme'], code: 2, stderr: /required option '--to <whom>'/ },
  { args: ['record', '--to', 'Acme'], code: 2, stderr: /name the variant that is sent/ },
  { args: ['record', 'amce', '--to', 'Acme'], code: 2, stderr: /no variant `amce`[^]*did you mean `acme`\?/ },
  { args: ['record', 'acme', '--to', '?!'], code: 2, stderr: /`\?!` could name no file/ },
  {
    args: ['record', 'acme', '--to', 'Acme', '--date', '2026-02-30'],
    code: 2,
    stderr: /`2026-02-30` is no day/,
  },
  { args: ['record', 'acme', '--to', 'Acme', '--date', '2026-03'], code: 2, stderr: /`2026-03` is no day/ },
  { args: ['record', '--to', 'Acme', '--pdf', 'nope.pdf'], code: 2, stderr: /no file `nope\.pdf`/ },
  { args: ['record', '--to', 'Acme', '--pdf', 'resumes/ada/resume.yaml'], code: 2, stderr: /is no PDF/ },
  {
    args: ['diff', 'dynamo', 'acme'],
    code: 1,
    stderr: /applications\/dynamo\.yaml:2:1 error unknown key `dat`/,
  },
  { args: ['diff', 'bob', 'acme'], code: 2, stderr: /`bob` may be 2 records[^]*bobbin, bobsled/ },
  { args: ['diff', 'bobin', 'acme'], code: 2, stderr: /did you mean the record `bobbin`\?/ },
  { args: ['diff', 'bobbin', 'acme'], code: 2, stderr: /the PDF of `bobbin` is not at gone\.pdf/ },
  { args: ['list', '--sent'], code: 1, stdout: /^2026-02-01 {2}Bobbin {3}- .*applications\/bobbin\.yaml\n/ },
  { args: ['list', '--sent', '--json'], code: 1, stdout: /"name": "bobsled"/ },
];

test('the command, its exit status and what it says', async () => {
  const cwd = await withPdf({
    'applications/bobbin.yaml': 'to: Bobbin\ndate: 2026-02-01\nsha256: 00\npdf: gone.pdf\n',
    'applications/bobsled.yaml': 'to: Bobsled\ndate: 2026-02-02\nsha256: 00\n',
    'applications/dynamo.yaml': 'to: Dynamo\ndat: 2026-01-01\nsha256: 00\n',
  });
  const before = await readdir(cwd, { recursive: true });
  await runTable(TABLE, cwd);
  expect(await readdir(cwd, { recursive: true })).toEqual(before);
});

test('record --pdf tells where it is kept and how to compare later', async () => {
  const cwd = await withPdf();
  const args = ['record', 'acme', '--to', 'Acme', '--pdf', 'sent.pdf', '--date', '2026-01-01'];
  const { code, stderr } = await resume(args, { cwd });
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /^✓ applications\/acme\.yaml 2026-01-01, to Acme\n {2}sent\.pdf, 1 page, sha256 [0-9a-f]{12}…\n/,
  );
  expect(stderr).toMatch(/later: resume diff acme acme\n$/);
  // The variant goes by its whole name before the record does.
  const json = await resume(['list', '--sent', '--json'], { cwd });
  expect(JSON.parse(json.stdout.toString())).toMatchObject({
    sent: [{ name: 'acme', variant: 'acme', pages: 1 }],
  });
});
