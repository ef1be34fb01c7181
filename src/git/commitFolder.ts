import { posix } from 'node:path';
import { MachineError } from '../errors.ts';
import type { Mount } from '../io/mounts.ts';
import type { GitObject, Objects } from './openObjects.ts';

const SUBMODULE = '160000';

/** What stands in a repository in a file's place, by how it begins. */
const STAND_INS: readonly { begins: string; keeper: string; wayOut: string }[] = [
  {
    begins: 'version https://git-lfs.github.com/spec/',
    keeper: 'Git LFS keeps it, and the repository only points at it',
    wayOut: 'compare a revision that holds the file itself, or leave it to git: git lfs migrate export',
  },
  {
    begins: '\0GITCRYPT\0',
    keeper: 'it is encrypted by git-crypt',
    wayOut: 'take that revision out with `git worktree add`, unlock it, and compare there',
  },
];

/**
 * A folder of a commit, as git keeps it: only what is asked for is read, and nothing is checked out.
 *
 * @param prefix the folder within the repository, ending in a slash; empty for the repository's own
 */
export function commitFolder(
  objects: Objects,
  { commit, prefix, revision }: { commit: string; prefix: string; revision: string },
): Omit<Mount, 'root'> {
  const show = (path: string): string => `${revision}:${prefix}${path}`;
  // Git knows the root by an empty path, and no other folder by one that ends in a slash.
  const nameOf = (path: string): string => `${commit}:${`${prefix}${path}`.replace(/\/$/, '')}`;

  const find = async (path: string): Promise<GitObject | undefined> => {
    const found = await objects.read(nameOf(path));
    if (!found && path !== '') await refuseSubmodule(path);
    return found;
  };
  /** What is not there may lie in a submodule, of which a commit keeps a number only. */
  const refuseSubmodule = async (path: string): Promise<void> => {
    const above = posix.dirname(path) === '.' ? '' : posix.dirname(path);
    const folder = await find(above);
    const entry = folder && entriesOf(folder).find(({ name }) => name === posix.basename(path));
    if (entry?.mode === SUBMODULE) {
      throw new MachineError(
        'read-failed',
        `${show(path)} is a submodule: another repository keeps its files`,
        'compare in that repository, or leave the submodule out',
      );
    }
  };
  return {
    name: revision,
    show,
    read: async (path) => {
      const found = await find(path);
      if (found?.type === 'link') throw leadsOut(show(path), found.content.toString());
      if (found?.type === 'blob') return refuseStandIn(found.content, show(path));
      return found?.type === 'tree' ? 'folder' : undefined;
    },
    list: async (path) => {
      const found = await find(path);
      return found ? entriesOf(found).map(({ name }) => name) : [];
    },
  };
}

function leadsOut(file: string, to: string): MachineError {
  return new MachineError(
    'read-failed',
    `cannot read ${file}: it is a link to ${to}, which the repository does not hold`,
    'commit the file itself',
  );
}

function refuseStandIn(content: Buffer, file: string): Buffer {
  for (const { begins, keeper, wayOut } of STAND_INS) {
    if (content.subarray(0, begins.length).toString('latin1') === begins)
      throw new MachineError('read-failed', `cannot read ${file}: ${keeper}`, wayOut);
  }
  return content;
}

/** `mode name\0id`, the id in bytes, again and again. */
function entriesOf({ id, type, content }: GitObject): { mode: string; name: string }[] {
  if (type !== 'tree') return [];
  const entries: { mode: string; name: string }[] = [];
  for (let start = 0; start < content.length;) {
    const space = content.indexOf(' ', start);
    const end = content.indexOf(0, space);
    const mode = content.toString('latin1', start, space);
    entries.push({ mode, name: content.toString('utf8', space + 1, end) });
    start = end + 1 + id.length / 2;
  }
  return entries;
}
