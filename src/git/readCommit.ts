import { MachineError } from '../errors.ts';
import { runGit } from './runGit.ts';

/** What a project stands at. */
export interface Standing {
  /** The last commit's id. */
  commit: string;
  /** Whether something that is printed from was changed or added since. */
  dirty: boolean;
}

/** What a project is printed from. */
const INPUTS = [
  'resumes',
  'variants',
  'templates',
  'fonts',
  'package.json',
  'resume.yaml',
  'resume.yml',
  'resume.json',
];

/** Undefined where nothing is committed, the folder is in no repository, or there is no git. */
export async function readCommit(folder: string): Promise<Standing | undefined> {
  try {
    const [head, status] = await Promise.all([
      runGit(folder, ['rev-parse', '--verify', '--end-of-options', 'HEAD^{commit}']),
      runGit(folder, ['status', '--porcelain', '--untracked-files=all', '--', ...INPUTS]),
    ]);
    if (!head.done || !status.done) return undefined;
    return { commit: head.stdout.trim(), dirty: status.stdout !== '' };
  } catch (error) {
    if (error instanceof MachineError && error.code === 'git-missing') return undefined;
    throw error;
  }
}
