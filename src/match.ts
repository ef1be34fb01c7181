import { proseOf } from './core/prose.ts';
import { inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { findProject } from './io/project.ts';
import { asksOf, type Asks } from './match/asks.ts';
import { coverage, type Covered } from './match/coverage.ts';
import { languageOf } from './match/languageOf.ts';
import { meets, type Met } from './match/meets.ts';
import { readJob, type JobFormat } from './match/readJob.ts';
import { termsOf, type Term } from './match/termsOf.ts';
import { chooseVariants, openResumes, type ResolveOptions } from './resolve.ts';

export interface MatchOptions extends Pick<ResolveOptions, 'cwd' | 'file' | 'variants' | 'set'> {
  /** The text of the job ad. */
  job: string;
  /** How it is written; by its looks if left out. */
  format?: JobFormat;
  signal?: AbortSignal;
}

export interface MatchResult {
  job: { title: string; language: string; terms: Term[]; asks: Asks };
  /** The best first. */
  variants: VariantMatch[];
  diagnostics: Diagnostic[];
  /** What the reader should know of the result. */
  notes: string[];
}

/** How one variant covers a job. */
export interface VariantMatch {
  resume: string;
  variant: string;
  /** The part of all terms, by weight, that it has: 0 to 100; null where the ad has none. */
  score: number | null;
  /** The same with what it leaves out one step away. */
  possible: number | null;
  /** Which part of its texts say something that the job asks for, in percent: of two equal scores the higher wins. */
  focus: number;
  /** One for each term of the job, in its order. */
  terms: Covered[];
  asks: Met[];
}

/**
 * How each variant covers a job ad: term by term, where it stands, or what it would take. It reads, counts
 * and compares; it never edits a text, and the same ad gives the same answer.
 *
 * @throws UsageError for an unknown résumé or variant
 */
export async function match(options: MatchOptions): Promise<MatchResult> {
  const { job: text, format = formatOf(text) } = options;
  options.signal?.throwIfAborted();
  const project = await findProject(options.cwd ?? process.cwd(), options.file);
  const chosen = chooseVariants(await openResumes(project, options), project, options.variants);
  const all = chosen.flatMap(({ resume, names }) => names.map(resume.tailor));
  const job = readJob(text, format);
  const language = languageOf(job.sentences.map((sentence) => sentence.text).join('\n'));
  const terms = termsOf(job, language === 'English');
  const asks = asksOf(job);
  const today = new Date().toISOString().slice(0, 10);
  const matched = all.flatMap(({ resume, variant, tailored }): VariantMatch[] => {
    options.signal?.throwIfAborted();
    if (!tailored) return [];
    const { terms: covered, focus } = coverage(tailored, terms);
    return [
      {
        resume,
        variant,
        score: shareOf(terms, covered, ['present']),
        possible: shareOf(terms, covered, ['present', 'one step away']),
        focus: Math.round(100 * focus),
        terms: covered,
        asks: meets(asks, proseOf(tailored.tree), today),
      },
    ];
  });
  return {
    job: { title: job.title, language, terms, asks },
    variants: matched.toSorted(
      (a, b) =>
        (b.score ?? 0) - (a.score ?? 0) ||
        b.focus - a.focus ||
        (`${a.resume}/${a.variant}` < `${b.resume}/${b.variant}` ? -1 : 1),
    ),
    diagnostics: inSourceOrder(all.flatMap(({ diagnostics }) => diagnostics)),
    notes: notesOn(terms, language),
  };
}

function formatOf(text: string): JobFormat {
  if (/<(?:!doctype html|html|body|p|div|ul|li|br)\b[^>]*>/i.test(text)) return 'html';
  return /^#{1,6} |^\*\*|\]\(https?:/m.test(text) ? 'markdown' : 'text';
}

function shareOf(terms: readonly Term[], covered: readonly Covered[], states: readonly Covered['state'][]) {
  const sum = (some: readonly Term[]) => some.reduce((total, { weight }) => total + weight, 0);
  const there = terms.filter((_, index) => states.includes(covered[index]?.state ?? 'missing'));
  return terms.length === 0 ? null : Math.round((100 * sum(there)) / sum(terms));
}

function notesOn(terms: readonly Term[], language: string): string[] {
  return [
    ...(terms.length === 0
      ? ['The ad names nothing that could be looked for: no technology, no skill, no phrase that it repeats.']
      : []),
    ...(language === 'English'
      ? []
      : [`The ad is in ${language}: names are found in any language, skills only as English writes them.`]),
  ];
}
