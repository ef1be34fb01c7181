import { resolve as resolvePath } from 'node:path';
import { check, type CheckOptions, type CheckResult } from './check.ts';
import { applyFixes } from './core/applyFixes.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';
import { MachineError } from './errors.ts';
import { readBytes, writeWhole } from './io/files.ts';

export interface FixOptions extends CheckOptions {
  /** Asked for each fix that is not right in any case; what it refuses is left. Without it none is taken. */
  accept?: (proposal: Proposal) => boolean | Promise<boolean>;
  /** Called for each fix when it is written. */
  onMended?: (mended: Mended) => void;
}

/** A fix that somebody has to agree to. */
export interface Proposal {
  diagnostic: Diagnostic;
  fix: Fix;
}

/** A fix that was applied. */
export interface Mended {
  file: string;
  line: number;
  code: string;
  was: string;
  text: string;
}

export interface FixResult extends CheckResult {
  mended: Mended[];
  /** How many fixes nobody agreed to. */
  left: number;
}

/**
 * Checks, mends what is safe to mend and what `accept` agrees to, in the files themselves, and checks
 * again: the diagnostics are what is left. Comments and layout stay; a file is written whole or not at all.
 *
 * @throws MachineError as `check` does, and where a file cannot be written
 */
export async function fix(options: FixOptions = {}): Promise<FixResult> {
  const { accept, onMended, ...asked } = options;
  const cwd = options.cwd ?? process.cwd();
  const before = await checkAtLeast(asked);
  const chosen = new Map<string, Proposal[]>();
  let left = 0;
  for (const diagnostic of before.diagnostics) {
    for (const one of diagnostic.fixes ?? []) {
      const proposal = { diagnostic, fix: one };
      if (one.isSafe || (await accept?.(proposal)))
        chosen.set(diagnostic.file, [...(chosen.get(diagnostic.file) ?? []), proposal]);
      else left += 1;
    }
  }
  const mended: Mended[] = [];
  for (const [file, proposals] of chosen) {
    options.signal?.throwIfAborted();
    const written = await mend(file, proposals, cwd);
    written.forEach((one) => onMended?.(one));
    mended.push(...written);
  }
  const { failure, ...found } = before;
  if (failure && mended.length === 0) throw failure;
  return { ...(mended.length > 0 ? await check(asked) : found), mended, left };
}

/** What is to be mended takes no browser. */
async function checkAtLeast(options: CheckOptions): Promise<CheckResult & { failure?: MachineError }> {
  try {
    return await check(options);
  } catch (error) {
    if (!(error instanceof MachineError) || !error.before) throw error;
    const { diagnostics, notes } = error.before;
    return { checked: [], diagnostics, notes, failure: error };
  }
}

async function mend(file: string, proposals: readonly Proposal[], cwd: string): Promise<Mended[]> {
  const path = resolvePath(cwd, file);
  const whole = (await readBytes(path))?.toString('utf8') ?? '';
  // Offsets count from behind a byte order mark.
  const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  const source = { file, text: whole.slice(mark.length), foreign: false };
  const { text, applied } = applyFixes(
    source,
    proposals.map((one) => one.fix),
  );
  if (applied.length === 0) return [];
  await writeWhole(path, mark + text);
  return applied.flatMap((one) => {
    const from = proposals.find((proposal) => proposal.fix === one)?.diagnostic;
    const line = source.text.slice(0, one.start).split('\n').length;
    return from ? [{ file, line, code: from.code, was: one.was, text: one.text }] : [];
  });
}
