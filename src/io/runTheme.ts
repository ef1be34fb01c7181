import { spawn } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { InstalledTheme } from './themes.ts';
import { lookUnseen } from './looks.ts';
import { PACKAGE_ROOT } from './packageRoot.ts';

/** What a theme made of a résumé, or how it failed. */
export type ThemeRun =
  | { html: string; pdfRenderOptions: Readonly<Record<string, unknown>> }
  | {
      /** In the theme's own words. */
      failed: string;
      /** Where in its files, `node_modules/…/index.js:12:3`; empty where it did not say. */
      where: string;
    };

const SCRIPT = join(PACKAGE_ROOT, 'bin', 'renderTheme.cjs');
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Renders a theme in a child process that gets nothing of the environment, may read only packages, and may
 * start or write nothing. It guards against careless themes; for ill-meant ones Node’s permissions are no
 * sandbox.
 *
 * @param options.timeout milliseconds; 10,000 if left out
 */
export async function runTheme(
  theme: InstalledTheme,
  resume: object,
  options: { signal?: AbortSignal | undefined; timeout?: number } = {},
): Promise<ThemeRun> {
  const { signal, timeout = 10_000 } = options;
  signal?.throwIfAborted();
  // What its code reads is not ours to see.
  lookUnseen();
  const flags = [...(await permissions(theme)), '--max-old-space-size=1024', '--no-warnings'];
  // May it start nothing, killing it kills all of it.
  const child = spawn(process.execPath, [...flags, SCRIPT, theme.home, theme.name], {
    cwd: tmpdir(),
    env: ENVIRONMENT,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const chunks: Buffer[] = [];
  let size = 0;
  let last = '';
  let ended = '';
  const end = (why: string): void => {
    ended ||= why;
    child.kill('SIGKILL');
  };
  const onAbort = (): void => {
    end('it was stopped');
  };
  signal?.addEventListener('abort', onAbort);
  const timer = setTimeout(() => {
    end(`it took more than ${timeout / 1000} s`);
  }, timeout);
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MOST_BYTES) end('its page is larger than 64 MB');
    else chunks.push(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => (last = (last + chunk.toString()).slice(-2000)));
  // A child that dies before it has read everything is told by its end.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(JSON.stringify(resume));
  try {
    await new Promise<void>((done, fail) => {
      child.on('error', fail);
      child.on('close', () => {
        done();
      });
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
  signal?.throwIfAborted();
  return ended
    ? { failed: ended, where: '' }
    : outcome(Buffer.concat(chunks).toString('utf8'), lastLine(last), theme);
}

/** What Node needs, and what keeps a theme from printing another date or another language elsewhere. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  TZ: 'UTC',
  LANG: 'en_US.UTF-8',
  ...(process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }),
};

/** Reading is for packages alone: those that the theme’s home can see, and those its real folder can. */
async function permissions({ home, folder }: InstalledTheme): Promise<string[]> {
  const real = await realpath(folder);
  const readable = new Set([join(dirname(SCRIPT), '*'), join(real, '*')]);
  for (const start of [home, real]) {
    for (const above of ancestors(start)) readable.add(join(above, 'node_modules', '*'));
  }
  const flag = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  return [flag, ...[...readable].map((path) => `--allow-fs-read=${path}`)];
}

function ancestors(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestors(above)];
}

interface Told {
  html?: string;
  pdfRenderOptions?: Record<string, unknown> | null;
  error?: { message: string; stack: string };
}

function outcome(text: string, lastWords: string, theme: InstalledTheme): ThemeRun {
  let told: Told;
  try {
    told = JSON.parse(text) as Told;
  } catch {
    return { failed: lastWords || 'it ended without a word', where: '' };
  }
  const { html, pdfRenderOptions, error } = told;
  if (typeof html === 'string') return { html, pdfRenderOptions: pdfRenderOptions ?? {} };
  const [message = ''] = (error?.message ?? 'it ended without a word').split('\n');
  return { failed: message, where: whereIn(error?.stack ?? '', theme) };
}

/** The first line of a stack that lies in the theme, else in any package: `node_modules/…/index.js:12:3`. */
function whereIn(stack: string, { name }: InstalledTheme): string {
  const places = [...stack.matchAll(/(node_modules[\\/][^\s()]+:\d+(:\d+)?)/g)].map(([place]) =>
    place.replaceAll('\\', '/'),
  );
  return places.find((place) => place.includes(`node_modules/${name}/`)) ?? places[0] ?? '';
}

function lastLine(text: string): string {
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .findLast((line) => /error|denied|fatal/i.test(line)) ?? ''
  );
}
