import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, ROOT } from '../support/cli.ts';
import { git, repository, change, commit, type Changes } from '../support/git.ts';
import { machine, readYaml, type Workflow } from '../support/runner.ts';

const WORKFLOWS = join(ROOT, 'starter-ci/github/.github/workflows');
const review = await readYaml<Workflow>(join(WORKFLOWS, 'resume.yml'));
const release = await readYaml<Workflow>(join(WORKFLOWS, 'resume-release.yml'));
const stepOf = ({ jobs }: Workflow, job: string, name: string) =>
  jobs[job]?.steps.find((step) => step.name === name);

const ADA = `basics: {name: Ada Lovelace, label: Programmer, email: ada@example.com}
work:
  - {id: engines, name: Engines, position: Programmer, startDate: 1842-10, endDate: 1843-09, highlights: [Cut planning from 40 minutes to 90 seconds]}
`;
const BASE = {
  'resumes/ada/resume.yaml': ADA,
  'resumes/ada/variants/short.yaml': 'basics: {label: "C# / Mathématiques"}\n',
  'resumes/check.yaml': 'rules: {spelling: off, grammar: off, article: off}\n',
  '.gitignore': 'dist/\n',
};

/** What a runner checks out: the merge of a pull request into main, two commits deep and on no branch. */
async function pullRequest(changes: Changes): Promise<string> {
  const origin = await repository({ base: BASE });
  git(origin, 'checkout', '--quiet', '-b', 'change');
  await change(origin, changes);
  commit(origin, 'changed');
  git(origin, 'checkout', '--quiet', '--detach', 'main');
  git(origin, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'change');
  git(origin, 'tag', 'merge');
  const folder = join(await project({}), 'clone');
  git(origin, 'clone', '--quiet', '--depth', '2', '--branch', 'merge', `file://${origin}`, folder);
  return folder;
}

test('a pull request: annotated, built, compared with what it is merged into, and told in one comment', async () => {
  const cwd = await pullRequest({
    'resumes/ada/resume.yaml': ADA.replace('90 seconds', '75 seconds').replace('Cut', 'Cut the the'),
    'resumes/ada/variants/new.yaml': 'sections: [work]\n',
    'resumes/ada/variants/short.yaml': 'sectoins: [work]\n',
  });
  const runner = await machine();
  const known = { 'github.base_ref': 'main', 'runner.temp': runner.temp };
  const env = { PROGRAM: 'resume-as-code@1.2.3' };
  const run = (name: string) => runner.step(stepOf(review, 'print', name), cwd, known, env);
  expect((await run('Install')).code).toBe(0);
  expect(await runner.asked()).toEqual(['npm install --global resume-as-code@1.2.3']);

  const check = await run('Check');
  expect(check.code).toBe(1);
  expect(check.stdout.toString()).toMatch(/^::warning file=resumes\/ada\/resume\.yaml,line=3,/m);
  expect(check.stdout.toString()).toMatch(/^::error file=resumes\/ada\/variants\/short\.yaml,line=1,/m);
  // One mistake keeps neither the others from being printed nor the diff from being shown.
  expect((await run('Build')).code).toBe(1);
  expect((await readdir(join(cwd, 'dist/ada'))).filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
  const compare = await run('Compare');
  expect(compare.code, compare.stderr).toBe(0);

  const diff = await readFile(join(runner.temp, 'review/diff.md'), 'utf8');
  expect(diff).toMatch(/^### Résumés since main\n\n1 variant changed, 1 new, 1 with errors\n/);
  expect(diff).toContain('Figures: 90 → **75**');
  expect(diff).toContain('| ada/new | 1 |');
  const summary = await runner.file('summary');
  expect(summary).toContain('### resume check');
  expect(summary).toContain(diff);
  const pictures = await readFile(join(runner.temp, 'review/resumes.html'), 'utf8');
  expect(pictures.match(/src="data:image\/png;base64,[\w+/=]{1000,}"/g)).toHaveLength(2);

  // The other job has nothing but the artifact.
  const elsewhere = await project({ 'diff.md': diff });
  const comment = stepOf(review, 'comment', 'Comment');
  const facts = {
    'github.token': 't',
    'github.repository': 'ada/cv',
    'github.event.pull_request.number': '7',
    'needs.print.outputs.pictures': 'https://example.com/pictures',
    'needs.print.outputs.files': '',
  };
  expect((await runner.step(comment, elsewhere, facts)).code).toBe(0);
  expect((await runner.step(comment, elsewhere, facts, { COMMENT: '42' })).code).toBe(0);
  const asked = (await runner.asked()).filter((line) => line.includes('--method'));
  expect(asked).toEqual([
    'gh api --silent --method POST repos/ada/cv/issues/7/comments --field body=@comment.md',
    'gh api --silent --method PATCH repos/ada/cv/issues/comments/42 --field body=@comment.md',
  ]);
  expect(await readFile(join(runner.temp, 'body.md'), 'utf8')).toBe(
    `<!-- resume-as-code -->\n${diff}\n[The pages, before and after](https://example.com/pictures)\n`,
  );
});

test('a tag: what the manifest records, by proper names, attached by such as GitHub keeps', async () => {
  const cwd = await repository({
    base: { ...BASE, 'resumes/output.yaml': 'name: "{name} - {label}.pdf"\n' },
  });
  const runner = await machine();
  const known = { 'runner.temp': runner.temp };
  const print = stepOf(release, 'print', 'Print');
  const first = await runner.step(print, cwd, known);
  expect(first.stdout.toString()).toContain('::notice title=not frozen::');
  const folder = join(runner.temp, 'release');
  expect(await readdir(folder)).toEqual([
    'Ada Lovelace - C# - Mathématiques.pdf',
    'Ada Lovelace - Programmer.pdf',
    'SHA256SUMS',
  ]);
  // The build has left a manifest: from now on it holds.
  expect((await runner.step(print, cwd, known)).stdout.toString()).not.toContain('not frozen');
  await change(cwd, { 'resumes/ada/resume.yaml': ADA.replace('Cut', 'Reduced') });
  const moved = await runner.step(print, cwd, known);
  expect(moved.code).toBe(1);
  expect(moved.stderr).toContain('what moved: text');

  const publish = stepOf(release, 'publish', 'Publish');
  const facts = { 'github.token': 't', 'github.repository': 'ada/cv', 'github.ref_name': 'v1' };
  const done = await runner.step(publish, runner.temp, facts);
  expect(done.code, done.stderr).toBe(0);
  expect((await runner.asked()).slice(-3)).toEqual([
    'gh release create v1 --draft --verify-tag --title v1 --notes-file notes.md',
    'gh release upload v1 --clobber attached/Ada_Lovelace_-_Programmer.pdf#Ada Lovelace - Programmer.pdf attached/Ada_Lovelace_-_C_-_Mathematiques.pdf#Ada Lovelace - C# - Mathématiques.pdf SHA256SUMS',
    'gh release edit v1 --draft=false',
  ]);
  execFileSync('sha256sum', ['--check', '--quiet', '../SHA256SUMS'], { cwd: join(runner.temp, 'attached') });
  // What was spoilt on its way is not published.
  await writeFile(join(folder, 'Ada Lovelace - Programmer.pdf'), 'spoilt');
  expect((await runner.step(publish, runner.temp, facts)).code).toBe(1);
});
