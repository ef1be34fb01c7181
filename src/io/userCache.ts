import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { look } from './looks.ts';

/** Where the program keeps what it can make again; undefined where the environment names no home that is there. */
export function userCache({ XDG_CACHE_HOME: xdg, HOME: home }: NodeJS.ProcessEnv): string | undefined {
  if (xdg && isAbsolute(xdg)) return join(xdg, 'resume-as-code');
  return home && isAbsolute(home) && exists(home) ? join(home, '.cache', 'resume-as-code') : undefined;
}

export function exists(path: string): boolean {
  look('is', path);
  return existsSync(path);
}
