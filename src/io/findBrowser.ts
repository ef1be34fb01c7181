import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, isAbsolute, join, resolve } from 'node:path';
import { MachineError } from '../errors.ts';
import { addressesIn, isAddress, shownBrowser } from './browserAddress.ts';
import { namedBrowser } from './namedBrowser.ts';
import { look } from './looks.ts';
import { packagedExecutable, unpackChromium } from './packagedChromium.ts';

export interface BrowserChoice {
  /** Who named it: `--browser`, `RESUME_BROWSER`, `Puppeteer's cache`, … */
  origin: string;
  /** An executable, or addresses with commas between. */
  path: string;
  /** A folder of shared libraries, for where the system lacks them. */
  libraries?: string;
  /** A fontconfig file to use in place of the system's. */
  fonts?: string;
}

export interface BrowserCandidate {
  origin: string;
  /** The path, or in words what was looked for. */
  path: string;
  found: boolean;
}

const PACKAGED = 'the npm package @sparticuz/chromium';

/**
 * The browser to print with. What the user names is taken or refused, never passed over.
 *
 * @param explicit the value of `--browser`: a path, a command's name or addresses
 * @throws UsageError for an address that cannot be read
 * @throws MachineError `browser-missing` where there is none; `browser-failed` where the one named is no program
 */
export async function findBrowser(
  explicit: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<BrowserChoice> {
  const named = namedBrowser(explicit, env);
  if (named) return takeNamed(named, env);
  for (const { origin, path, found } of searchPlaces(env, process.platform)) {
    if (!found) continue;
    if (origin !== PACKAGED) return { origin, path };
    const unpacked = await unpackChromium(env);
    if (!unpacked) continue;
    const { executable, libraries, fonts } = unpacked;
    return { origin, path: executable, libraries, fonts };
  }
  throw new MachineError(
    'browser-missing',
    'there is no browser to print with',
    'get one with `npx puppeteer@24 browsers install chrome-headless-shell`',
  );
}

/** Every place where `findBrowser` looks, in its order. Unpacks and starts nothing. */
export function lookForBrowsers(
  explicit: string | undefined,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): BrowserCandidate[] {
  const looked: BrowserCandidate[] = [];
  const named = namedBrowser(explicit, env);
  if (named) {
    const path = locate(named.path, env);
    looked.push({
      ...named,
      path: shownBrowser(path ?? named.path),
      found: path !== undefined && problemWith(path) === undefined,
    });
  }
  return [...looked, ...searchPlaces(env, platform)];
}

function takeNamed(
  { origin, path }: { origin: string; path: string },
  env: NodeJS.ProcessEnv,
): BrowserChoice {
  if (isAddress(path)) return { origin, path: addressesIn(path).join(',') };
  const hint = 'name another, or none to take what is found; `resume doctor` lists it';
  const located = locate(path, env);
  if (located === undefined) {
    throw new MachineError('browser-missing', `${origin} names \`${path}\`, which does not exist`, hint);
  }
  const problem = problemWith(located);
  if (problem !== undefined)
    throw new MachineError('browser-failed', `${origin} names \`${path}\`, which ${problem}`, hint);
  return { origin, path: located };
}

/** An address as it stands, a path from the current folder, a bare name from there or PATH. */
function locate(path: string, env: NodeJS.ProcessEnv): string | undefined {
  if (isAddress(path)) return path;
  if (path !== '' && exists(resolve(path))) return resolve(path);
  return path !== '' && basename(path) === path ? onPath(path, env) : undefined;
}

function problemWith(path: string): string | undefined {
  if (isAddress(path)) return undefined;
  if (!statSync(path).isFile()) return 'is not a file';
  return isProgram(path) ? undefined : 'is not executable';
}

function* searchPlaces(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Generator<BrowserCandidate> {
  const cache = env.PUPPETEER_CACHE_DIR ?? join(env.HOME ?? homedir(), '.cache', 'puppeteer');
  for (const browser of ['chrome-headless-shell', 'chrome']) {
    const paths = inPuppeteerCache(join(cache, browser), programInCache(browser, platform));
    const origin = "Puppeteer's cache";
    if (paths.length === 0) yield { origin, path: join(cache, browser), found: false };
    for (const path of paths) yield { origin, path, found: true };
  }
  const packaged = packagedExecutable(env);
  yield { origin: PACKAGED, path: packaged ?? 'a Chromium for Linux on x64', found: packaged !== undefined };
  for (const wanted of systemBrowsers(env, platform)) {
    const path = isAbsolute(wanted) ? wanted : onPath(wanted, env);
    yield {
      origin: 'the system',
      path: path ?? `${wanted} on PATH`,
      found: path !== undefined && isProgram(path),
    };
  }
}

/** Puppeteer's cache: `<browser>/<build>-<version>/<folder>/<program>`. */
interface CachedProgram {
  build: string;
  program: string;
}

function programInCache(browser: string, platform: NodeJS.Platform): CachedProgram {
  const arm = process.arch === 'arm64';
  const shell = browser === 'chrome-headless-shell';
  if (platform === 'win32') return { build: 'win64', program: join(`${browser}-win64`, `${browser}.exe`) };
  if (platform !== 'darwin')
    return { build: arm ? 'linux_arm' : 'linux', program: join(`${browser}-linux64`, browser) };
  const app = join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing');
  const folder = `${browser}-mac-${arm ? 'arm64' : 'x64'}`;
  return { build: arm ? 'mac_arm' : 'mac', program: join(folder, shell ? browser : app) };
}

/** Newest first. */
function inPuppeteerCache(folder: string, { build, program }: CachedProgram): string[] {
  const versions = namesIn(folder).filter((name) => name.startsWith(`${build}-`));
  versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return versions.map((version) => join(folder, version, program)).filter(isProgram);
}

function namesIn(folder: string): string[] {
  look('holds', folder);
  try {
    return readdirSync(folder);
  } catch {
    return []; // Not there, no folder, or not for us: then there are no browsers for us in it.
  }
}

/** Absolute paths, and names to look up on PATH. The headless shells first: they start in a fifth of the time. */
function systemBrowsers(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  const shells = ['chromium-headless-shell', 'chrome-headless-shell'];
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const folders = ['/Applications', join(env.HOME ?? homedir(), 'Applications')];
    return [
      ...shells,
      ...apps.flatMap((app) => folders.map((folder) => join(folder, `${app}.app`, 'Contents', 'MacOS', app))),
    ];
  }
  if (platform === 'win32') {
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    );
    return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  return [
    ...shells,
    ...['google-chrome-stable', 'google-chrome', '/opt/google/chrome/chrome', 'chromium', 'chromium-browser'],
    ...['microsoft-edge-stable', 'microsoft-edge', '/opt/microsoft/msedge/msedge'],
  ];
}

function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    if (isAbsolute(folder) && isProgram(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

function isProgram(path: string): boolean {
  look('holds', path);
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // Gone meanwhile, or not for us.
  }
}

function exists(path: string): boolean {
  look('is', path);
  return existsSync(path);
}
