import type { ComparedPrints } from './comparePrints.ts';
import type { Changes, VariantChange } from './diff/changes.ts';
import { compare } from './diff/compare.ts';
import type { PageDifference } from './diff/comparePages.ts';
import { inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { browserFor } from './io/browserFor.ts';
import { openProjects, type OpenProject } from './openProjects.ts';
import type { OpenResume } from './resolve.ts';
import type { Side } from './sides/side.ts';
import { resolvedSide } from './sides/variantSide.ts';

export interface DiffAllOptions {
  /** A git revision: `v1.2`. */
  since: string;
  /** The project's folder; the current one if left out. */
  cwd?: string;
  /** One résumé: a file, a folder or a name in resumes/; all of them if left out. */
  file?: string;
  /** A browser's path or ws:// address. */
  browser?: string;
  signal?: AbortSignal;
  /** Prints every variant, then and now, and is told of its pages laid over each other, variant by variant. */
  onPrinted?: (variant: VariantChange, pages: PageDifference[]) => void | Promise<void>;
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
  const browser = browserFor(options);
  try {
    const [then, now] = await Promise.all([projects.at(since), projects.at()]);
    const [old, current] = [variantsOf(then), variantsOf(now)];
    const diagnostics: Diagnostic[] = [];
    const variants: VariantChange[] = [];
    for (const name of new Set([...current.keys(), ...old.keys()])) {
      signal?.throwIfAborted();
      const [resolveOld, resolveNow] = [old.get(name), current.get(name)];
      const a = resolveOld && resolvedSide(await resolveOld());
      const b = resolveNow && resolvedSide(await resolveNow());
      const errors = [a, b].flatMap((side) => side?.diagnostics.filter(isError) ?? []);
      const compared = compareVariant(name, since, a, b);
      // A side with errors that is alone is no obstacle to what is said of it: that it is new, or gone.
      if (a && b) diagnostics.push(...errors);
      if (!options.onPrinted || errors.length > 0) variants.push(compared);
      else {
        const { comparePrints } = await import('./comparePrints.ts');
        const printed = await comparePrints(a, b, browser, signal);
        diagnostics.push(...printed.diagnostics.filter(isError));
        const variant = withPrints(compared, printed);
        variants.push(variant);
        await options.onPrinted(variant, printed.pages);
      }
    }
    return {
      since: { revision: since, commit: then.commit ?? '' },
      variants,
      diagnostics: inSourceOrder(diagnostics),
      notes: [...then.notes, ...now.notes, ...browser.notes()],
    };
  } finally {
    browser.close();
    projects.close();
  }
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
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

function compareVariant(
  name: string,
  since: string,
  a: Side | undefined,
  b: Side | undefined,
): VariantChange {
  if (!a || !b) return { name, change: b ? 'new' : 'gone', difference: undefined };
  if (!a.outline || !b.outline) return { name, change: 'unreadable', difference: undefined };
  const difference = compare(a.outline, b.outline, {
    a: { name: `${since}:${name}`, kind: 'revision' },
    b: b.name,
  });
  return { name, change: difference.same ? 'same' : 'changed', difference };
}

function withPrints(variant: VariantChange, { counts, pages }: ComparedPrints): VariantChange {
  const isRelaid = variant.change === 'same' && pages.some(({ boxes }) => boxes.length > 0);
  return {
    ...variant,
    change: isRelaid ? 'relaid' : variant.change,
    difference: variant.difference && { ...variant.difference, pages: counts },
    ...(counts ? { pages: counts } : {}),
  };
}
