import { report } from '../diagnostic.ts';
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
    const [curly, straight] = [count(/[‘’“”]/g), count(STRAIGHT)];
    // Who writes them straight nearly everywhere has pasted one curly one: no reader sees that.
    if (straight === 0 || curly <= straight) return [];
    return texts.flatMap((one) =>
      [...one.text.matchAll(STRAIGHT)]
        .filter(({ index }) => !one.code.some(([start, end]) => index >= start && index < end))
        .map(({ index, 0: mark }) => {
          const instead = mark === "'" ? '’' : /(?:^|[\s(])$/.test(one.text.slice(0, index)) ? '“' : '”';
          return report('mixed-quotes', one.placeOf(index, index + 1), one.path, { mark, instead });
        }),
    );
  },
};

/** Feet, inches and minutes have straight ones. */
const STRAIGHT = /(?<!\d)["']/g;
