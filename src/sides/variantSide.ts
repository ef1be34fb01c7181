import { hasErrors } from '../diagnostic.ts';
import { outlineOf } from '../diff/outlineOf.ts';
import { nearest } from '../core/nearest.ts';
import { UsageError } from '../errors.ts';
import { unknownVariant, type OpenResume, type ResolvedVariant } from '../resolve.ts';
import type { Side, SideKind } from './side.ts';

/** A variant of the current project: `staff-ml`, or `staff-engineer/staff-ml` where several résumés have it. */
export const variantSide: SideKind = {
  takes: () => true,
  find: async (name, { resumes, other }) => {
    const all = await resumes();
    const found = candidates(name, all);
    // The other side tells which résumé is meant, where it can be one only.
    const beside = found.length > 1 ? candidates(other, all, []) : [];
    const near = found.filter(({ resume }) => beside.length === 1 && beside[0]?.resume === resume);
    const [one, another] = near.length === 1 ? near : found;
    if (!one) throw new Error(`no candidate for ${name}`);
    if (another) throw ambiguous(name, found);
    return sideOf(await one.resume.resolve(one.variant));
  },
};

interface Candidate {
  resume: OpenResume;
  variant: string;
}

/** What a name may mean; `none` in place of the refusal of a name that means nothing. */
function candidates(name: string, resumes: readonly OpenResume[], none?: []): Candidate[] {
  const slash = name.indexOf('/');
  const [within, variant] = slash === -1 ? [undefined, name] : [name.slice(0, slash), name.slice(slash + 1)];
  const chosen = within === undefined ? resumes : resumes.filter((resume) => resume.name === within);
  const found = chosen.filter(({ variants }) => variants.includes(variant));
  if (found.length > 0 || none) return found.map((resume) => ({ resume, variant }));
  if (within !== undefined && chosen.length === 0) throw unknownResume(within, resumes);
  throw unknownVariant(variant, [...new Set(chosen.flatMap(({ variants }) => variants))]);
}

function unknownResume(name: string, resumes: readonly OpenResume[]): UsageError {
  const known = resumes.map((resume) => resume.name);
  const meant = nearest(name, known);
  return new UsageError(
    `there is neither a file nor a résumé \`${name}\``,
    meant ? `did you mean \`${meant}\`?` : `résumés here: ${known.join(', ')}`,
  );
}

function ambiguous(name: string, found: readonly Candidate[]): UsageError {
  const names = found.map(({ resume, variant }) => `${resume.name}/${variant}`);
  return new UsageError(
    `\`${name}\` is a variant of ${found.length} résumés`,
    `write one of ${names.join(', ')}`,
  );
}

/** A resolved variant as one side. */
export function sideOf(variant: ResolvedVariant): Side {
  const { resume, tailored, diagnostics } = variant;
  const failed = !tailored || hasErrors(diagnostics);
  return {
    name: { name: `${resume}/${variant.variant}`, kind: 'variant' },
    outline: failed ? undefined : outlineOf(tailored),
    lines: async () => {
      if (failed) return [];
      const [{ viewVariant }, { linesOf }] = await Promise.all([
        import('../viewVariant.ts'),
        import('../diff/linesOf.ts'),
      ]);
      return linesOf(viewVariant(tailored, variant.print));
    },
    pdf: async (browser) => {
      const { layPage } = await import('../layPage.ts');
      const { page, diagnostics } = await layPage(variant, browser, {});
      return { pdf: await page?.pdf(), diagnostics };
    },
    diagnostics,
    notes: [],
  };
}
