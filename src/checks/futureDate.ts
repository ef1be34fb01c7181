import { dateOf, daysOf, jobsIn } from '../core/jobs.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';

export const futureDate: VariantRule = {
  code: 'future-date',
  of: 'variant',
  level: 'warning',
  purpose: 'dates that are still to come, where nothing says that they are',
  example: 'startDate: 2062-03',
  find: ({ prose }, { today }) =>
    jobsIn(prose).flatMap((job) => {
      const isAnnounced = [...job.fields.values()].some(({ text }) => ANNOUNCED.test(text));
      return ['startDate', 'endDate', 'date', 'releaseDate'].flatMap((field) => {
        const found = dateOf(job, field);
        if (!found || isAnnounced || MAY_COME.test(`${job.section}.*.${field}`)) return [];
        if (daysOf(found.date).first <= today) return [];
        return [report('future-date', found.at, found.path, { date: found.date })];
      });
    }),
};

/** What may lie ahead: a degree that is expected, a talk that is announced, a certificate that runs out. */
const MAY_COME = /^(?:education\.\*\.endDate|talks\..*|certificates\..*\.endDate)$/;
const ANNOUNCED = /\b(?:forthcoming|to appear|in press|accepted|expected|upcoming|planned|starting)\b/i;
