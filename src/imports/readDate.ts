import { forms } from '../core/forms.ts';
import { LABELS } from '../generated/labels.ts';

/**
 * A date as other programs write it, in ours: YYYY, YYYY-MM or YYYY-MM-DD. `Jan 2020`, `January 5, 2020`,
 * `5 janv. 2020`, `03/2020`, an instant. Undefined where it is none, or could be two: `03/04/2020` is
 * in March here and in April there.
 */
export function readDate(written: string): string | undefined {
  const text = written.trim().replace(/\s+/g, ' ');
  if (forms.date(text)) return text;
  const [, instant] = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(text) ?? [];
  if (instant !== undefined) return real(instant);
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\.?$/.exec(text) ?? [];
  if (year) return joined(year, month, day);
  const [, lateMonth, lateYear] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  if (lateYear) return joined(lateYear, lateMonth);
  const [, germanDay, germanMonth, germanYear] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  if (germanYear) return joined(germanYear, germanMonth, germanDay);
  return readWords(text);
}

/** Whether this says that something still goes on, as our labels have it or in words met elsewhere. */
export function isPresent(text: string): boolean {
  const word = text.trim().toLocaleLowerCase();
  return (
    PRESENT.has(word) || Object.values(LABELS).some(({ present }) => present.toLocaleLowerCase() === word)
  );
}

const PRESENT = new Set(
  [
    ...['present', 'now', 'current', 'currently', 'ongoing', 'today', 'aktuell', 'gegenwärtig', 'présent'],
    ...[
      'actuel',
      'actuellement',
      'presente',
      'actual',
      'actualmente',
      'actualidad',
      'attuale',
      'oggi',
      'atual',
    ],
  ].map((word) => word.normalize('NFC')),
);

/** `2019 – 2021`, `Jan 2019 to present`: a start and an end, where both sides are dates. */
export function readRange(text: string): { start: string; end: string | undefined } | undefined {
  const sides = text.split(/\s+(?:-|–|—|to|until|bis)\s+|\s*[–—]\s*|(?<=^\d{4})-(?=\d{4}$)/);
  const [from, to] = sides;
  if (sides.length !== 2 || from === undefined || to === undefined) return undefined;
  const start = readDate(from);
  const end = readDate(to);
  return start !== undefined && (end !== undefined || isPresent(to)) ? { start, end } : undefined;
}

/** A month by its name, a year, perhaps a day, in any order. */
function readWords(text: string): string | undefined {
  const [, first, word, last] =
    /^(?:(\d{1,2})(?:st|nd|rd|th|\.)? )?(?:de |d')?(\p{L}[\p{L}\p{M}]*)\.?,?(?: de| del)? (\d{4})(?: г\.?| р\.?)?$/u.exec(
      text,
    ) ?? [];
  if (word !== undefined) return inMonth(word, last, first);
  const [, month, day, year] =
    /^(\p{L}[\p{L}\p{M}]*)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text) ?? [];
  if (month !== undefined) return inMonth(month, year, day);
  const [, early, monthBehind] = /^(\d{4})\.? (\p{L}[\p{L}\p{M}]*)\.?$/u.exec(text) ?? [];
  if (monthBehind !== undefined) return inMonth(monthBehind, early);
  const [, cjkYear, cjkMonth, cjkDay] =
    /^(\d{4})\s?[年년]\s?(?:(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日일])?)?$/u.exec(text) ?? [];
  return cjkYear === undefined ? undefined : joined(cjkYear, cjkMonth, cjkDay);
}

function inMonth(word: string, year: string | undefined, day?: string): string | undefined {
  const month = ENGLISH.get(key(word)) ?? otherMonths().get(key(word));
  return month === undefined || year === undefined ? undefined : joined(year, String(month), day);
}

function joined(...parts: (string | undefined)[]): string | undefined {
  return real(parts.flatMap((part) => part?.padStart(2, '0') ?? []).join('-'));
}

function real(date: string): string | undefined {
  return forms.date(date) ? date : undefined;
}

/** Without its point and its case. */
function key(word: string): string {
  return word.normalize('NFC').toLocaleLowerCase().replace(/\.$/, '');
}

const ENGLISH = new Map([...monthsIn('en'), ['sept', 9]] as const);

let known: ReadonlyMap<string, number> | undefined;

/** The months of every language that we have labels for; a word that is two months in two of them is none. */
function otherMonths(): ReadonlyMap<string, number> {
  if (known) return known;
  const months = new Map<string, number>();
  const unclear = new Set<string>();
  for (const [word, month] of Object.keys(LABELS).flatMap(monthsIn)) {
    if ((months.get(word) ?? month) !== month) unclear.add(word);
    months.set(word, month);
  }
  for (const word of unclear) months.delete(word);
  return (known = months);
}

/** A language’s months, short and long, alone and beside a day. */
function monthsIn(locale: string): [word: string, month: number][] {
  const styles = (['short', 'long'] as const).flatMap((month) => [
    { month },
    { month, day: 'numeric' as const },
  ]);
  return styles.flatMap((style) => {
    const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC', calendar: 'gregory' });
    return Array.from({ length: 12 }, (_, index): [string, number] => {
      const parts = format.formatToParts(Date.UTC(2020, index, 15));
      return [key(parts.find(({ type }) => type === 'month')?.value ?? ''), index + 1];
    }).filter(([word]) => /^\p{L}/u.test(word));
  });
}
