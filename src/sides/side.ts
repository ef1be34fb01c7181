import type { Diagnostic } from '../diagnostic.ts';
import type { SideName } from '../diff/difference.ts';
import type { Outline } from '../diff/outline.ts';
import type { CommandBrowser } from '../io/browserFor.ts';
import type { Projects } from '../openProjects.ts';

/** One kind of thing that can be compared. Adding one is a file beside this one and a row in index.ts. */
export interface SideKind {
  /** Whether a name on the command line is one of this kind. The first kind that takes it finds it. */
  takes: (name: string, context: SideContext) => boolean | Promise<boolean>;
  /** @throws UsageError where there is no such thing */
  find: (name: string, context: SideContext) => Promise<Side>;
  /** What is compared where it is the only one that is named; undefined where that says nothing. */
  alone?: (name: string, context: SideContext) => Promise<Pair> | Pair;
}

/** Two sides as they would be named on the command line. */
export interface Pair {
  a: string;
  b: string;
}

export interface SideContext {
  cwd: string;
  /** The other side, as it was named: it helps to tell which résumé is meant. */
  other: string;
  /** The project, as it stands and as revisions have it, read once for both sides. */
  projects: Projects;
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
