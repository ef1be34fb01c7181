import { spawnSync } from 'node:child_process';

/**
 * Shows a text through the pager that the user has chosen, else through less, which ends at once where the
 * text fits. Waits for it: a Ctrl-C meant for the pager must not take the terminal from under it.
 *
 * @returns whether it was shown; false where there is no such pager
 */
export function page(text: string, env: NodeJS.ProcessEnv): boolean {
  const pager = env.PAGER ?? 'less';
  if (pager === '' || pager === 'cat') return false;
  const { status, error } = spawnSync(pager, {
    shell: true,
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { LESS: 'FRX', ...env },
  });
  // The shell says 126 and 127 of what it cannot start; a pager that is left early is no failure.
  return status !== 126 && status !== 127 && (error === undefined || 'code' in error);
}
