import { readFileSync, symlinkSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inSourceOrder } from '../../src/diagnostic.ts';
import { openRevision } from '../../src/git/openRevision.ts';
import { resolve, type ResolvedVariant } from '../../src/resolve.ts';
import { project, ROOT } from '../support/cli.ts';
import { change, commit, git, repository } from '../support/git.ts';

const ADA = 'basics: {name: Ada}\nwork:\n  - {id: acme, name: Acme, position: Engineer}\n';
const LEAD = ADA.replace('Engineer', 'Lead');

async function everyAt(folder: string, revision: string, variants?: string[]): Promise<ResolvedVariant[]> {
  const { root, close } = await openRevision(folder, revision);
  try {
    return await resolve({ cwd: root, ...(variants ? { variants } : {}) });
  } finally {
    close();
  }
}

async function resolveAt(folder: string, revision: string, variant = 'default'): Promise<ResolvedVariant> {
  const [one] = await everyAt(folder, revision, [variant]);
  if (!one) throw new Error('nothing is resolved');
  return one;
}

async function positionAt(folder: string, revision: string, variant?: string): Promise<string | undefined> {
  const { tailored, diagnostics } = await resolveAt(folder, revision, variant);
  expect(diagnostics).toEqual([]);
  return tailored?.resume.work?.[0]?.position;
}

const history = () =>
  repository({
    one: { 'resumes/ada/resume.yaml': ADA },
    two: { 'resumes/ada/resume.yaml': LEAD, 'resumes/ada/variants/acme.yaml': 'include: []\n' },
    'v1/with-slash': { 'resumes/ada/resume.yaml': LEAD.replace('Lead', 'Director') },
  });

test.each([
  ['HEAD', 'Director'],
  ['HEAD~1', 'Lead'],
  ['HEAD^^', 'Engineer'],
  ['one', 'Engineer'],
  ['v1/with-slash', 'Director'],
  ['main', 'Director'],
  ['main@{0}', 'Director'],
  [':/two', 'Lead'],
  ['HEAD^{/one}', 'Engineer'],
])('the revision %s', async (revision, position) => {
  expect(await positionAt(await history(), revision)).toBe(position);
});

test('an annotated tag, and the begin of a commit’s id', async () => {
  const folder = await history();
  git(folder, 'tag', '--annotate', '--message', 'sent', 'sent', 'two');
  expect(await positionAt(folder, 'sent')).toBe('Lead');
  expect(await positionAt(folder, git(folder, 'rev-parse', '--short', 'one').trim())).toBe('Engineer');
});

test.each([
  ['tow', /no revision `tow` here/, /did you mean `two`\?/],
  ['mian~1', /no revision `mian~1`/, /did you mean `main~1`\?/],
  ['HEAD~9', /no revision `HEAD~9`/, /the first commit is `HEAD~2`/],
  ['HEAD^2', /no revision `HEAD\^2`/, /`HEAD` is there, and has no such parent/],
  ['zzzzzzzz', /no revision `zzzzzzzz`/, /known here: `HEAD`, .*`main`/],
  ['-one', /`-one` is an option/, /begins with a -/],
  ['', /no revision stands before the colon/, /HEAD:staff-ml/],
  ['one\ntwo', /no revision/, /known here|did you mean/],
  ['HEAD:resumes', /`HEAD:resumes` is a folder, no commit/, /name a tag/],
])('the revision %j is refused', async (revision, message, hint) => {
  const asked = positionAt(await history(), revision);
  await expect(asked).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringMatching(message) as string,
  });
  await expect(asked).rejects.toMatchObject({ hint: expect.stringMatching(hint) as string });
});

test('a variant that a revision does not have names the nearest that it has', async () => {
  const folder = await history();
  await expect(positionAt(folder, 'two', 'acmee')).rejects.toMatchObject({
    message: 'there is no variant `acmee` at `two`',
    hint: 'did you mean `acme`?',
  });
  await expect(positionAt(folder, 'one', 'acme')).rejects.toMatchObject({
    message: 'there is no variant `acme` at `one`',
    hint: 'variants there: default',
  });
});

