// Annotations at the lines, and the table of what was found in the summary of the run: the reporter writes both.
import { spawnSync } from 'node:child_process';
import { chosen } from './runner.js';

const args = [process.env.PROGRAM, 'check', '--reporter', 'github', ...chosen()];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
process.exitCode = status ?? 1;
