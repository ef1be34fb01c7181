const ISO =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/i;

/**
 * A date or a moment as people write it, in ISO 8601 and to the second: `2024-05`, `2024-05-06T07:08:09Z`.
 * No more exact than it was: without a zone it has none. Undefined for what is none, or not in the calendar.
 */
export function isoDate(text: string): string | undefined {
  const [, year, month, day, hour, minute, second, zone = ''] = ISO.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return undefined;
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined;
  const days = [year, month, day].filter((part) => part !== undefined).join('-');
  if (hour === undefined) return days;
  const time = [hour, minute, second].filter((part) => part !== undefined).join(':');
  return `${days}T${time}${zone.toUpperCase().replace(/^(...)(\d\d)$/, '$1:$2')}`;
}
