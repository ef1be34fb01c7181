import type { Difference } from './diff/difference.ts';
import type { PageDifference } from './diff/comparePages.ts';
import { hasErrors, inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { browserFor, type CommandBrowser } from './io/browserFor.ts';
import { openProjects, type Projects } from './openProjects.ts';
import { findPair, findSide } from './sides/index.ts';
import type { Side } from './sides/side.ts';

export interface DiffOptions {
  /**
   * A variant (`staff-ml`, `staff-engineer/staff-ml`), one as a git revision has it (`v1.2:staff-ml`), a record
   * of what was sent (`acme`), or a file: a PDF, or a résumé as JSON or YAML.
   */
  a: string;
  /** If left out, a variant is held against the last commit's, a revision's against the one that stands. */
  b?: string;
  /** The project's folder; the current one if left out. */
  cwd?: string;
  /** Lays the pages over each other, which takes a browser where a side is a variant. */
  visual?: boolean;
  /** A browser's path or ws:// address. */
  browser?: string;
  signal?: AbortSignal;
}

export interface DiffResult {
  /** Undefined where a side has errors. */
  difference: Difference | undefined;
  /** One a page of the longer side; none without `visual`. */
  pages: PageDifference[];
  diagnostics: Diagnostic[];
  /** What the user should know, e.g. that a PDF was compared by its text only. */
  notes: string[];
}

/**
 * What differs between two variants, of now or of a git revision, or a variant and a file sent earlier.
 *
 * @throws UsageError for a side that there is not, or that may be several
 * @throws MachineError for a missing browser or git, a PDF that cannot be read and the like
 */
export async function diff(options: DiffOptions): Promise<DiffResult> {
  const projects = openProjects(options.cwd ?? process.cwd());
  const browser = options.visual ? browserFor(options) : undefined;
  // It boots while the sides are read.
  void browser?.start();
  try {
    return await diffWithin(projects, browser, options);
  } finally {
    browser?.close();
    projects.close();
  }
}

async function diffWithin(
  projects: Projects,
  browser: CommandBrowser | undefined,
  options: DiffOptions,
): Promise<DiffResult> {
  const { cwd = process.cwd(), signal } = options;
  const context = { cwd, projects, ...(signal ? { signal } : {}) };
  const pair =
    options.b === undefined
      ? await findPair(options.a, { ...context, other: '' })
      : { a: options.a, b: options.b };
  const a = await findSide(pair.a, { ...context, other: pair.b });
  const b = await findSide(pair.b, { ...context, other: pair.a });
  signal?.throwIfAborted();
  const diagnostics = inSourceOrder([...a.diagnostics, ...b.diagnostics]);
  const notes = [...a.notes, ...b.notes];
  if (hasErrors(diagnostics)) return { difference: undefined, pages: [], diagnostics, notes };
  const difference = await compareSides(a, b);
  if (!browser) return { difference, pages: [], diagnostics, notes };
  const { comparePrints } = await import('./comparePrints.ts');
  const { counts, pages, ...printed } = await comparePrints(a, b, browser, signal);
  return {
    difference: { ...difference, pages: counts },
    pages,
    diagnostics: inSourceOrder([...diagnostics, ...printed.diagnostics]),
    notes: [...notes, ...browser.notes()],
  };
}

/** By data where both sides have it, else by the text of their pages. */
export async function compareSides(a: Side, b: Side): Promise<Difference> {
  const names = { a: a.name, b: b.name };
  if (a.outline && b.outline) {
    const { compare } = await import('./diff/compare.ts');
    return compare(a.outline, b.outline, names);
  }
  const { compareLines } = await import('./diff/compareLines.ts');
  return compareLines(await a.lines(), await b.lines(), names);
}
