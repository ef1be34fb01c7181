import type { BuildResult } from './build.ts';

/**
 * The machine's failures: no browser, a full disk, a missing permission. They are thrown, unlike
 * the résumé's mistakes (diagnostics, returned) and unlike our own bugs (plain errors with a stack).
 */
export type MachineErrorCode =
  | 'browser-missing'
  | 'browser-failed'
  | 'browser-timeout'
  | 'print-failed'
  | 'read-failed'
  | 'write-failed'
  | 'port-taken'
  | 'git-missing'
  | 'git-failed';

export class MachineError extends Error {
  override readonly name = 'MachineError';
  readonly code: MachineErrorCode;
  /** The way out, one sentence. */
  readonly hint: string;
  /** What a build had written, or a check found, before. */
  before: BuildResult | undefined;

  constructor(code: MachineErrorCode, message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.hint = hint;
  }
}

/** The command was called in a way it does not take: an unknown variant, format or file. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string;

  constructor(message: string, hint = '') {
    super(message);
    this.hint = hint;
  }
}

/** Exit statuses, as the README lists them. */
export const EXIT = {
  done: 0,
  invalid: 1,
  usage: 2,
  machine: 3,
  bug: 70,
  sigint: 130,
  sigterm: 143,
} as const;

export function exitStatus(error: unknown): number {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof MachineError) return EXIT.machine;
  return EXIT.bug;
}
