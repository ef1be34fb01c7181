import { dateOf, jobsIn } from '../core/jobs.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';
import { spansIn } from './spans.ts';

/** Months that a reader asks about. */
const LONG_GAP = 6;
/** Where the time between two jobs may have gone. */
const FILLS = new Set(['work', 'volunteer', 'education']);

export const dateGap: VariantRule = {
  code: 'date-gap',
  of: 'variant',
  level: 'warning',
  purpose: 'more than six months between two jobs that nothing on the page fills',
  example: 'endDate: 2019-02, and the next startDate: 2020-06',
  find: ({ prose }, { today }) => {
    const spans = spansIn(jobsIn(prose), today).filter(({ job }) => FILLS.has(job.section));
    const work = spans.filter(({ job }) => job.section === 'work').sort((a, b) => a.from - b.from);
    return work.flatMap(({ job, from }) => {
      const before = spans.filter((other) => other.from < from);
      const hasWorked = before.some((other) => other.job.section === 'work');
      const until = Math.max(...before.map(({ to }) => to));
      const start = dateOf(job, 'startDate');
      const months = from - until - 1;
      if (!hasWorked || !start || months <= LONG_GAP) return [];
      const last = before.find(({ to }) => to === until);
      return [
        report('date-gap', start.at, start.path, { months, before: last?.job.name ?? '', after: job.name }),
      ];
    });
  },
};
