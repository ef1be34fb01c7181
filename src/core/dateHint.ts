import { forms } from './forms.ts';

/** What somebody who wrote this for a date may have meant. */
export function dateHint(value: string): string {
  if (PRESENT.test(value)) return 'leave endDate out: no endDate means present';
  if (RANGE.test(value)) return 'one date stands here: write the other one as startDate or endDate';
  const meant = dateLike(value);
  if (meant === undefined) return '';
  return forms.date(meant) ? `did you mean ${meant}?` : 'the calendar has no such date';
}

const PRESENT = /^(present|now|current(ly)?|today|ongoing|heute|aktuell)$/i;
const RANGE = /\d{4}\s*(-|–|—|to|bis|until)\s*(\d{4}|[a-z]{3,})/i;

/** The date in our own form that is written here in another one. */
function dateLike(value: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:T.*)?$/.exec(value) ?? [];
  if (year) return joined(year, month, day);
  const [, endMonth, endYear] = /^(\d{1,2})[-/.](\d{4})$/.exec(value) ?? [];
  if (endYear) return joined(endYear, endMonth);
  const [, first = '', dot, second = '', last] = /^(\d{1,2})([/.])(\d{1,2})[/.](\d{4})$/.exec(value) ?? [];
  // 03/04/2020 is in March here and in April there: better no guess.
  if (last && (dot === '.' || Number(first) > 12)) return joined(last, second, first);
  if (last) return Number(second) > 12 ? joined(last, first, second) : undefined;
  const years: readonly string[] = value.match(/\b[12]\d{3}\b/g) ?? [];
  const worded = Date.parse(`1 ${value} UTC`);
  if (years.length !== 1) return undefined;
  const monthly = Number.isNaN(worded) ? '' : new Date(worded).toISOString().slice(0, 7);
  return monthly.startsWith(years[0] ?? '') ? monthly : years[0];
}

function joined(...parts: (string | undefined)[]): string {
  return parts.flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
}
