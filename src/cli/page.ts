import { spawnSync, type SpawnSyncOptions } from 'node:child_process';

/**
 * Shows a text through the pager that the user has chosen, else through less, which ends at once where the
 * text fits. Waits for it: a Ctrl-C meant for the pager must not take the terminal from under it.
 *
 * @returns whether it was shown; false where there is no such pager
 */
export function page(text: string, env: NodeJS.ProcessEnv): boolean {
  const { PAGER: chosen = 'less', TERM: terminal } = env;
  if (['', 'cat'].includes(chosen) || terminal === 'dumb') return false;
  const options: SpawnSyncOptions = {
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { LESS: 'FRX', LESSCHARSET: 'utf-8', ...env },
    // What users choose may be a line of shell; that there is no less is no news to them.
    shell: env.PAGER !== undefined,
  };
  const { status, error } = spawnSync(chosen, options);
  const isMissing = error !== undefined && 'code' in error && error.code === 'ENOENT';
  // The shell says 126 and 127 of what it cannot start. A pager that is left early has shown enough.
  return !isMissing && status !== 126 && status !== 127;
}
