import type { Prose } from './prose.ts';
import type { Place } from './source.ts';

/** An entry with bullets or dates: a job, a project, a degree. */
export interface Job {
  /** `work`, `projects`, … */
  section: string;
  /** By ids: `work.acme`. */
  path: string;
  /** As people would call it: its company, else its title. */
  name: string;
  /** The texts of its fields by name: `position`, `startDate`. */
  fields: ReadonlyMap<string, Prose>;
  /** What its list says, as printed; private notes aside. */
  bullets: readonly Prose[];
}

const BULLET = /^(.*)\.(?:highlights|list)(?:\.[^.]+|\[\d+\])(?:\.text|\.alt\.[^.]+)?$/;

/** Whether a text is one of a list of bullets, and no private note beside one. */
export function isBullet({ shape, path }: Prose): boolean {
  return /\.(?:highlights|list)\.\*$/.test(shape) && !path.endsWith('.note');
}

/** The entries of all sections, in the order of the file. */
export function jobsIn(prose: readonly Prose[]): Job[] {
  const jobs = new Map<string, { fields: Map<string, Prose>; bullets: Prose[] }>();
  const at = (path: string) => {
    const job = jobs.get(path) ?? { fields: new Map<string, Prose>(), bullets: [] };
    jobs.set(path, job);
    return job;
  };
  for (const one of prose) {
    if (/^(?:basics|titles|meta)\b/.test(one.path)) continue;
    if (isBullet(one)) {
      const [, owner] = BULLET.exec(one.path) ?? [];
      if (owner !== undefined) at(owner).bullets.push(one);
    } else if (/^(?:custom\.\*\.entries|[^.]+)\.\*\.[^.]+$/.test(one.shape)) {
      const cut = one.path.lastIndexOf('.');
      at(one.path.slice(0, cut)).fields.set(one.path.slice(cut + 1), one);
    }
  }
  return [...jobs].map(([path, { fields, bullets }]) => ({
    section: /^[^.[]+/.exec(path)?.[0] ?? '',
    path,
    name: nameOf(fields) ?? path,
    fields,
    bullets,
  }));
}

function nameOf(fields: ReadonlyMap<string, Prose>): string | undefined {
  const names = ['name', 'organization', 'institution', 'title', 'position'];
  return names.map((name) => fields.get(name)?.text).find((text) => text !== undefined);
}

/** A date of an entry: as written, and where. */
export function dateOf(job: Job, field: string): { date: string; at: Place; path: string } | undefined {
  const found = job.fields.get(field);
  if (!found || !/^\d{4}(?:-\d\d){0,2}$/.test(found.text)) return undefined;
  return { date: found.text, at: found.at, path: found.path };
}

/** The first day of a year, a month or a day, and the last. */
export function daysOf(date: string): { first: string; last: string } {
  return {
    first: `${date}${'-01-01'.slice(date.length - 4)}`,
    last: date.length === 10 ? date : `${date}${'-12-31'.slice(date.length - 4)}`,
  };
}

/** Months since year 0, for distances. */
export function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** Whether it is over: its end lies before today. */
export function isOver(job: Job, today: string): boolean {
  const end = dateOf(job, 'endDate');
  return end !== undefined && daysOf(end.date).first < today;
}
