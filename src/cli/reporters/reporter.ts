import type { Diagnostic } from '../../diagnostic.ts';
import type { MachineError } from '../../errors.ts';
import type { Mended } from '../../fix.ts';
import type { Terminal } from '../terminal.ts';

/** What a check came to. */
export interface Checked {
  /** `staff-engineer/staff-ml` */
  checked: readonly string[];
  diagnostics: readonly Diagnostic[];
  /** What the user should know of the machine. */
  notes: readonly string[];
  /** What was mended before; undefined where nothing was to be. */
  mended?: readonly Mended[];
  /** Where the check was not finished: why. The caller says it, too. */
  failure?: MachineError;
}

/** Where a reporter runs. */
export interface Surroundings {
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** One way to tell what a check found. Adding one is a file beside this one and a row in index.ts. */
export interface Reporter {
  /** One line, for `--help` and for who mistypes it. */
  purpose: string;
  tell: (checked: Checked, talk: Terminal, around: Surroundings) => void | Promise<void>;
}
