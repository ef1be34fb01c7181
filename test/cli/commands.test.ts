import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, resume, ROOT } from '../support/cli.ts';

const TABLE: { name: string; args: string[]; code: number; stderr?: RegExp; stdout?: RegExp }[] = [
  {
    name: '--help shows examples',
    args: ['--help'],
    code: 0,
    stdout: /Examples:[^]*resume build --variant staff-ml/,
  },
  { name: '--version is a number', args: ['--version'], code: 0, stdout: /^\d+\.\d+\.\d+\n$/ },
  { name: 'build --help shows examples', args: ['build', '--help'], code: 0, stdout: /Examples:/ },
  { name: 'no command at all is help, and wrong usage', args: [], code: 2, stderr: /Usage: resume/ },
  { name: 'a misspelt command is named', args: ['biuld'], code: 2, stderr: /Did you mean build/ },
  {
    name: 'a misspelt option is named',
    args: ['build', '--varant', 'x'],
    code: 2,
    stderr: /Did you mean --variant/,
  },
  {
    name: 'an unknown variant names the nearest',
    args: ['build', '-v', 'staf-ml'],
    code: 2,
    stderr: /did you mean `staff-ml`\?/,
  },
  {
    name: 'an unknown format names the nearest',
    args: ['build', '-f', 'pfd'],
    code: 2,
    stderr: /did you mean `pdf`\?/,
  },
  {
    name: 'an unknown résumé names the nearest',
    args: ['check', 'staff-enginer'],
    code: 2,
    stderr: /did you mean `staff-engineer`\?/,
  },
  { name: 'stdout takes one output', args: ['build', '-o', '-'], code: 2, stderr: /takes one output/ },
  { name: 'show takes one variant', args: ['show'], code: 2, stderr: /takes one variant/ },
  {
    name: 'a --set without = says how',
    args: ['check', '--set', 'work'],
    code: 1,
    stderr: /--set:1:1 error there is no `=` in it/,
  },
  {
    name: 'a browser that is not there is no fallback',
    args: [
      'build',
      'staff-engineer',
      '-v',
      'default',
      '-f',
      'pdf',
      '-o',
      '-',
      '--browser',
      '/nowhere/chrome',
    ],
    code: 3,
    stderr: /\/nowhere\/chrome/,
  },
  {
    name: 'check finds nothing in what we ship',
    args: ['check', 'staff-engineer', '-v', 'staff-ml'],
    code: 0,
    stderr: /nothing to say/,
  },
  {
    name: 'show prints YAML',
    args: ['show', 'staff-engineer', '-v', 'staff-ml'],
    code: 0,
    stdout: /^basics:\n {2}name: /,
  },
  {
    name: 'explain says why',
    args: ['explain', 'staff-engineer', '-v', 'personalization'],
    code: 0,
    stdout: /^out .*personalization at /m,
  },
  { name: 'list names variants', args: ['list'], code: 0, stdout: /staff-ml +extends/ },
  {
    name: 'completion prints a script',
    args: ['completion', 'bash'],
    code: 0,
    stdout: /complete -o default -F _resume resume/,
  },
  {
    name: 'completion without a shell asks for it',
    args: ['completion'],
    code: 2,
    stderr: /bash, zsh, fish/,
  },
  { name: 'completion knows commands', args: ['completion', '--words', 'b'], code: 0, stdout: /^build$/m },
  {
    name: 'completion knows variants',
    args: ['completion', '--words', 'build', '--variant', 'st'],
    code: 0,
    stdout: /^staff-ml$/m,
  },
  {
    name: 'completion knows résumés',
    args: ['completion', '--words', 'build', ''],
    code: 0,
    stdout: /^staff-engineer$/m,
  },
];

test.each(TABLE)('$name', async ({ args, code, stderr, stdout }) => {
  const ran = await resume(args);
  if (stderr) expect(ran.stderr).toMatch(stderr);
  if (stdout) expect(ran.stdout.toString()).toMatch(stdout);
  expect(ran.stderr).not.toMatch(/^ {4}at /m);
  expect(ran.code).toBe(code);
});

test('an empty folder is told how to begin', async () => {
  const cwd = await project({});
  const { code, stderr } = await resume(['build'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('resume init');
});

test('init makes a project that builds, and overwrites nothing', async () => {
  const cwd = await project({});
  const first = await resume(['init', 'mine'], { cwd });
  expect(first.code).toBe(0);
  const mine = join(cwd, 'mine');
  const built = await resume(['build', '--json'], { cwd: mine });
  const { outputs } = JSON.parse(built.stdout.toString()) as {
    outputs: { path: string; pages: number | null }[];
  };
  expect(outputs.map(({ path, pages }) => `${path} ${pages}`)).toEqual([
    'dist/me/default.pdf 1',
    'dist/me/default.html null',
    'dist/me/backend.pdf 1',
    'dist/me/backend.html null',
  ]);
  await writeFile(join(mine, 'resumes/me/resume.yaml'), 'basics: { name: Mine }\n');
  const second = await resume(['init', 'mine'], { cwd });
  expect(second.code).toBe(0);
  expect(second.stderr).toContain('was left alone');
  expect(await readFile(join(mine, 'resumes/me/resume.yaml'), 'utf8')).toBe('basics: { name: Mine }\n');
});

test('init --from takes a JSON Resume along, and refuses a broken one', async () => {
  const cwd = await project({
    'cv.json': '{ "basics": { "name": "Ada", "pronouns": "she" } }',
    'bad.yaml': 'basics: { name: [1] }\n',
  });
  const good = await resume(['init', 'a', '--from', 'cv.json'], { cwd });
  expect(good.code).toBe(0);
  expect(good.stderr).toContain('warning unknown key `pronouns`');
  const built = await resume(['build', '-f', 'html', '-q'], { cwd: join(cwd, 'a') });
  expect(built.code).toBe(0);
  const bad = await resume(['init', 'b', '--from', 'bad.yaml'], { cwd });
  expect(bad.code).toBe(1);
  expect(bad.stderr).toContain('nothing was written');
});

test('show --json is plain JSON Resume: no ids, no tags, highlights as strings', async () => {
  const { stdout } = await resume(['show', 'staff-engineer', '-v', 'automated-messaging', '--json']);
  const data = JSON.parse(stdout.toString()) as { work: Record<string, unknown>[] };
  expect(JSON.stringify(data)).not.toMatch(/"(id|tags|alt|note|variants|facts)":/);
  expect((data.work[0]?.highlights as unknown[]).every((highlight) => typeof highlight === 'string')).toBe(
    true,
  );
});

test('doctor says what prints, from a folder that is empty and a HOME that is, too', async () => {
  const home = await project({});
  await mkdir(join(home, 'empty'));
  const { code, stdout } = await resume(['doctor', '--json'], {
    cwd: join(home, 'empty'),
    env: { HOME: home },
  });
  const examination = JSON.parse(stdout.toString()) as {
    milliseconds: number | null;
    fonts: { template: string }[];
    failure?: object;
  };
  expect(examination.failure).toBeUndefined();
  expect(code).toBe(0);
  expect(examination.milliseconds).toBeGreaterThan(0);
  expect(examination.fonts.map(({ template }) => template)).toContain('classic');
});

test('a missing browser names the one command that gets one', async () => {
  const { code, stderr } = await resume(
    ['build', 'staff-engineer', '-v', 'default', '-f', 'pdf', '-o', '-'],
    {
      env: { RESUME_BROWSER: join(ROOT, 'README.md') },
    },
  );
  expect(code).toBe(3);
  expect(stderr).toContain('RESUME_BROWSER');
});
