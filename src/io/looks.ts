import { statSync } from 'node:fs';

/**
 * What a run has looked at, and how it was then: by path what stands there (`is`), or what it holds (`holds`).
 * Whoever finds all of it as it was would find the same.
 */
export type Looks = Map<string, string>;

const taking = new Set<Looks>();

/** Takes down whatever this process looks at from now on. Two runs at once see each other's looks, which does no harm. */
export function takeLooks(): { looks: Looks; end: () => void } {
  const looks: Looks = new Map();
  taking.add(looks);
  return { looks, end: () => void taking.delete(looks) };
}

/** To be called before the look itself, so that what changes in between is seen to have changed. */
export function look(at: 'is' | 'holds', path: string): void {
  if (taking.size === 0) return;
  const key = `${at} ${path}`;
  for (const looks of taking) if (!looks.has(key)) looks.set(key, stateOf(key));
}

/** Stands for what was looked at in ways that are not seen here: it never is as it was. */
export const UNSEEN = 'unseen';

export function lookUnseen(): void {
  for (const looks of taking) looks.set(UNSEEN, UNSEEN);
}

/**
 * How what a look was at is now. A file's times and number stand for its content, as in git's index; who changes
 * a file twice within one tick of the clock goes unseen, unless it was done while it was looked at.
 */
export function stateOf(key: string): string {
  try {
    const stats = statSync(key.slice(key.indexOf(' ') + 1), { throwIfNoEntry: false });
    if (!stats) return '';
    const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
    if (!key.startsWith('holds ')) return `${kind} ${stats.mode}`;
    return `${kind} ${stats.mode} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}`;
  } catch (error) {
    // What cannot be looked at now could not be looked at then.
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}

/** When what a state tells of was last changed, in milliseconds since 1970; 0 where that does not matter. */
export function changedAt(state: string): number {
  const [, , , modified = 0, changed = 0] = state.split(' ');
  return Math.max(Number(modified), Number(changed));
}

/** Whether everything is as it was. */
export function looksTheSame(looks: Iterable<readonly [key: string, state: string]>): boolean {
  for (const [key, state] of looks) if (stateOf(key) !== state) return false;
  return true;
}
