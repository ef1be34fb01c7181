import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diff } from '../src/diff.ts';
import { markdown } from '../src/diff/showAll/markdown.ts';
import { diffAll } from '../src/diffAll.ts';
import { splitRevision } from '../src/sides/revisionSide.ts';
import { resume } from './support/cli.ts';
import { change, commit, git, repository } from './support/git.ts';
import { PIPE } from './support/plainInk.ts';
import { runTable, type Call } from './support/runTable.ts';

const ADA = `basics: {name: Ada}
work:
  - id: engines
    name: Engines
    position: Engineer
    highlights:
      - {id: speed, text: Cut planning from 40 minutes to 90 seconds}
`;
const VARIANTS = 'resumes/ada/variants';

const history = () =>
  repository({
    'before-it-all': { 'README.md': 'nothing yet' },
    'v1.0': {
      'resumes/ada/resume.yaml': ADA,
      [`${VARIANTS}/acme.yaml`]: 'work: {engines: {position: Lead}}\n',
      [`${VARIANTS}/old.yaml`]: 'sections: [work]\n',
    },
    broken: { 'resumes/ada/resume.yaml': ADA.replace('name: Engines', 'nmae: Engines') },
    'v1.1': {
      'resumes/ada/resume.yaml': ADA.replace('90 seconds', '75 seconds'),
      [`${VARIANTS}/old.yaml`]: null,
      [`${VARIANTS}/new.yaml`]: 'extends: acme\n',
    },
  });

const said = ({ difference }: Awaited<ReturnType<typeof diff>>) =>
  difference && { a: difference.a.name, b: difference.b.name, same: difference.same, ...difference.counts };

test.each([
  ['v1.2:staff-ml', 'v1.2', 'staff-ml'],
  ['origin/main:ada/acme', 'origin/main', 'ada/acme'],
  ['HEAD@{2026-01-01 10:00}:acme', 'HEAD@{2026-01-01 10:00}', 'acme'],
  [':/fix: the typo:acme', ':/fix: the typo', 'acme'],
])('%s is a revision and a variant', (name, revision, variant) => {
  expect(splitRevision(name)).toEqual({ revision, variant });
});

test.each(['staff-ml', 'ada/acme', 'C:\\sent.pdf', 'c:/sent/acme.pdf', 'https://example.com/acme'])(
  '%s names no revision',
  (name) => {
    expect(splitRevision(name)).toBeUndefined();
  },
);

test.each<[a: string, b: string | undefined, said: object]>([
  ['v1.0:acme', 'acme', { a: 'v1.0:ada/acme', b: 'ada/acme', reworded: 1, figures: 1 }],
  ['v1.0:acme', 'v1.1:acme', { a: 'v1.0:ada/acme', b: 'v1.1:ada/acme', figures: 1 }],
  ['v1.0:ada/old', 'v1.1:default', { a: 'v1.0:ada/old', b: 'v1.1:ada/default' }],
  ['v1.0:acme', undefined, { a: 'v1.0:ada/acme', b: 'ada/acme', figures: 1 }],
  ['acme', undefined, { a: 'HEAD:ada/acme', b: 'ada/acme', same: true }],
])('diff %s %s', async (a, b, expected) => {
  const cwd = await history();
  expect(said(await diff({ cwd, a, ...(b === undefined ? {} : { b }) }))).toMatchObject(expected);
});

test('what is not committed differs from the last commit', async () => {
  const cwd = await history();
  await change(cwd, { [`${VARIANTS}/acme.yaml`]: 'work: {engines: {position: Head}}\n' });
  expect(said(await diff({ cwd, a: 'acme' }))).toMatchObject({ same: false, reworded: 1 });
});

test('a revision where the résumé was invalid says so with its errors', async () => {
  const cwd = await history();
  const { difference, diagnostics } = await diff({ cwd, a: 'broken:acme', b: 'acme' });
  expect(difference).toBeUndefined();
  expect(diagnostics[0]).toMatchObject({
    code: 'unknown-key',
    file: 'broken:resumes/ada/resume.yaml',
    line: 4,
    hint: 'did you mean `name`?',
  });
});

