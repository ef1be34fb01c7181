import { dateOf, daysOf, jobsIn } from '../core/jobs.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';

export const endBeforeStart: VariantRule = {
  code: 'end-before-start',
  of: 'variant',
  level: 'error',
  purpose: 'what ends before it begins',
  example: 'startDate: 2021-03, endDate: 2020-11',
  find: ({ prose }) =>
    jobsIn(prose).flatMap((job) => {
      const [start, end] = [dateOf(job, 'startDate'), dateOf(job, 'endDate')];
      if (!start || !end || daysOf(end.date).last >= daysOf(start.date).first) return [];
      return [report('end-before-start', end.at, end.path, { start: start.date, end: end.date })];
    }),
};
