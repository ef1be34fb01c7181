import { spansIn } from '../checks/spans.ts';
import { jobsIn } from '../core/jobs.ts';
import type { Prose } from '../core/prose.ts';
import { degreeIn, DEGREES, LADDER, rankOf, type Asks } from './asks.ts';

/** One thing that a job asks of a person, and what the résumé says of it. */
export interface Met {
  /** “5 years of experience” */
  asked: string;
  state: 'met' | 'not met' | 'not told';
  /** “16 years of work since 2010” */
  found: string;
}

/** Holds years, rank and degree against a variant. Nothing here is weighed: people decide it. */
export function meets({ years, seniority, degree }: Asks, prose: readonly Prose[], today: string): Met[] {
  const met: Met[] = [];
  if (years) {
    const { worked, since } = yearsOf(prose, today);
    const state = since === undefined ? 'not told' : worked >= years.wanted ? 'met' : 'not met';
    const found = since === undefined ? '' : `${plural(worked, 'year')} of work since ${since}`;
    met.push({ asked: `${plural(years.wanted, 'year')} of experience`, state, found });
  }
  if (seniority !== undefined) {
    const titles = prose.filter(({ shape }) => /^basics\.label$|^work\.\*\.position$/.test(shape));
    const ranks: readonly string[] = LADDER;
    const best = titles
      .map(({ text }) => ({ text, rank: ranks.indexOf(rankOf(text) ?? '') }))
      .toSorted((a, b) => b.rank - a.rank)[0];
    const isMet = best !== undefined && best.rank >= ranks.indexOf(seniority);
    const state = best === undefined ? 'not told' : isMet ? 'met' : 'not met';
    met.push({ asked: `${seniority} level`, state, found: best?.text ?? '' });
  }
  if (degree) {
    const best = prose
      .filter(({ shape }) => /^education\.\*\.studyType$/.test(shape))
      .map(({ text }) => ({ text, rank: DEGREES.indexOf(degreeIn(text) ?? 'bachelor') }))
      .toSorted((a, b) => b.rank - a.rank)[0];
    const isMet = best !== undefined && best.rank >= DEGREES.indexOf(degree.wanted);
    const state = best === undefined ? 'not told' : isMet ? 'met' : 'not met';
    const or = degree.orExperience ? ', or experience' : '';
    met.push({
      asked: `${degree.wanted}’s degree${or}`.replace('doctorate’s degree', 'doctorate'),
      state,
      found: best?.text ?? '',
    });
  }
  return met;
}

/** Whole years that were worked, each month once. */
function yearsOf(prose: readonly Prose[], today: string): { worked: number; since: number | undefined } {
  const jobs = jobsIn(prose).filter(({ section }) => section === 'work');
  const months = new Set(
    spansIn(jobs, today).flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    ),
  );
  const first = Math.min(...months);
  return months.size === 0
    ? { worked: 0, since: undefined }
    : { worked: Math.floor(months.size / 12), since: Math.floor(first / 12) };
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
