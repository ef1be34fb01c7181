import { dateOf, daysOf, jobsIn, monthOf, type Job } from '../core/jobs.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';
import { spansIn } from './spans.ts';

/** Words that tell a second job beside the first. */
const BESIDE =
  /\b(?:part[- ]time|freelanc|contract|consult|advis|concurrent|side (?:project|business)|board|interim|adjunct|lectur|teaching|tutor|founder|owner|self-employed|volunteer|intern\b|internship|second(?:ed|ment)|parallel|alongside|beside|\d{2}\s?%|Teilzeit|freiberuf|nebenberuf|selbst(?:st)?ändig)/i;

export const dateOverlap: VariantRule = {
  code: 'date-overlap',
  of: 'variant',
  level: 'warning',
  purpose: 'two jobs at once that nothing tells as such',
  example: 'one job until 2020-06, and the next from 2020-01',
  find: ({ prose }, { today }) => {
    const spans = spansIn(
      jobsIn(prose).filter(({ section }) => section === 'work'),
      today,
    ).sort((a, b) => a.from - b.from);
    return spans.flatMap((span, index) =>
      spans.slice(index + 1).flatMap((later) => {
        const start = dateOf(later.job, 'startDate');
        const end = dateOf(span.job, 'endDate');
        // A year alone may mean its first day or its last; a month of handing over is none to speak of.
        const certainEnd = end ? monthOf(daysOf(end.date).first) : span.to;
        const certainStart = start ? monthOf(daysOf(start.date).last) : later.from;
        const ends = dateOf(later.job, 'endDate');
        const months = Math.min(certainEnd, ends ? monthOf(daysOf(ends.date).first) : span.to) - certainStart;
        if (!start || months < 2 || span.job.name === later.job.name) return [];
        if ([span.job, later.job].some(isTold)) return [];
        return [
          report('date-overlap', start.at, start.path, { months, one: span.job.name, other: later.job.name }),
        ];
      }),
    );
  },
};

function isTold({ fields, bullets }: Job): boolean {
  const told = ['position', 'description', 'summary', 'team', 'name', 'location'].map(
    (name) => fields.get(name)?.text,
  );
  return [...told, ...bullets.slice(0, 1).map(({ text }) => text)].some((text) => BESIDE.test(text ?? ''));
}
