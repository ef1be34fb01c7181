import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from './devtools.ts';
import { MachineError } from '../errors.ts';

export interface BrowserProcess {
  transport: ConnectionTransport;
  /** Resolves once it has ended, however it did: `exit status 1`, `SIGKILL`. Never rejects. */
  ended: Promise<string>;
  /** The end of what it wrote to stderr. */
  said: () => string;
  /** Kills it and removes its profile; may be called again. */
  remove: () => Promise<void>;
}

export interface SpawnOptions {
  /** Whether it is a headless shell, not a full Chrome. */
  shell: boolean;
  sandbox: boolean;
  /** A folder of shared libraries for this child alone. */
  libraries: string | undefined;
  /** A fontconfig file for this child alone. */
  fonts: string | undefined;
}

/** What ends the browsers that still run: their processes and profile folders. */
const running = new Set<() => void>();

/** Ends every browser at once, and returns when it is done: for signal handlers. Runs by itself when the process exits. */
export function killAllBrowsers(): void {
  for (const kill of running) kill();
}

/**
 * Starts a browser of our own, which takes commands over a pipe.
 *
 * @throws MachineError where it cannot be started at all
 */
export function spawnBrowser(executable: string, options: SpawnOptions): BrowserProcess {
  const profile = makeProfile();
  let child: ChildProcess | undefined;
  const kill = (): void => {
    killGroup(child);
    rmSync(profile, { recursive: true, force: true, ...PATIENCE });
    running.delete(kill);
  };
  // Before the launch: a signal that comes now finds what to clean up.
  if (running.size === 0) process.once('exit', killAllBrowsers);
  running.add(kill);
  try {
    child = spawn(executable, flags(profile, options), {
      // Its own process group, so that one kill reaches all its processes, also behind a wrapper script.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: childEnvironment(profile, options),
    });
  } catch (error) {
    kill();
    throw cannotStart(executable, error);
  }
  const started = child;
  const said = listen(started.stderr);
  const ended = ending(started);
  return {
    transport: pipeTransport(started, ended),
    ended,
    said,
    remove: async () => {
      killGroup(started);
      letGo(started);
      await rm(profile, { recursive: true, force: true, ...PATIENCE });
      running.delete(kill);
      if (running.size === 0) process.off('exit', killAllBrowsers);
    },
  };
}

/** The last of a killed browser's processes may still be writing while we remove its folder. */
const PATIENCE = { maxRetries: 10, retryDelay: 20 };

function makeProfile(): string {
  try {
    const profile = mkdtempSync(join(tmpdir(), 'resume-browser-'));
    mkdirSync(join(profile, 'tmp'));
    return profile;
  } catch (error) {
    throw new MachineError(
      'write-failed',
      `the browser's profile cannot be made in ${tmpdir()}: ${messageOf(error)}`,
      'set TMPDIR to a folder with room',
      error,
    );
  }
}

function flags(profile: string, { shell, sandbox }: SpawnOptions): string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    ...(sandbox ? [] : ['--no-sandbox', '--no-zygote']),
    ...(shell ? FEWER_PROCESSES : []),
    ...(hasLittleSharedMemory() ? ['--disable-dev-shm-usage'] : []),
    '--disable-gpu',
    '--font-render-hinting=none',
    '--hide-scrollbars',
    '--lang=en-US',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-crash-reporter',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--disable-features=MediaRouter,OptimizationHints,Translate',
    '--password-store=basic',
    '--use-mock-keychain',
    'about:blank',
  ];
}

/**
 * Graphics and network inside the browser's own process: two fewer to start, a sixth of the whole
 * time. Only for headless shells; full Chrome is left as its makers test it.
 */
const FEWER_PROCESSES = [
  '--in-process-gpu',
  '--disable-software-rasterizer',
  '--enable-features=NetworkServiceInProcess2',
];

/** Containers often have 64 MB, which is too little for Chromium. */
function hasLittleSharedMemory(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize < 256 * 1024 * 1024;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}

/** On Linux whatever Chromium and its libraries would leave in the user's home goes where the profile goes. */
function childEnvironment(profile: string, { libraries, fonts }: SpawnOptions): NodeJS.ProcessEnv {
  if (process.platform !== 'linux') return process.env;
  const paths = [libraries, process.env.LD_LIBRARY_PATH].filter((path) => path !== undefined && path !== '');
  return {
    ...process.env,
    HOME: profile,
    TMPDIR: join(profile, 'tmp'),
    XDG_CACHE_HOME: profile,
    XDG_CONFIG_HOME: profile,
    XDG_DATA_HOME: profile,
    XDG_RUNTIME_DIR: profile,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    ...(fonts === undefined ? {} : { FONTCONFIG_FILE: fonts }),
    ...(paths.length > 0 ? { LD_LIBRARY_PATH: paths.join(delimiter) } : {}),
  };
}

function killGroup(child: ChildProcess | undefined): void {
  if (child?.pid === undefined) return;
  if (process.platform === 'win32') {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // Already gone; macOS says EPERM of a group that only has zombies left.
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** A killed process takes a while to give its memory back; nobody needs to wait for that. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) stream?.destroy();
}

function listen(stderr: Readable | null): () => string {
  let said = '';
  stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said = (said + chunk).slice(-16_000);
  });
  return () => said;
}

/** The last lines to show to people, without stacks, registers and what any Chromium in a container complains of. */
export function lastWords(said: string): string {
  const noise = /^#\d+ 0x|^\s*r\d+: |^\[end of stack trace\]|:(WARNING|INFO|VERBOSE\d*):|:ERROR:dbus\//;
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !noise.test(line));
  return lines.slice(-5).join('\n');
}

/** Its last words arrive with or shortly after its end, and may not end at all where a grandchild holds the pipe. */
async function ending(child: ChildProcess): Promise<string> {
  const how = await new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', (status, signal) => {
      resolve(signal ?? `exit status ${status ?? 0}`);
    });
  });
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, 100);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    if (!child.stderr || child.stderr.closed) done();
    else child.stderr.once('close', done);
  });
  return how;
}

/**
 * Messages are JSON, each ended by a NUL. The connection counts as closed when the process has
 * ended, not when its pipe breaks: by then its last words are known.
 */
function pipeTransport(child: ChildProcess, ended: Promise<string>): ConnectionTransport {
  const input = child.stdio[3] as Writable;
  const output = child.stdio[4] as Readable;
  // A browser that dies breaks the pipe under our feet; `ended` reports it.
  input.on('error', () => input.destroy());
  output.on('error', () => output.destroy());
  const transport: ConnectionTransport = {
    send: (message) => {
      input.write(`${message}\0`);
    },
    close: () => {
      input.destroy();
      output.destroy();
    },
  };
  let parts: Buffer[] = [];
  output.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...parts, chunk.subarray(start, end)]).toString();
      parts = [];
      start = end + 1;
      // One message a turn, so that what awaits an answer runs before the next event arrives.
      setImmediate(() => transport.onmessage?.(message));
    }
    parts.push(chunk.subarray(start));
  });
  // A turn later: who waits for `ended` itself is to hear of it first, with the better reason.
  void ended.then(() => setImmediate(() => transport.onclose?.()));
  return transport;
}

function cannotStart(executable: string, error: unknown): MachineError {
  return new MachineError(
    'browser-failed',
    `${executable} cannot be started: ${messageOf(error)}`,
    'name another browser with --browser PATH; `resume doctor` lists those found',
    error,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
