import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export const ROOT = resolve(import.meta.dirname, '../..');
export const BIN = join(ROOT, 'bin/resume.js');

export interface Ran {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: Buffer;
  stderr: string;
}

/** Runs the built command as its users do. */
export function resume(
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const child = start(args, options);
  return ended(child);
}

export function start(args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  return spawn(process.execPath, [BIN, ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export async function ended(child: ReturnType<typeof start>): Promise<Ran> {
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => {
      done({ code, signal, stdout: Buffer.concat(stdout), stderr });
    });
  });
}

/** A folder with these files, gone when the test is. */
export async function project(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'resume-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** What `build --json` prints. */
export interface BuildJson {
  outputs: {
    resume: string;
    variant: string;
    format: string;
    path: string;
    sha256: string;
    pages: number | null;
    bytes: number;
    cached: boolean;
    fitted?: { name: string; from: number | string; to: number | string }[];
  }[];
  diagnostics: {
    code: string;
    severity: string;
    message: string;
    hint: string;
    file: string;
    line: number;
    column: number;
    path: string;
  }[];
}

export function json(stdout: Buffer): BuildJson {
  return JSON.parse(stdout.toString()) as BuildJson;
}
