import { hasErrors } from '../diagnostic.ts';
import { outlineOf } from '../diff/outlineOf.ts';
import { nearest } from '../core/nearest.ts';
import { UsageError } from '../errors.ts';
import { unknownVariant, type OpenResume, type ResolvedVariant, type TailoredVariant } from '../resolve.ts';
import type { Side, SideKind } from './side.ts';

/** A variant of the current project: `staff-ml`, or `staff-engineer/staff-ml` where several résumés have it. */
export const variantSide: SideKind = {
  takes: () => true,
  find: async (name, { cwd, projects, other }) => {
    const { resumes } = await projects.at();
    try {
      const { resume, variant } = findVariant(name, other.slice(other.lastIndexOf(':') + 1), resumes);
      // What it prints with takes as long to read as all the rest, and is no part of what it says.
      return sideOf(resume.tailor(variant), () => resume.resolve(variant));
    } catch (error) {
      if (error instanceof UsageError) throw await withRecords(error, name, cwd);
      throw error;
    }
  },
  // The résumé is told, too: the revision may have the variant in another one.
  alone: async (name, { projects }) => {
    const { resume, variant } = findVariant(name, '', (await projects.at()).resumes);
    const whole = `${resume.name}/${variant}`;
    return { a: `HEAD:${whole}`, b: whole };
  },
};

/** What is no variant may be a record of what was sent, misspelt. */
async function withRecords(error: UsageError, name: string, cwd: string): Promise<UsageError> {
  const { applicationNames } = await import('../applications/readApplications.ts');
  const records = await applicationNames(cwd);
  if (records.length === 0 || error.hint.startsWith('did you mean')) return error;
  const meant = nearest(name, records);
  const known = meant
    ? `did you mean the record \`${meant}\`?`
    : `records of what was sent: ${records.join(', ')}`;
  return new UsageError(error.message, [error.hint, known].join('; '));
}

/**
 * The one variant that a name means.
 *
 * @param other the other side's name: it tells which résumé is meant, where it can be one only
 * @param where ` at v1.2` where the résumés are not as they stand
 * @throws UsageError where there is none, or several
 */
export function findVariant(
  name: string,
  other: string,
  resumes: readonly OpenResume[],
  where = '',
): Candidate {
  const found = candidates(name, resumes, where);
  const beside = found.length > 1 ? named(other, resumes).found : [];
  const near = found.filter(({ resume }) => beside.length === 1 && beside[0]?.resume === resume);
  const [one, another] = near.length === 1 ? near : found;
  if (!one) throw new Error(`no candidate for ${name}`);
  if (another) throw ambiguous(name, found);
  return one;
}

interface Candidate {
  resume: OpenResume;
  variant: string;
}

/** What a name means; several where more than one résumé has it. */
function candidates(name: string, resumes: readonly OpenResume[], where: string): Candidate[] {
  const { within, variant, chosen, found } = named(name, resumes);
  if (found.length > 0) return found;
  if (within !== undefined && chosen.length === 0) throw unknownResume(within, resumes, where);
  throw unknownVariant(variant, [...new Set(chosen.flatMap(({ variants }) => variants))], where);
}

function named(name: string, resumes: readonly OpenResume[]) {
  const slash = name.indexOf('/');
  const [within, variant] = slash === -1 ? [undefined, name] : [name.slice(0, slash), name.slice(slash + 1)];
  const chosen = within === undefined ? resumes : resumes.filter((resume) => resume.name === within);
  const found = chosen
    .filter(({ variants }) => variants.includes(variant))
    .map((resume): Candidate => ({ resume, variant }));
  return { within, variant, chosen, found };
}

function unknownResume(name: string, resumes: readonly OpenResume[], where: string): UsageError {
  const known = resumes.map((resume) => resume.name);
  const meant = nearest(name, known);
  return new UsageError(
    where ? `there is no résumé \`${name}\`${where}` : `there is neither a file nor a résumé \`${name}\``,
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

/** A variant that was resolved already, as one side. */
export function resolvedSide(variant: ResolvedVariant): Side {
  return sideOf(variant, () => Promise.resolve(variant));
}

/**
 * A variant as one side.
 *
 * @param resolve the same with what it takes to print it, its diagnostics first
 */
function sideOf(
  { resume, variant, tailored, diagnostics }: TailoredVariant,
  resolve: () => Promise<ResolvedVariant>,
): Side {
  const failed = !tailored || hasErrors(diagnostics);
  return {
    name: { name: `${resume}/${variant}`, kind: 'variant' },
    outline: failed ? undefined : outlineOf(tailored),
    lines: async () => {
      if (failed) return [];
      const [{ viewVariant }, { linesOf }, { print }] = await Promise.all([
        import('../viewVariant.ts'),
        import('../diff/linesOf.ts'),
        resolve(),
      ]);
      return linesOf(viewVariant(tailored, print));
    },
    pdf: async (browser) => {
      const [{ layPage }, resolved] = await Promise.all([import('../layPage.ts'), resolve()]);
      const ofPrint = resolved.diagnostics.slice(diagnostics.length);
      if (hasErrors(ofPrint)) return { pdf: undefined, diagnostics: ofPrint };
      const laid = await layPage(resolved, browser, {});
      return { pdf: await laid.page?.pdf(), diagnostics: [...ofPrint, ...laid.diagnostics] };
    },
    diagnostics,
    notes: [],
  };
}
