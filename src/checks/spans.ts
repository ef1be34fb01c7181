import { dateOf, daysOf, monthOf, type Job } from '../core/jobs.ts';

/** The time that a job takes. */
export interface Span {
  job: Job;
  /** The months it certainly covers, and may cover. */
  from: number;
  to: number;
}

/** From its first possible month to its last; what has no end goes on. */
export function spansIn(jobs: readonly Job[], today: string): Span[] {
  return jobs.flatMap((job) => {
    const [start, end] = [dateOf(job, 'startDate'), dateOf(job, 'endDate')];
    if (!start) return [];
    const to = monthOf(end ? daysOf(end.date).last : today);
    return [{ job, from: monthOf(daysOf(start.date).first), to }];
  });
}
