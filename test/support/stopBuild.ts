import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { ended, project, start } from './cli.ts';
import { expectNothingLeft } from './nothingLeft.ts';

/** Twelve variants in two formats each. */
const FILES = Object.fromEntries([
  ['resume.yaml', 'basics: { name: Ada, email: ada@example.com }\n'],
  ...Array.from({ length: 11 }, (_, index) => [`variants/v${index}.yaml`, `basics: { label: "${index}" }\n`]),
]) as Record<string, string>;
const OUTPUTS = 24;

/** A moment of a build: milliseconds after its start, or when so many of its outputs stand there. */
export type Moment = { after: number } | { written: number };

/** From before the browser starts until the manifest is written. */
export const MOMENTS: readonly Moment[] = [
  ...[0, 60, 120, 180, 260, 340].map((after) => ({ after })),
  ...[1, 8, 16, OUTPUTS].map((written) => ({ written })),
];

export interface Stop {
  moment: Moment;
  signal: 'SIGINT' | 'SIGTERM';
  times: 1 | 2;
}

/**
 * Builds, and stops the build; fails where a process, a profile or half a file is left.
 *
 * @returns whether the signal came before the build was done
 */
export async function stopBuild({ moment, signal, times }: Stop): Promise<boolean> {
  const cwd = await project(FILES);
  const temporary = join(cwd, 'tmp');
  await mkdir(temporary);
  const child = start(['build'], { cwd, env: { TMPDIR: temporary } });
  const exit = ended(child);
  if ('after' in moment) await sleep(moment.after);
  else while (child.exitCode === null && (await outputsIn(cwd)).length < moment.written) await sleep(1);
  for (let sent = 0; sent < times; sent++) {
    child.kill(signal);
    await sleep(3);
  }
  const ran = await exit;
  await expectNothingLeft(temporary);
  await expectWholeFiles(cwd);
  if (ran.code === 0) return false;
  const status = signal === 'SIGINT' ? 130 : 143;
  // Before the command has begun Node itself ends on the signal.
  expect([moment, ran.signal ?? ran.code, ran.stderr]).toEqual([
    moment,
    expect.toBeOneOf([status, signal]),
    expect.not.stringContaining('bug'),
  ]);
  return true;
}

async function outputsIn(cwd: string): Promise<string[]> {
  return readdir(join(cwd, 'dist/resume')).catch(() => []);
}

async function expectWholeFiles(cwd: string): Promise<void> {
  for (const name of await outputsIn(cwd)) {
    expect(name).toMatch(/^(default|v\d+)\.(pdf|html)$/);
    const text = await readFile(join(cwd, 'dist/resume', name), 'latin1');
    expect(text.trimEnd()).toMatch(name.endsWith('.pdf') ? /%%EOF$/ : /<\/html>$/);
  }
  const beside = (await readdir(join(cwd, 'dist')).catch(() => [])).filter((name) => name !== 'resume');
  if (beside.length === 0) return;
  expect(beside).toEqual(['manifest.json']);
  const manifest = JSON.parse(await readFile(join(cwd, 'dist/manifest.json'), 'utf8')) as {
    outputs: unknown[];
  };
  expect(manifest.outputs).toHaveLength(OUTPUTS);
}
