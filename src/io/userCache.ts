import { access } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';

/** Where the program keeps what it can make again; undefined where the environment names no home that is there. */
export async function userCache({
  XDG_CACHE_HOME: xdg,
  HOME: home,
}: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (xdg && isAbsolute(xdg)) return join(xdg, 'resume-as-code');
  return home && isAbsolute(home) && (await exists(home))
    ? join(home, '.cache', 'resume-as-code')
    : undefined;
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
