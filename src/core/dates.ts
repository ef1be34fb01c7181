/**
 * How dates are written: `short` Jan 2020, `long` January 2020, `numeric` 01/2020, `year` 2020, each as
 * the language has it.
 */
export const DATE_STYLES = ['short', 'long', 'numeric', 'year'] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

const MONTHS = { short: 'short', long: 'long', numeric: '2-digit' } as const;

/**
 * Formats JSON Resume dates (YYYY, YYYY-MM, YYYY-MM-DD) in one language. A range joins with an en
 * dash; without an end it ends in `present`. The digits are Western ones, as the rest of the résumé's
 * are, unless the tag asks for others (`ar-u-nu-arab`); the calendar is the one the dates are written in.
 */
export function dateFormat(locale: string, present: string, style: DateStyle = 'short') {
  const { language, numberingSystem = 'latn' } = new Intl.Locale(locale);
  const common = { numberingSystem, calendar: 'gregory', timeZone: 'UTC' };
  const formatter = (parts: Intl.DateTimeFormatOptions) => {
    const format = formatOf(locale, { ...common, ...parts });
    // Russian, Ukrainian and Bulgarian may write a letter for "year" behind it; a column of dates does not.
    return (date: string): string => format.format(new Date(date)).replace(/\s[гр]\.$/u, '');
  };
  // Few résumés need all three.
  const formatYear = once(() => formatter({ year: 'numeric' }));
  const month = style === 'year' ? undefined : MONTHS[style];
  const formatMonth = once(() => formatter({ year: 'numeric', month }));
  const day = style === 'numeric' ? '2-digit' : 'numeric';
  const formatDay = once(() => formatter({ year: 'numeric', month, day }));

  // Hungarian puts a point behind a year that something follows; alone it has none.
  const toYear = (date: string): string =>
    language === 'hu' ? formatYear()(date.slice(0, 4)).replace(/\.$/, '') : formatYear()(date.slice(0, 4));
  const toMonth = (date: string): string =>
    date.length === 4 || style === 'year' ? toYear(date) : formatMonth()(date.slice(0, 7));
  const dash = ['ja', 'zh'].includes(language) ? '–' : ' – ';

  return {
    /** One day, month or year, as precisely as it was written and `style` shows. */
    day: (date: string): string =>
      date.length === 10 && style !== 'year' ? formatDay()(date) : toMonth(date),
    /** From a start to an end, to the month. */
    range: (start: string | undefined, end: string | undefined): string => {
      if (!start) return end ? toMonth(end) : '';
      const [from, to] = [toMonth(start), end ? toMonth(end) : present];
      return from === to ? from : `${from}${dash}${to}`;
    },
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter costs as much as a template, and variants share theirs. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
