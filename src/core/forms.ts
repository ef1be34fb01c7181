/**
 * The forms of text that the schemas name in `format`: each tells whether a string has it.
 * A string with a fact in it (`${name}`) passes; it is looked at again once the fact is filled in.
 */
export const forms = {
  date: unlessFact(isDate),
  url: unlessFact(isUrl),
  email: unlessFact((text) => /^[^\s@<>(),;:"[\]\\]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text)),
  lengths: (text: string) =>
    /^(0|\d+(\.\d+)?(mm|cm|in|pt|px))( (0|\d+(\.\d+)?(mm|cm|in|pt|px))){0,3}$/.test(text),
  sheet: (text: string) =>
    /^((a[345]|b[45]|letter|legal|ledger)( (portrait|landscape))?|\d+(\.\d+)?(mm|cm|in|pt|px) \d+(\.\d+)?(mm|cm|in|pt|px))$/i.test(
      text,
    ),
  locale: isLocale,
};

/** YYYY, YYYY-MM or YYYY-MM-DD, and a day that the calendar has (JSON Resume's iso8601, made strict). */
function isDate(text: string): boolean {
  const match = /^([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A URI (RFC 3986), or a host with a dot and whatever follows it: `linkedin.com/in/ada`. */
function isUrl(text: string): boolean {
  if (/[\s<>"{}|\\^`]/.test(text)) return false;
  return (
    /^[a-z][a-z0-9+.-]*:./i.test(text) || /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#].*)?$/u.test(text)
  );
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function unlessFact(test: (text: string) => boolean): (text: string) => boolean {
  return (text) => text.includes('${') || test(text);
}
