import { execFile, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { MachineError, UsageError } from '../errors.ts';

/** What is read is the same for everybody, nobody is asked for a password, and nothing is locked or written. */
const ENVIRONMENT = { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };

export interface GitRun {
  /** Whether git was content. */
  done: boolean;
  stdout: string;
  stderr: string;
}

/**
 * Runs one of git's plumbing commands in the folder.
 *
 * @throws MachineError where there is no git, or it does not answer
 */
export function runGit(cwd: string, args: readonly string[]): Promise<GitRun> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...ENVIRONMENT }, maxBuffer: 64 * 2 ** 20 };
    execFile('git', args, options, (error, stdout, stderr) => {
      // A number is git's own exit status; anything else kept it from running.
      if (error && typeof error.code !== 'number') reject(unstarted(error));
      else resolve({ done: !error, stdout, stderr });
    });
  });
}

/** Starts one of git's plumbing commands that answers as long as it is asked. */
export function startGit(cwd: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn('git', args, { cwd, env: { ...process.env, ...ENVIRONMENT }, stdio: 'pipe' });
}

export function unstarted(cause: Error): MachineError {
  const isMissing = 'code' in cause && cause.code === 'ENOENT';
  return new MachineError(
    isMissing ? 'git-missing' : 'git-failed',
    isMissing ? 'there is no git on this machine' : `git does not run: ${cause.message}`,
    'install it (https://git-scm.com/downloads), or have it on your PATH; only revisions take it',
    cause,
  );
}

/** What git said when it gave up. */
export function gaveUp(stderr: string, cwd: string): MachineError | UsageError {
  if (/not a git repository/.test(stderr)) {
    return new UsageError(
      `${cwd} is in no git repository, so there is no revision to read`,
      'begin one with `git init`, or name two variants: resume diff A B',
    );
  }
  const said = /^(?:fatal|error): (.+)/m.exec(stderr)?.[1] ?? stderr.trim();
  const [, owned] = /dubious ownership in repository at '([^']+)'/.exec(stderr) ?? [];
  return new MachineError(
    'git-failed',
    `git does not read this repository: ${said}`,
    owned === undefined
      ? 'run `git fsck` to see what is wrong with it'
      : `it is somebody else’s; if you trust it: git config --global --add safe.directory '${owned}'`,
  );
}
