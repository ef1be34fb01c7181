import type { Difference } from './diff/difference.ts';
import type { PageDifference } from './diff/comparePages.ts';
import { hasErrors, inSourceOrder, type Diagnostic } from './diagnostic.ts';
import type { OpenResume } from './resolve.ts';
import { findSide } from './sides/index.ts';
import type { Side } from './sides/side.ts';

export interface DiffOptions {
  /** A variant (`staff-ml`, `staff-engineer/staff-ml`) or a file: a PDF, or a résumé as JSON or YAML. */
  a: string;
  b: string;
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
 * What differs between two variants, or a variant and a file sent earlier.
 *
 * @throws UsageError for a side that there is not, or that may be several
 * @throws MachineError for a missing browser, a PDF that cannot be read and the like
 */
export async function diff(options: DiffOptions): Promise<DiffResult> {
  const { cwd = process.cwd(), a: nameA, b: nameB, signal } = options;
  let opened: Promise<OpenResume[]> | undefined;
  const context = {
    cwd,
    resumes: () => (opened ??= openProject(cwd)),
    ...(signal ? { signal } : {}),
  };
  const a = await findSide(nameA, { ...context, other: nameB });
  const b = await findSide(nameB, { ...context, other: nameA });
  signal?.throwIfAborted();
  const diagnostics = inSourceOrder([...a.diagnostics, ...b.diagnostics]);
  const notes = [...a.notes, ...b.notes];
  if (hasErrors(diagnostics)) return { difference: undefined, pages: [], diagnostics, notes };
  const difference = await compareSides(a, b);
  if (!options.visual) return { difference, pages: [], diagnostics, notes };
  const { comparePrints } = await import('./comparePrints.ts');
  const printed = await comparePrints(a, b, options);
  const all = inSourceOrder([...diagnostics, ...printed.diagnostics]);
  const { counts, pages } = printed;
  return {
    difference: { ...difference, pages: counts },
    pages,
    diagnostics: all,
    notes: [...notes, ...printed.notes],
  };
}

async function openProject(cwd: string): Promise<OpenResume[]> {
  const [{ findProject }, { openResumes }] = await Promise.all([
    import('./io/project.ts'),
    import('./resolve.ts'),
  ]);
  return openResumes(await findProject(cwd), { cwd });
}

/** By data where both sides have it, else by the text of their pages. */
async function compareSides(a: Side, b: Side): Promise<Difference> {
  const names = { a: a.name, b: b.name };
  if (a.outline && b.outline) {
    const { compare } = await import('./diff/compare.ts');
    return compare(a.outline, b.outline, names);
  }
  const { compareLines } = await import('./diff/compareLines.ts');
  return compareLines(await a.lines(), await b.lines(), names);
}
