import { runGit } from './runGit.ts';

/**
 * Tags and branches, the newest first; none where there is no repository.
 *
 * @throws MachineError where there is no git
 */
export async function listRefs(cwd: string): Promise<string[]> {
  const { stdout } = await runGit(cwd, ['for-each-ref', '--sort=-creatordate', '--format=%(refname:short)']);
  return stdout.split('\n').filter(Boolean);
}
