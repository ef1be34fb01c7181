import type { Place } from '../core/source.ts';
import { fixAt, report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';
import { isRunning } from './sentences.ts';

export const mixedQuotes: VariantRule = {
  code: 'mixed-quotes',
  of: 'variant',
  level: 'warning',
  purpose: 'straight quotes and apostrophes where the rest are curly',
  example: "the team’s and the company's",
  find: ({ prose }) => {
    const texts = prose.filter(isRunning);
    const count = (pattern: RegExp) =>
      texts.reduce((all, { text }) => all + (text.match(pattern)?.length ?? 0), 0);
    const [round, straight] = [count(/[‘’“”]/g), count(STRAIGHT)];
    // Who writes them straight nearly everywhere has pasted one curly one: no reader sees that.
    if (straight === 0 || round <= straight) return [];
    return texts.flatMap((one) =>
      [...one.text.matchAll(STRAIGHT)]
        .filter(({ index }) => !one.code.some(([start, end]) => index >= start && index < end))
        .map(({ index, 0: mark }) => {
          const instead = curly(mark, one.text.slice(0, index), one.text.slice(index + 1));
          const place = wholeMark(one.placeOf(index, index + 1), one.text.charAt(index - 1));
          const fixes = fixAt(place, mark, instead, true);
          return { ...report('mixed-quotes', place, one.path, { mark, instead }), fixes };
        }),
    );
  },
};

/** Feet, inches and minutes have straight ones. */
const STRAIGHT = /(?<!\d)["']/g;

/** YAML writes an apostrophe twice in single quotes, and a quote behind a backslash in double ones. */
function wholeMark(place: Place, before: string): Place {
  const mark = place.source.text.slice(place.start, place.end);
  const written = place.source.text.charAt(place.start - 1);
  const isTwo = (mark === "'" && written === "'" && before !== "'") || (mark === '"' && written === '\\');
  return isTwo ? { ...place, start: place.start - 1 } : place;
}

/** The mark that a straight one stands for: it opens behind a blank, but for the apostrophe of the ’90s. */
function curly(mark: string, before: string, after: string): string {
  const opens = /(?:^|[\s(])$/.test(before);
  if (mark === '"') return opens ? '“' : '”';
  return opens && /^\p{L}/u.test(after) ? '‘' : '’';
}
