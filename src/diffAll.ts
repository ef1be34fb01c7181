import type { Changes, VariantChange } from './diff/changes.ts';
import { compare } from './diff/compare.ts';
import { inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { openProjects, type OpenProject } from './openProjects.ts';
import type { OpenResume } from './resolve.ts';
import { resolvedSide } from './sides/variantSide.ts';

export interface DiffAllOptions {
  /** A git revision: `v1.2`. */
  since: string;
  /** The project's folder; the current one if left out. */
  cwd?: string;
  /** One résumé: a file, a folder or a name in resumes/; all of them if left out. */
  file?: string;
  signal?: AbortSignal;
}

export interface DiffAllResult extends Changes {
  /** The errors that keep a variant from being compared, with the files of the revision named by it. */
  diagnostics: Diagnostic[];
  notes: string[];
}

/**
 * What became of every variant since a revision: which are new or gone, and what differs in the others.
 *
 * @throws UsageError where there is no such revision, or no résumé in it
 * @throws MachineError where git is missing, or does not read it
 */
export async function diffAll(options: DiffAllOptions): Promise<DiffAllResult> {
  const { since, cwd = process.cwd(), file, signal } = options;
  const projects = openProjects(cwd, file);
  try {
    const [then, now] = await Promise.all([projects.at(since), projects.at()]);
    const [old, current] = [variantsOf(then), variantsOf(now)];
    const names = [...new Set([...current.keys(), ...old.keys()])];
    const diagnostics: Diagnostic[] = [];
    const variants: VariantChange[] = [];
    for (const name of names) {
      signal?.throwIfAborted();
      const [a, b] = [old.get(name), current.get(name)];
      const compared = a && b ? await compareVariant(name, since, a, b) : undefined;
      diagnostics.push(...(compared?.diagnostics ?? []));
      variants.push(compared?.variant ?? { name, change: b ? 'new' : 'gone', difference: undefined });
    }
    const notes = [...then.notes, ...now.notes];
    return {
      since: { revision: since, commit: then.commit ?? '' },
      variants,
      diagnostics: inSourceOrder(diagnostics),
      notes,
    };
  } finally {
    projects.close();
  }
}

type Resolve = () => ReturnType<OpenResume['resolve']>;

function variantsOf({ resumes }: OpenProject): Map<string, Resolve> {
  return new Map(
    resumes.flatMap((resume) =>
      resume.variants.map((variant): [string, Resolve] => [
        `${resume.name}/${variant}`,
        () => resume.resolve(variant),
      ]),
    ),
  );
}

async function compareVariant(
  name: string,
  since: string,
  then: Resolve,
  now: Resolve,
): Promise<{ variant: VariantChange; diagnostics: Diagnostic[] }> {
  const [a, b] = [resolvedSide(await then()), resolvedSide(await now())];
  const errors = [...a.diagnostics, ...b.diagnostics].filter(({ severity }) => severity === 'error');
  if (!a.outline || !b.outline) {
    return { variant: { name, change: 'unreadable', difference: undefined }, diagnostics: errors };
  }
  const difference = compare(a.outline, b.outline, {
    a: { name: `${since}:${name}`, kind: 'revision' },
    b: b.name,
  });
  return { variant: { name, change: difference.same ? 'same' : 'changed', difference }, diagnostics: [] };
}
