import { dateOf, jobsIn, type Job } from '../core/jobs.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';

export const datePrecision: VariantRule = {
  code: 'date-precision',
  of: 'variant',
  level: 'warning',
  purpose: 'months beside bare years in the dates of one section',
  example: 'startDate: 2019-04, endDate: 2021',
  find: ({ prose }) => {
    const sections = groupBySection(jobsIn(prose));
    return [...sections].flatMap(([section, jobs]) => {
      const dates = jobs.flatMap((job) =>
        ['startDate', 'endDate'].flatMap((field) => dateOf(job, field) ?? []),
      );
      const years = dates.filter(({ date }) => date.length === 4);
      const months = dates.length - years.length;
      const odd = years.length <= months ? years[0] : dates.find(({ date }) => date.length > 4);
      if (!odd || years.length === 0 || months === 0) return [];
      return [
        report('date-precision', odd.at, odd.path, { section, date: odd.date, years: years.length, months }),
      ];
    });
  },
};

function groupBySection(jobs: readonly Job[]): Map<string, Job[]> {
  const groups = new Map<string, Job[]>();
  for (const job of jobs) groups.set(job.section, [...(groups.get(job.section) ?? []), job]);
  return groups;
}
