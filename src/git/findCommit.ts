import { nearest } from '../core/nearest.ts';
import { UsageError } from '../errors.ts';
import { listRefs } from './listRefs.ts';
import type { Objects } from './openObjects.ts';
import { runGit } from './runGit.ts';

/**
 * The commit that a revision names: a tag, a branch, `HEAD~3`, `HEAD@{yesterday}`, the begin of an id.
 *
 * @returns its id
 * @throws UsageError where there is none, with the nearest name
 */
export async function findCommit(revision: string, objects: Objects, cwd: string): Promise<string> {
  if (revision === '')
    throw new UsageError('no revision stands before the colon', 'write e.g. HEAD:staff-ml');
  if (revision.startsWith('-')) {
    throw new UsageError(`\`${revision}\` is an option, no revision`, 'no revision begins with a -');
  }
  const found = await objects.read(revision);
  const commit = found?.type === 'tag' ? await objects.read(`${found.id}^{commit}`) : found;
  if (commit?.type === 'commit') return commit.id;
  if (found) {
    const what = found.type === 'tree' ? 'folder' : 'file';
    throw new UsageError(`\`${revision}\` is a ${what}, no commit`, 'name a tag, a branch or a commit');
  }
  throw new UsageError(`there is no revision \`${revision}\` here`, await wayOut(revision, objects, cwd));
}

async function wayOut(revision: string, objects: Objects, cwd: string): Promise<string> {
  const ask = async (args: readonly string[]): Promise<string> => (await runGit(cwd, args)).stdout.trim();
  if (!(await objects.read('HEAD'))) return 'nothing is committed yet: git commit';
  if ((await ask(['rev-parse', '--is-shallow-repository'])) === 'true') {
    return 'this clone is shallow and may lack it: git fetch --unshallow --tags';
  }
  const [, base = '', back = ''] = /^(.+?)((?:[~^]\d*)+)$/.exec(revision) ?? [];
  if (back.includes('^') && (await objects.read(base))) {
    return `\`${base}\` is there, and has no such parent: \`${base}~1\` is the one before it`;
  }
  if (base && (await objects.read(base))) {
    const count = Number(await ask(['rev-list', '--count', '--first-parent', '--end-of-options', base]));
    return `the first commit is \`${count === 1 ? base : `${base}~${count - 1}`}\``;
  }
  const names = ['HEAD', ...(await listRefs(cwd))];
  const meant = nearest(base || revision, names);
  if (meant !== undefined) return `did you mean \`${meant}${back}\`?`;
  const shown = names.slice(0, 12).map((name) => `\`${name}\``);
  return `known here: ${shown.join(', ')}${names.length > shown.length ? ', …' : ''}`;
}
