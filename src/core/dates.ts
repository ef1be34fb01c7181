/**
 * Formats JSON Resume dates (YYYY, YYYY-MM, YYYY-MM-DD) in one language. A range joins with an en
 * dash; without an end it ends in `present`.
 */
export function dateFormat(locale: string, present: string) {
  const options = { month: 'short', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' } as const;
  const monthYear = new Intl.DateTimeFormat(locale, options);
  // Few résumés tell days, and a formatter costs as much as a template.
  let full: Intl.DateTimeFormat | undefined;

  const fullDate = (date: string): string => {
    full ??= new Intl.DateTimeFormat(locale, { ...options, day: 'numeric' });
    return full.format(new Date(`${date}T00:00:00Z`));
  };
  const month = (date: string): string =>
    date.length === 4 ? date : monthYear.format(new Date(`${date.slice(0, 7)}-01T00:00:00Z`));

  return {
    /** One day, month or year, as precisely as it was written. */
    day: (date: string): string => (date.length === 10 ? fullDate(date) : month(date)),
    /** From a start to an end, to the month. */
    range: (start: string | undefined, end: string | undefined): string => {
      if (!start) return end ? month(end) : '';
      const [from, to] = [month(start), end ? month(end) : present];
      return from === to ? from : `${from} – ${to}`;
    },
  };
}