test('nothing of the repository moves', async () => {
  const folder = await history();
  await change(folder, { 'resumes/ada/resume.yaml': ADA, 'notes.txt': 'untracked' });
  const look = async () => ({
    head: git(folder, 'rev-parse', 'HEAD'),
    refs: git(folder, 'for-each-ref'),
    worktrees: git(folder, 'worktree', 'list'),
    index: (await stat(join(folder, '.git/index'))).mtimeMs,
    files: await readdir(folder, { recursive: true }),
  });
  const before = await look();
  expect(await positionAt(folder, 'two')).toBe('Lead');
  expect(await look()).toEqual(before);
  expect(git(folder, 'status', '--porcelain')).toBe(' M resumes/ada/resume.yaml\n?? notes.txt\n');
});

test('a project below the repository’s root, with spaces and letters of its own', async () => {
  const folder = await repository({
    one: {
      'mes documents/cv/resumes/ada/resume.yaml': ADA,
      'mes documents/cv/resumes/ada/variants/été_26.yaml': 'basics: {label: Été}\n',
      'README.md': 'elsewhere',
    },
    two: { 'mes documents/cv/resumes/ada/resume.yaml': 'basics: {nme: Ada}\n' },
  });
  const cv = join(folder, 'mes documents/cv');
  expect(await positionAt(cv, 'one', 'été_26')).toBe('Engineer');
  // As `git show` takes it, from wherever.
  const { diagnostics } = await resolveAt(cv, 'two');
  expect(diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'unknown-key two:mes documents/cv/resumes/ada/resume.yaml',
  ]);
});

test('the templates of that revision, and what they extend', async () => {
  const folder = await repository({
    one: {
      'resume.yaml': `${ADA}variants: {default: {template: mine}}\n`,
      'templates/mine/template.yaml': 'extends: classic\ndescription: first\n',
    },
    two: { 'templates/mine/template.yaml': 'extends: classic\ndescription: second\n' },
    three: { 'templates/mine/template.yaml': 'extnds: classic\n' },
  });
  const described = async (revision: string) =>
    (await resolveAt(folder, revision)).print?.template.manifest.description;
  expect(await described('one')).toBe('first');
  expect(await described('two')).toBe('second');
  const { diagnostics } = await resolveAt(folder, 'three');
  expect(diagnostics[0]).toMatchObject({ code: 'missing-key', file: 'three:templates/mine/template.yaml' });
});

test('a key that the schema of that revision knew was no mistake then', async () => {
  const read = (name: string) => readFileSync(join(ROOT, `schema/${name}.schema.json`), 'utf8');
  const older = read('resume').replace('"basics": {', '"nickname": {"type": "string"},\n    "basics": {');
  const resumeThen = `${ADA}nickname: Countess\n`;
  const folder = await repository({
    then: {
      'resumes/ada/resume.yaml': resumeThen,
      'schema/resume.schema.json': older,
      'schema/variant.schema.json': read('variant'),
      'schema/patch.schema.json': read('patch'),
    },
    typo: { 'resumes/ada/resume.yaml': `${resumeThen}nicknme: Countess\n` },
    now: { 'resumes/ada/resume.yaml': resumeThen, 'schema/resume.schema.json': read('resume') },
  });
  const said = async (revision: string) =>
    inSourceOrder((await resolveAt(folder, revision)).diagnostics).map(
      ({ code, severity }) => `${severity} ${code}`,
    );
  expect(await said('then')).toEqual(['warning unknown-key']);
  expect(await said('typo')).toEqual(['error unknown-key', 'error unknown-key']);
  expect(await said('now')).toEqual(['error unknown-key']);
});

test('a worktree of a bare repository', async () => {
  const folder = await history();
  const bare = join(folder, 'bare.git');
  git(folder, 'clone', '--quiet', '--bare', folder, bare);
  git(bare, 'worktree', 'add', '--quiet', join(folder, 'tree'), 'main');
  expect(await positionAt(join(folder, 'tree'), 'one')).toBe('Engineer');
});

