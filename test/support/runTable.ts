import { expect } from 'vitest';
import { resume } from './cli.ts';

/** A call of the command, and what it comes to. */
export interface Call {
  args: string[];
  code: number;
  stdout?: RegExp;
  stderr?: RegExp;
}

/** Runs all of them at once in a folder that none of them changes. */
export async function runTable(calls: readonly Call[], cwd: string): Promise<void> {
  const ran = await Promise.all(calls.map(({ args }) => resume(args, { cwd })));
  for (const [index, { args, code, stderr, stdout }] of calls.entries()) {
    const one = ran[index];
    const label = `resume ${args.join(' ')}\n${one?.stderr ?? ''}`;
    expect(one?.code, label).toBe(code);
    if (stderr) expect(one?.stderr, label).toMatch(stderr);
    if (stdout) expect(one?.stdout.toString(), label).toMatch(stdout);
  }
}
