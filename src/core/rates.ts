/** In seconds. */
export const DAY = 86_400;
export const YEAR = 31_557_600;

/** `a year`, `per second`, `/min`, `daily`: in how many seconds, and how long the words are. */
export function perAt(after: string): [seconds: number | undefined, length: number] {
  const [written = '', unit = ''] =
    /^\s?(?:\/\s?|(?:per|a|an|each|every|pro|am|im)\s)(s|sec|second|min|minute|h|hr|hour|day|week|mo|month|quarter|yr|year|Sekunde|Minute|Stunde|Tag|Woche|Monat|Jahr)\b/.exec(
      after,
    ) ?? [];
  if (unit) return [PER[unit.toLowerCase()], written.length];
  const [adverb = ''] = /^\s(?:daily|nightly|weekly|monthly|quarterly|annually|yearly)\b/.exec(after) ?? [];
  return [PER[adverb.trim()], adverb.length];
}

/** Units of time, in seconds. */
export const PER: Readonly<Record<string, number>> = {
  ...{
    s: 1,
    sec: 1,
    second: 1,
    sekunde: 1,
    min: 60,
    minute: 60,
    h: 3600,
    hr: 3600,
    hour: 3600,
    stunde: 3600,
  },
  ...{ day: DAY, tag: DAY, daily: DAY, nightly: DAY, week: 7 * DAY, woche: 7 * DAY, weekly: 7 * DAY },
  ...{ mo: YEAR / 12, month: YEAR / 12, monat: YEAR / 12, monthly: YEAR / 12 },
  ...{ quarter: YEAR / 4, quarterly: YEAR / 4 },
  ...{ yr: YEAR, year: YEAR, jahr: YEAR, annually: YEAR, yearly: YEAR },
};
