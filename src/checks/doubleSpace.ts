import { fixAt, report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';
import { isRunning } from './sentences.ts';

export const doubleSpace: VariantRule = {
  code: 'double-space',
  of: 'variant',
  level: 'warning',
  purpose: 'two spaces where one is enough',
  example: 'Cut  the load',
  find: ({ prose }) =>
    prose.filter(isRunning).flatMap((one) => {
      const places = [...one.text.matchAll(/(?<=\S)[ \u00A0]{2,}(?=\S)/g)]
        .filter(({ index }) => !one.code.some(([start, end]) => index >= start && index < end))
        .map(({ index, 0: blanks }) => ({ blanks, place: one.placeOf(index, index + blanks.length) }));
      const [first] = places;
      if (!first) return [];
      const fixes = places.flatMap(({ place, blanks }) => fixAt(place, blanks, ' ', true));
      return [{ ...report('double-space', first.place, one.path, {}), fixes }];
    }),
};
