import { spawn } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { BIN, ended, project, type Ran } from './cli.ts';

export interface Step {
  id?: string;
  name?: string;
  uses?: string;
  run?: string;
  if?: string;
  env?: Record<string, string>;
  with?: Record<string, string | number | boolean>;
}
export interface Job {
  permissions?: Record<string, string>;
  if?: string;
  steps: Step[];
}
export interface Workflow {
  permissions?: Record<string, string>;
  env?: Record<string, string>;
  jobs: Record<string, Job>;
}

export async function readYaml<T>(file: string): Promise<T> {
  return parse(await readFile(file, 'utf8')) as T;
}

/** A machine of a CI service: its folders and files, and programs that note what they are asked for. */
export interface Machine {
  temp: string;
  /** What `gh` and `npm` were asked for, a line each. */
  asked: () => Promise<string[]>;
  file: (name: 'output' | 'summary') => Promise<string>;
  /** Runs a script as the service does, with `resume` and the noting programs on PATH. */
  run: (script: string, cwd: string, env?: Record<string, string>) => Promise<Ran>;
  /** A step of a workflow: `expressions` are what stands in `${{ … }}`. */
  step: (
    step: Step | undefined,
    cwd: string,
    expressions: Record<string, string>,
    env?: Record<string, string>,
  ) => Promise<Ran>;
  env: Record<string, string>;
}

const PROGRAMS = {
  resume: `exec ${process.execPath} ${BIN} "$@"`,
  npm: `printf 'npm %s\\n' "$*" >> "$ASKED"`,
  // Keeps the comment that it is given, and says which it has: none, unless COMMENT names one.
  gh: `printf 'gh %s\\n' "$*" >> "$ASKED"
for argument; do case "$argument" in body=@*) cp "\${argument#body=@}" "$BODY";; esac; done
case "$*" in
  *--paginate*) if [ -n "\${COMMENT-}" ]; then echo "$COMMENT"; fi;;
  'release view'*) exit 1;;
esac`,
};

export async function machine(): Promise<Machine> {
  const temp = await project({ asked: '', output: '', summary: '' });
  const bin = join(temp, 'bin');
  await mkdir(bin);
  for (const [name, script] of Object.entries(PROGRAMS)) {
    await writeFile(join(bin, name), `#!/usr/bin/env bash\nset -eu\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  const text = (name: string) => readFile(join(temp, name), 'utf8');
  const env = {
    ASKED: join(temp, 'asked'),
    BODY: join(temp, 'body.md'),
    GITHUB_OUTPUT: join(temp, 'output'),
    GITHUB_STEP_SUMMARY: join(temp, 'summary'),
    RUNNER_TEMP: temp,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  };
  const run: Machine['run'] = (script, cwd, more = {}) =>
    ended(
      spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        cwd,
        env: { ...process.env, NO_COLOR: '1', GITHUB_WORKSPACE: cwd, ...env, ...more },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  return {
    temp,
    env,
    run,
    asked: async () => (await text('asked')).split('\n').filter(Boolean),
    file: text,
    step: (step, cwd, expressions, more = {}) => {
      if (step?.run === undefined) throw new Error('there is no such step');
      const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, expressions)]);
      return run(step.run, cwd, { ...more, ...(Object.fromEntries(own) as Record<string, string>) });
    },
  };
}

function filled(text: string, expressions: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = expressions[expression];
    if (value === undefined) throw new Error(`no value for ${expression}`);
    return value;
  });
}
