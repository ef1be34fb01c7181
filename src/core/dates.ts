import { once } from './once.ts';

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
  const { language, formatYear, formatMonth, formatDay } = /^en(-US)?$/.test(locale)
    ? american(style)
    : formatters(locale, style);

  // Hungarian puts a point behind a year that something follows; alone it has none.
  const toYear = (date: string): string =>
    language === 'hu' ? formatYear(date.slice(0, 4)).replace(/\.$/, '') : formatYear(date.slice(0, 4));
  const toMonth = (date: string): string =>
    date.length === 4 || style === 'year' ? toYear(date) : formatMonth(date.slice(0, 7));
  const dash = ['ja', 'zh'].includes(language) ? '–' : ' – ';

  return {
    /** One day, month or year, as precisely as it was written and `style` shows. */
    day: (date: string): string => (date.length === 10 && style !== 'year' ? formatDay(date) : toMonth(date)),
    /** From a start to an end, to the month. */
    range: (start: string | undefined, end: string | undefined): string => {
      if (!start) return end ? toMonth(end) : '';
      const [from, to] = [toMonth(start), end ? toMonth(end) : present];
      return from === to ? from : `${from}${dash}${to}`;
    },
  };
}

interface Formatters {
  language: string;
  formatYear: (date: string) => string;
  formatMonth: (date: string) => string;
  formatDay: (date: string) => string;
}

function formatters(locale: string, style: DateStyle): Formatters {
  const { language, numberingSystem = 'latn' } = new Intl.Locale(locale);
  const common = { numberingSystem, calendar: 'gregory', timeZone: 'UTC' };
  // A formatter costs as much as a template, and few résumés need all three.
  const formatter = (parts: Intl.DateTimeFormatOptions) => {
    const made = once(() => new Intl.DateTimeFormat(locale, { ...common, ...parts }));
    // Russian, Ukrainian and Bulgarian may write a letter for "year" behind it; a column of dates does not.
    return (date: string): string =>
      made()
        .format(new Date(date))
        .replace(/\s[гр]\.$/u, '');
  };
  const month = style === 'year' ? undefined : MONTHS[style];
  const day = style === 'numeric' ? '2-digit' : 'numeric';
  return {
    language,
    formatYear: formatter({ year: 'numeric' }),
    formatMonth: formatter({ year: 'numeric', month }),
    formatDay: formatter({ year: 'numeric', month, day }),
  };
}

const AMERICAN =
  'January February March April May June July August September October November December'.split(' ');

/** The same in the language of most résumés: ICU takes as long to come up as a résumé to be tailored. */
function american(style: DateStyle): Formatters {
  const inParts = (date: string) => {
    const [year = '', month = '', day = ''] = date.split('-');
    const name = AMERICAN[Number(month) - 1] ?? '';
    return { year, month, day, name: style === 'long' ? name : name.slice(0, 3) };
  };
  const isNumeric = style === 'numeric';
  return {
    language: 'en',
    formatYear: (date) => date,
    formatMonth: (date) => {
      const { year, month, name } = inParts(date);
      return isNumeric ? `${month}/${year}` : `${name} ${year}`;
    },
    formatDay: (date) => {
      const { year, month, day, name } = inParts(date);
      return isNumeric ? `${month}/${day}/${year}` : `${name} ${Number(day)}, ${year}`;
    },
  };
}
