import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BIN, project, ROOT } from '../support/cli.ts';
import { machine, readYaml, type Step } from '../support/runner.ts';

const { runs, inputs } = await readYaml<{
  runs: { steps: Step[] };
  inputs: Record<string, { default: string }>;
}>(join(ROOT, 'action.yml'));
const [install, check, build] = runs.steps;

/** The action's expressions, with what the caller gives in place of its defaults. */
function given(values: Record<string, string> = {}): Record<string, string> {
  const all = {
    ...Object.fromEntries(Object.entries(inputs).map(([name, { default: value }]) => [name, value])),
    ...values,
  };
  const expressions = Object.entries(all).map(([name, value]) => [`inputs.${name}`, value]);
  return { ...(Object.fromEntries(expressions) as object), 'steps.install.outputs.program': BIN };
}

const ENV = { GITHUB_ACTION_PATH: ROOT };

/** `name<<END … END`, as the runner reads it. */
function outputsIn(text: string): Record<string, string> {
  const all = [...text.matchAll(/^([\w-]+)<<(\S+)\n([^]*?)\n\2$/gm)];
  return Object.fromEntries(all.map(([, name = '', , value = '']) => [name, value]));
}

test('the action checks, builds, and tells the workflow its files and its readers their pages', async () => {
  const workspace = await project({
    'c,v/resume.yaml': 'basics: {name: Ada Lovelace, email: ada@example.com}\n',
    'c,v/variants/broken.yaml': 'sectoins: [work]\n',
    'c,v/variants/short.yaml': 'basics: {label: "100%"}\n',
    'c,v/check.yaml': 'rules: {spelling: off, grammar: off, article: off}\n',
  });
  const cwd = join(workspace, 'c,v');
  const runner = await machine();
  const env = { ...ENV, GITHUB_WORKSPACE: workspace };
  const installed = await runner.step(install, cwd, given(), env);
  expect(installed.code, installed.stderr).toBe(0);
  expect(outputsIn(await runner.file('output')).program).toBe(BIN);
  expect(await runner.asked()).toEqual([]);

  const checked = await runner.step(check, cwd, given({ variants: 'short\ndefault' }), env);
  expect(checked.code).toBe(0);
  expect(await runner.file('summary')).toContain('2 variants checked');

  const built = await runner.step(
    build,
    cwd,
    given({ check: 'false', formats: 'pdf txt', resume: 'resume.yaml' }),
    env,
  );
  expect(built.code).toBe(1);
  expect(built.stdout.toString()).toBe(
    '::error file=c%2Cv/variants/broken.yaml,line=1,col=1,title=unknown-key::' +
      'unknown key `sectoins`%0Adid you mean `sections`?\n',
  );
  const { paths, manifest } = outputsIn(await runner.file('output'));
  expect(paths?.split('\n').sort()).toEqual(
    ['default.pdf', 'default.txt', 'short.pdf', 'short.txt'].map((name) => `c,v/dist/resume/${name}`),
  );
  expect(manifest).toBe('c,v/dist/manifest.json');
  expect(await runner.file('summary')).toMatch(
    /### resume build\n\n1 error: .*\n\n\| Variant .*\n.*\n\| resume\/default \| 1 \| pdf \d+ kB, txt 1 kB \|\n/,
  );
});

test('the action refuses what is neither true nor false, and takes a version from npm where it is asked to', async () => {
  const cwd = await project({});
  const runner = await machine();
  const refused = await runner.step(install, cwd, given({ check: 'yes' }), ENV);
  expect([refused.code, refused.stdout.toString()]).toEqual([
    2,
    '::error title=input::check: expected true or false, found `yes`\n',
  ]);
  await runner.step(install, cwd, given({ version: '1.2.3' }), ENV);
  expect(await runner.asked()).toEqual([
    `npm install --prefix ${join(runner.temp, 'resume-as-code')} resume-as-code@1.2.3`,
  ]);
});