test('every variant since a revision: changed, new, gone; what they share is told once', async () => {
  const cwd = await history();
  const { since, variants, diagnostics } = await diffAll({ cwd, since: 'v1.0' });
  expect(since).toEqual({ revision: 'v1.0', commit: git(cwd, 'rev-parse', 'v1.0').trim() });
  expect(variants.map(({ name, change }) => `${name} ${change}`)).toEqual([
    'ada/default changed',
    'ada/acme changed',
    'ada/new new',
    'ada/old gone',
  ]);
  expect(diagnostics).toEqual([]);
  const shown = await resume(['diff', '--all', 'v1.0'], { cwd });
  expect(shown.stdout.toString()).toBe(`   ada/default | 1 ~  1 reworded, 1 figure
   ada/acme    | 1 ~  1 reworded, 1 figure
 + ada/new     | new
 - ada/old     | gone
 2 variants changed, 1 new, 1 gone

────────────────────────────────────────────────────────────
v1.0:ada/default → ada/default
1 reworded, 1 figure

   Experience
     Engines · Engineer
~      Cut planning from 40 minutes to [90 → 75] seconds

The same changes in ada/acme
`);
});

test('a revision older than the project makes every variant new', async () => {
  const { variants } = await diffAll({ cwd: await history(), since: 'before-it-all' });
  expect(variants.map(({ change }) => change)).toEqual(['new', 'new', 'new']);
});

test('errors then keep no other variant from being shown', async () => {
  const cwd = await history();
  await change(cwd, { 'resumes/bob/resume.yaml': 'basics: {name: Bob}\n' });
  const { code, stdout, stderr } = await resume(['diff', '--all', 'broken', '--stat'], { cwd });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^broken:resumes\/ada\/resume\.yaml:4:5 error unknown key `nmae`/);
  expect(stdout.toString()).toBe(` ! ada/default | has errors
 ! ada/acme    | has errors
 + ada/new     | new
 + bob/default | new
 - ada/old     | gone
 2 new, 1 gone, 2 with errors
`);
});

const TABLE: Call[] = [
  { args: ['diff', 'acme'], code: 0, stderr: /nothing differs between HEAD:ada\/acme and ada\/acme/ },
  { args: ['diff', 'v1.0:acme', '--stat', '--exit-code'], code: 1, stdout: /Experience \| 1 ~/ },
  { args: ['diff', 'acme', '--exit-code'], code: 0 },
  { args: ['diff', 'v1.0:acem'], code: 2, stderr: /no variant `acem` at `v1\.0`[^]*did you mean `acme`\?/ },
  {
    args: ['diff', 'v1.0:new', 'new'],
    code: 2,
    stderr: /no variant `new` at `v1\.0`[^]*there: default, acme, old/,
  },
  { args: ['diff', 'v1.o:acme'], code: 2, stderr: /no revision `v1\.o` here[^]*did you mean `v1\.[01]`\?/ },
  { args: ['diff', 'v1.0:'], code: 2, stderr: /names no variant[^]*--all v1\.0/ },
  { args: ['diff', ':acme'], code: 2, stderr: /no revision stands before the colon/ },
  { args: ['diff', 'v1.0:bob/acme'], code: 2, stderr: /no résumé `bob` at `v1\.0`/ },
  { args: ['diff', 'broken:acme'], code: 1, stderr: /broken:resumes\/ada\/resume\.yaml:4:5 error/ },
  { args: ['diff', 'broken:acme', '--json'], code: 1, stdout: /"file": "broken:resumes\/ada\/resume\.yaml"/ },
  { args: ['diff'], code: 2, stderr: /name what to compare/ },
  { args: ['diff', '--all', 'v9'], code: 2, stderr: /no revision `v9` here/ },
  { args: ['diff', '--all', '-x'], code: 2, stderr: /`-x` is an option/ },
  { args: ['diff', '--all', 'v1.0', 'ada', 'acme'], code: 2, stderr: /--all takes no two sides/ },
  { args: ['diff', '--all', 'v1.0', '--visual', 'x'], code: 2, stderr: /shows two sides/ },
  { args: ['diff', '--all', 'HEAD'], code: 0, stderr: /nothing differs in any variant since HEAD/ },
  { args: ['diff', '--all', 'v1.0', '--stat', '--exit-code'], code: 1, stdout: /2 variants changed/ },
  { args: ['diff', '--all', 'v1.0', 'ada', '--stat'], code: 0, stdout: /2 variants changed/ },
];

