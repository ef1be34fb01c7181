import { readdirSync, statSync, watch as watchFolder, type FSWatcher } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { MachineError } from '../errors.ts';

export interface WatchOptions {
  /** Called with what changed since the last call, as whole paths, once nothing has moved for a moment. */
  onChange: (paths: ReadonlySet<string>) => void;
  /** Where we write ourselves: what changes there is no news. */
  except?: readonly string[];
}

/** Of a project's folder, those whose whole trees matter, … */
const TREES = new Set(['resumes', 'variants', 'templates', 'fonts']);

/** … and the files beside them: a résumé, its settings and pictures. */
const MATTERS = /\.(ya?ml|json|txt|png|jpe?g|gif|webp|svg)$/i;

/** What an editor does within this is one save: it moves one file away and another into its place, say. */
const QUIET_MS = 5;

/** How long a file may be empty before it is meant to be: to write one begins with that. */
const EMPTY_MS = 60;

/**
 * Watches a project's folders, not its files: one that is replaced would take its watch away with it.
 * Folders that come later are watched, too, and one that goes may come back.
 *
 * @returns what ends it
 * @throws MachineError where the folder cannot be watched
 */
export function watch(root: string, { onChange, except = [] }: WatchOptions): () => void {
  const home = resolve(root);
  const open = new Map<string, { watcher: FSWatcher; identity: string }>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const note = (path: string): void => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        const paths = new Set(changed);
        changed.clear();
        onChange(paths);
      },
      isEmpty(path) ? EMPTY_MS : QUIET_MS,
    );
  };
  const isOurs = (path: string): boolean =>
    !isPassing(basename(path)) && !except.some((folder) => path === folder || path.startsWith(folder + sep));
  const isInTree = (path: string): boolean => TREES.has(relative(home, path).split(sep)[0] ?? '');
  const isNews = (path: string): boolean => isOurs(path) && (isInTree(path) || MATTERS.test(path));

  /** Watches a folder, or the one that stands in its place now; what comes with a new one is news. */
  const follow = (folder: string, isNew: boolean): void => {
    const identity = identityOf(folder);
    if (open.get(folder)?.identity === identity) return;
    drop(folder);
    const isElsewhere = [...open.values()].some((one) => one.identity === identity);
    // A link may lead to a folder above itself.
    const watcher = identity === undefined || isElsewhere ? undefined : openWatcher(folder);
    if (identity === undefined || !watcher) return;
    open.set(folder, { watcher, identity });
    // As Windows says of a folder that goes.
    watcher.on('error', () => {
      drop(folder);
    });
    watcher.on('change', (_, name: string | null) => {
      const path = join(folder, name ?? '');
      if (!isNews(path)) return;
      if (isInTree(path)) follow(path, true);
      note(path);
    });
    for (const path of pathsIn(folder)) {
      if (!isNews(path)) continue;
      if (isNew) note(path);
      if (isInTree(path)) follow(path, isNew);
    }
  };
  const drop = (folder: string): void => {
    for (const [path, { watcher }] of open) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watcher.close();
      open.delete(path);
    }
  };

  follow(home, false);
  return () => {
    clearTimeout(timer);
    drop(home);
  };
}

/** What editors, git and the system leave for a moment: `.a.swp`, `a.yaml~`, `4913`, `.#a`. */
function isPassing(name: string): boolean {
  return name.startsWith('.') || name.startsWith('#') || name.endsWith('~') || /^\d+$/.test(name);
}

function isEmpty(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === 0;
}

/** Tells a folder from one that came into its place; undefined where there is none. */
function identityOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? `${found.dev}:${found.ino}:${found.birthtimeMs}` : undefined;
}

function pathsIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch (error) {
    if (isOutOfReach(error)) return [];
    throw error;
  }
}

/** Undefined for a folder that cannot be read, or has just gone: who reads the project says so. */
function openWatcher(folder: string): FSWatcher | undefined {
  try {
    return watchFolder(folder);
  } catch (error) {
    if (isOutOfReach(error)) return undefined;
    throw new MachineError(
      'read-failed',
      `cannot watch ${folder}: ${error instanceof Error ? error.message : String(error)}`,
      'where too much is watched already, end other programs that do, or raise fs.inotify.max_user_watches',
      error,
    );
  }
}

function isOutOfReach(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(code);
}
