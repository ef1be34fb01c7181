import { join, resolve } from 'node:path';
import { mount } from '../io/mounts.ts';
import { commitFolder } from './commitFolder.ts';
import { findCommit } from './findCommit.ts';
import { openObjects } from './openObjects.ts';
import { gaveUp, runGit } from './runGit.ts';

/** A folder as a commit has it. */
export interface Revision {
  /** Where files.ts, and all that reads through it, finds the folder until it is closed. */
  root: string;
  /** As it was asked for: `v1.2`. */
  name: string;
  /** Its commit's id. */
  commit: string;
  /** What git warned of, e.g. that its log does not go back to yesterday. */
  notes: string[];
  close: () => void;
}

/**
 * Opens a folder of the work tree as a revision has it, through git's own objects: no checkout, nothing
 * that moves or is locked, no file written.
 *
 * @throws UsageError where there is no such revision, or no repository
 * @throws MachineError where git is missing, or does not read it
 */
export async function openRevision(folder: string, revision: string): Promise<Revision> {
  const objects = openObjects(folder);
  try {
    const [commit, place] = await Promise.all([
      findCommit(revision, objects, folder),
      runGit(folder, ['rev-parse', '--show-prefix']),
    ]);
    if (!place.done) throw gaveUp(place.stderr, folder);
    const prefix = place.stdout.replace(/\n$/, '');
    // Below the folder itself, where packages are looked up from: a commit brings none.
    const root = join(resolve(folder), `${commit}.${(opened += 1)}`);
    const release = mount({ root, ...commitFolder(objects, { commit, prefix, revision }) });
    const close = (): void => {
      release();
      objects.close();
    };
    return { root, name: revision, commit, notes: objects.warnings(), close };
  } catch (error) {
    objects.close();
    throw error;
  }
}

/** One commit may be read twice at a time, under two names. */
let opened = 0;