test('the command, its exit status and what it says', async () => {
  const cwd = await history();
  const before = await readdir(cwd, { recursive: true });
  await runTable(TABLE, cwd);
  expect(await readdir(cwd, { recursive: true })).toEqual(before);
  expect(git(cwd, 'status', '--porcelain')).toBe('');
});

test('JSON and Markdown for every variant', async () => {
  const cwd = await history();
  const json = await resume(['diff', '--all', 'v1.0', '--json'], { cwd });
  const document = JSON.parse(json.stdout.toString()) as Awaited<ReturnType<typeof diffAll>>;
  expect(document.variants[1]).toMatchObject({
    name: 'ada/acme',
    change: 'changed',
    difference: { a: { name: 'v1.0:ada/acme', kind: 'revision' }, counts: { figures: 1 } },
  });
  const markdown = await resume(['diff', '--all', 'v1.0', '--markdown'], { cwd });
  expect(markdown.stdout.toString()).toMatch(
    /^### Résumés since v1\.0\n\n2 variants changed, 1 new, 1 gone\n\nNew: ada\/new\n\nGone: ada\/old\n\n\*\*ada\/default\*\*: 1 reworded, 1 figure\n\nThe same in ada\/acme\.\n[^]*<details>/,
  );
});

test('printed, a variant that says the same and looks otherwise is told, too, and how many pages each has', async () => {
  const bullets = Array.from({ length: 6 }, (_, index) => `bullet ${index}`).join(', ');
  const cwd = await repository({
    one: {
      'resumes/ada/resume.yaml': `basics: {name: Ada}\nwork: [{name: Engines, highlights: [${bullets}]}]\n`,
      [`${VARIANTS}/tall.yaml`]: 'template: tall\n',
      'templates/tall/template.yaml': 'description: wide gaps\nextends: plain\n',
      'templates/tall/style.css': 'li { margin-bottom: 1mm }\n',
    },
  });
  await change(cwd, {
    'templates/tall/style.css': 'li { margin-bottom: 60mm }\n',
    [`${VARIANTS}/new.yaml`]: '{}\n',
  });
  const told: string[] = [];
  const { variants } = await diffAll({
    cwd,
    since: 'one',
    onPrinted: ({ name, change: what, pages }, { length }) => {
      told.push(`${name} ${what}: ${pages?.a} → ${pages?.b} pages, ${length} compared`);
    },
  });
  expect(told).toEqual([
    'ada/default same: 1 → 1 pages, 1 compared',
    'ada/new new: 0 → 1 pages, 1 compared',
    'ada/tall relaid: 1 → 2 pages, 2 compared',
  ]);
  const shown = markdown({ since: { revision: 'one', commit: '' }, variants }, PIPE);
  expect(shown).toContain('The same text, printed otherwise: ada/tall');
  expect(shown).toContain('| ada/new | 1 |\n| ada/tall | **1 → 2** |');
});

test('a folder of the repository is a project of its own, and the variants of several résumés are told apart', async () => {
  const cwd = await repository({
    one: { 'cv/resumes/ada/resume.yaml': ADA, 'cv/resumes/bob/resume.yaml': ADA.replace('Ada', 'Bob') },
  });
  await change(cwd, { 'cv/resumes/bob/resume.yaml': ADA.replace('Ada', 'Rob') });
  const cv = join(cwd, 'cv');
  expect(said(await diff({ cwd: cv, a: 'one:default', b: 'bob/default' }))).toMatchObject({
    a: 'one:bob/default',
    same: false,
  });
  await expect(diff({ cwd: cv, a: 'default' })).rejects.toMatchObject({
    message: '`default` is a variant of 2 résumés',
    hint: 'write one of ada/default, bob/default',
  });
  commit(cwd, 'two');
  expect((await diffAll({ cwd: cv, since: 'one' })).variants.map(({ change }) => change)).toEqual([
    'same',
    'changed',
  ]);
});
