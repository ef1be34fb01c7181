import type { Diagnostic } from '../diagnostic.ts';
import type { SideName } from '../diff/difference.ts';
import type { Outline } from '../diff/outline.ts';
import type { CommandBrowser } from '../io/browserFor.ts';
import type { OpenResume } from '../resolve.ts';

/** One kind of thing that can be compared. Adding one is a file beside this one and a row in index.ts. */
export interface SideKind {
  /** Whether a name on the command line is one of this kind. The first kind that takes it finds it. */
  takes: (name: string, context: SideContext) => boolean | Promise<boolean>;
  /** @throws UsageError where there is no such thing */
  find: (name: string, context: SideContext) => Promise<Side>;
}

export interface SideContext {
  cwd: string;
  /** The other side, as it was named: it helps to tell which résumé is meant. */
  other: string;
  /** The current project's résumés, read once for both sides. */
  resumes: () => Promise<OpenResume[]>;
  signal?: AbortSignal;
}

/** One side of a comparison. */
export interface Side {
  name: SideName;
  /** Undefined where only the text of its pages is known, or where there are errors. */
  outline: Outline | undefined;
  /** Its text as its pages show it, a line each; for comparing with a side that has only that. */
  lines: () => Promise<string[]>;
  /** Its pages. Undefined where there are errors, which are then among the diagnostics. */
  pdf: (browser: CommandBrowser) => Promise<{ pdf: Uint8Array | undefined; diagnostics: Diagnostic[] }>;
  diagnostics: Diagnostic[];
  /** What the user should know of it. */
  notes: string[];
}
