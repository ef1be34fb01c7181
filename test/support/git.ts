import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { project } from './cli.ts';

/** A file's text; null for one that is gone. */
export type Changes = Record<string, string | null>;

/** Runs git as somebody whose settings are not ours. */
export function git(cwd: string, ...args: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  return execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A repository with these commits, each tagged by its name; its folder is gone when the test is. */
export async function repository(commits: Readonly<Record<string, Changes>>): Promise<string> {
  const folder = await project({});
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  git(folder, 'config', 'user.email', 'ada@example.com');
  git(folder, 'config', 'user.name', 'Ada');
  for (const [name, changes] of Object.entries(commits)) {
    await change(folder, changes);
    commit(folder, name);
  }
  return folder;
}

/** Commits the work tree as it stands, and tags it. */
export function commit(folder: string, name: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', name);
  git(folder, 'tag', name);
}

/** Changes files of the work tree. */
export async function change(folder: string, changes: Changes): Promise<void> {
  for (const [name, text] of Object.entries(changes)) {
    const file = join(folder, name);
    if (text === null) await rm(file);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
}
