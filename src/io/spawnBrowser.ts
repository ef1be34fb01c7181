import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ConnectionTransport } from './devtools.ts';
import { MachineError } from '../errors.ts';
import { browserEnvironment, browserFlags, type SpawnOptions } from './browserFlags.ts';
import { reasonOf } from './files.ts';
import { pipeTransport } from './pipeTransport.ts';
import { removeBusy, removeBusyNow } from './removeBusy.ts';

export interface BrowserProcess {
  transport: ConnectionTransport;
  /** Resolves once it has ended, however it did: `exit status 1`, `SIGKILL`. Never rejects. */
  ended: Promise<string>;
  /** The end of what it wrote to stderr. */
  said: () => string;
  /** Kills it and removes its profile; may be called again. */
  remove: () => Promise<void>;
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
    removeBusyNow(profile);
    forget(kill);
  };
  // Before the launch: a signal that comes now finds what to clean up.
  remember(kill);
  try {
    child = spawn(executable, browserFlags(profile, options), {
      // Its own process group, so that one kill reaches all its processes, also behind a wrapper script.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: browserEnvironment(profile, options),
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
      await removeBusy(profile);
      forget(kill);
    },
  };
}

function remember(kill: () => void): void {
  if (running.size === 0) process.on('exit', killAllBrowsers);
  running.add(kill);
}

function forget(kill: () => void): void {
  running.delete(kill);
  if (running.size === 0) process.off('exit', killAllBrowsers);
}

function makeProfile(): string {
  try {
    const profile = mkdtempSync(join(tmpdir(), 'resume-browser-'));
    mkdirSync(join(profile, 'tmp'));
    return profile;
  } catch (error) {
    throw new MachineError(
      'write-failed',
      `the browser's profile cannot be made in ${tmpdir()}: ${reasonOf(error)}`,
      'set TMPDIR to a folder with room',
      error,
    );
  }
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
  const noise =
    /^#\d+ 0x|^\s*r\d+: |^\[end of stack trace\]|:(WARNING|INFO|VERBOSE\d*):|:ERROR:dbus\/|NOTREACHED hit\. *$/;
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
