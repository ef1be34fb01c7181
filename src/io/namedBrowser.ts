import { isAddress, splitAddresses } from './browserAddress.ts';

/** The browser that somebody chose, and where they did; undefined where it is left to us. */
export function namedBrowser(
  explicit: string | undefined,
  env: NodeJS.ProcessEnv,
): { origin: string; path: string } | undefined {
  if (explicit !== undefined) return { origin: '--browser', path: explicit };
  for (const origin of ['RESUME_BROWSER', 'PUPPETEER_EXECUTABLE_PATH']) {
    const path = env[origin];
    if (path) return { origin, path };
  }
  return undefined;
}

/** How many browsers will print: several only where their addresses are named. */
export function countBrowsers(explicit: string | undefined, env: NodeJS.ProcessEnv): number {
  const { path = '' } = namedBrowser(explicit, env) ?? {};
  return isAddress(path) ? splitAddresses(path).length : 1;
}