test('a shallow clone says that it is one', async () => {
  const folder = await history();
  const clone = join(folder, 'clone');
  git(folder, 'clone', '--quiet', '--depth', '1', `file://${folder}`, clone);
  expect(await positionAt(clone, 'HEAD')).toBe('Director');
  await expect(positionAt(clone, 'HEAD~1')).rejects.toMatchObject({
    hint: 'this clone is shallow and may lack it: git fetch --unshallow --tags',
  });
});

test('line ends that git turns for the work tree change nothing', async () => {
  const folder = await history();
  git(folder, 'config', 'core.autocrlf', 'true');
  git(folder, 'rm', '--quiet', '--cached', '-r', '.');
  git(folder, 'reset', '--quiet', '--hard');
  const [now] = await resolve({ cwd: folder });
  expect(now?.tailored?.root.at.source.text).toContain('\r\n');
  expect((await resolveAt(folder, 'HEAD')).tailored?.resume).toEqual(now?.tailored?.resume);
});

test('links within the tree are followed; one that leads out of it is no file', async () => {
  const folder = await history();
  await mkdir(join(folder, 'resumes/ada/variants'), { recursive: true });
  await change(folder, { 'shared/lead.yaml': 'work: {acme: {position: Head}}\n' });
  symlinkSync('../../../shared/lead.yaml', join(folder, 'resumes/ada/variants/head.yaml'));
  commit(folder, 'linked');
  symlinkSync('/etc/hostname', join(folder, 'resumes/ada/variants/out.yaml'));
  commit(folder, 'out');
  expect(await positionAt(folder, 'linked', 'head')).toBe('Head');
  await expect(positionAt(folder, 'out', 'out')).rejects.toMatchObject({
    code: 'read-failed',
    message: expect.stringMatching(
      /out:resumes\/ada\/variants\/out\.yaml: it is a link to \/etc\/hostname/,
    ) as string,
  });
});

test('what git keeps elsewhere is not taken for the file', async () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n';
  const folder = await repository({
    one: { 'resumes/ada/resume.yaml': ADA },
    lfs: { 'resumes/ada/resume.yaml': pointer },
  });
  await expect(positionAt(folder, 'lfs')).rejects.toMatchObject({
    code: 'read-failed',
    message: expect.stringMatching(/lfs:resumes\/ada\/resume\.yaml: Git LFS keeps it/) as string,
  });
  const outer = await repository({ zero: { 'a.txt': '' } });
  git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', folder, 'resumes');
  commit(outer, 'sub');
  await expect(positionAt(outer, 'sub')).rejects.toMatchObject({
    code: 'read-failed',
    message: 'sub:resumes is a submodule: another repository keeps its files',
  });
});

test('neither a repository, nor a commit in it, nor git itself', async () => {
  const folder = await project({ 'resume.yaml': ADA });
  await expect(positionAt(folder, 'HEAD')).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringMatching(/is in no git repository/) as string,
  });
  git(folder, 'init', '--quiet');
  await expect(positionAt(folder, 'HEAD')).rejects.toMatchObject({
    hint: 'nothing is committed yet: git commit',
  });
  const path = process.env.PATH;
  process.env.PATH = folder;
  try {
    await expect(positionAt(folder, 'HEAD')).rejects.toMatchObject({
      name: 'MachineError',
      code: 'git-missing',
    });
  } finally {
    process.env.PATH = path;
  }
});

test('a large file arrives whole, among small ones', async () => {
  const note = 'x'.repeat(900_000);
  const folder = await repository({
    big: { 'resumes/ada/resume.yaml': `${ADA}x-note: ${note}\n`, 'resumes/bob/resume.yaml': LEAD },
  });
  const all = await everyAt(folder, 'big');
  expect(all.map(({ tailored }) => tailored?.resume.work?.[0]?.position)).toEqual(['Engineer', 'Lead']);
});
