import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/cli.ts';
import { change, commit, git, repository } from '../support/git.ts';
import { machine, readYaml } from '../support/runner.ts';

interface Job {
  before_script: string[];
  script: string[];
  artifacts: { paths: string[]; expose_as: string };
  release?: { description: string };
}
const jobs = await readYaml<Record<'.resume' | 'resume-check' | 'resume-print' | 'resume-release', Job>>(
  join(ROOT, 'starter-ci/gitlab/.gitlab/resume.yml'),
);
const scriptOf = (name: keyof typeof jobs) =>
  [...jobs['.resume'].before_script, ...jobs[name].script].join('\n');

test('a merge request, and a tag', async () => {
  const cwd = await repository({
    base: {
      'cv/resume.yaml': 'basics: {name: Ada Lovelace, label: Programmer, email: ada@example.com}\n',
      'cv/check.yaml': 'rules: {spelling: off, grammar: off, article: off}\n',
    },
  });
  const base = git(cwd, 'rev-parse', 'HEAD').trim();
  git(cwd, 'checkout', '--quiet', '--detach');
  await change(cwd, { 'cv/variants/new.yaml': 'basics: {labl: Engineer}\n' });
  commit(cwd, 'change');
  const runner = await machine();
  const env = {
    HOME: runner.temp,
    CI_PROJECT_DIR: cwd,
    RESUME_FOLDER: 'cv',
    RESUME_PROGRAM: 'resume-as-code@1.2.3',
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
  };

  const check = await runner.run(scriptOf('resume-check'), cwd, env);
  expect(check.code, check.stderr).toBe(1);
  expect(check.stderr).toContain('did you mean `label`?');
  const report = JSON.parse(await readFile(join(cwd, 'gl-code-quality-report.json'), 'utf8')) as object[];
  expect(report[0]).toMatchObject({
    check_name: 'unknown-key',
    severity: 'major',
    location: { path: 'cv/variants/new.yaml', lines: { begin: 1 } },
  });
  const [shown = ''] = jobs['resume-check'].artifacts.paths;
  expect((await readdir(join(cwd, shown))).sort()).toEqual([
    'diff.md',
    'manifest.json',
    'resume',
    'resumes.html',
  ]);
  expect(await readFile(join(cwd, shown, 'diff.md'), 'utf8')).toContain('Résumés since main');

  await change(cwd, { 'cv/variants/new.yaml': null });
  const print = await runner.run(scriptOf('resume-print'), cwd, env);
  expect(print.code, print.stderr).toBe(0);
  const [release = '', notes = ''] = jobs['resume-print'].artifacts.paths;
  expect(await readdir(join(cwd, release))).toEqual(['Ada Lovelace - default.pdf', 'SHA256SUMS']);
  expect(jobs['resume-release'].release?.description).toBe(notes);
  expect(await readFile(join(cwd, notes), 'utf8')).toMatch(
    /^- Ada Lovelace - default\.pdf `[0-9a-f]{64}`\n$/,
  );
});

test('GitLab shows the link: its name is plain, and no path has a variable in it', () => {
  const { expose_as: name, paths } = jobs['resume-check'].artifacts;
  expect(name).toMatch(/^\w[-\w ]*$/);
  expect(paths.filter((path) => /\$|^\.\//.test(path))).toEqual([]);
});
