import { relative, sep } from 'node:path';

/** A folder that is on no disk: files.ts reads below its path as it reads below any other. */
export interface Mount {
  /** Its path; nothing stands there. */
  root: string;
  /** What it is called: `v1.2`. */
  name: string;
  /** A file's bytes, `folder`, or undefined where there is neither. Paths have slashes; the root's is empty. */
  read: (path: string) => Promise<Buffer | 'folder' | undefined>;
  /** The names in a folder; none where there is no such folder. */
  list: (path: string) => Promise<string[]>;
  /** A path of it as people would write it. */
  show: (path: string) => string;
}

/**
 * One table for the program, as a system has one: the readers of projects, templates and fonts then
 * take a commit for a folder like any other, and need not know that it is none.
 */
const MOUNTS = new Map<string, Mount>();

/** Mounts it until the function that is returned is called. */
export function mount(folder: Mount): () => void {
  MOUNTS.set(folder.root, folder);
  return () => void MOUNTS.delete(folder.root);
}

/** The mount that a path lies in, and the path within it. */
export function mountOf(path: string): { folder: Mount; path: string } | undefined {
  if (MOUNTS.size === 0) return undefined;
  const folder = [...MOUNTS.values()].find(({ root }) => path === root || path.startsWith(root + sep));
  return folder && { folder, path: relative(folder.root, path).split(sep).join('/') };
}
