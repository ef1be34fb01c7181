// Finds the program for the steps that follow: the source around this file at the commit that the user pinned, so
// that there is one thing to trust; or, where they ask for it, a version from npm.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { annotate, input, setOutput } from './runner.js';

for (const name of ['CHECK', 'FROZEN']) {
  if (['true', 'false'].includes(input(name))) continue;
  const message = `${name.toLowerCase()}: expected true or false, found \`${input(name)}\``;
  annotate({ severity: 'error', code: 'input', message });
  process.exit(2);
}

const source = join(import.meta.dirname, '..');
const version = input('VERSION');
let program = join(source, 'bin/resume.js');
if (version !== '') {
  const prefix = join(process.env.RUNNER_TEMP, 'resume-as-code');
  npm(['install', '--prefix', prefix, `resume-as-code@${version}`]);
  program = join(prefix, 'node_modules/resume-as-code/bin/resume.js');
} else if (!existsSync(join(source, 'lib'))) npm(['ci', '--prefix', source]);
setOutput('program', program);

function npm(args) {
  // On Windows npm is a script of the shell's; what stands here is from the workflow, and no pull request's.
  const { status } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
