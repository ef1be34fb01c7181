import { fixAt, report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';
import { isRunning } from './sentences.ts';

export const mixedDashes: VariantRule = {
  code: 'mixed-dashes',
  of: 'variant',
  level: 'warning',
  purpose: 'hyphens between spaces where the rest has dashes',
  example: 'two systems - both mine',
  find: ({ prose }) => {
    const texts = prose.filter(isRunning);
    const count = (pattern: RegExp) =>
      texts.reduce((all, { text }) => all + (text.match(pattern)?.length ?? 0), 0);
    const [en, em, hyphens] = [count(/ – /g), count(/ — /g), count(HYPHEN)];
    if (hyphens === 0 || en + em <= hyphens) return [];
    const instead = em > en ? '—' : '–';
    return texts.flatMap((one) =>
      [...one.text.matchAll(HYPHEN)]
        .filter(({ index }) => !one.code.some(([start, end]) => index >= start && index < end))
        .map(({ index }) => {
          const place = one.placeOf(index, index + 1);
          const fixes = fixAt(place, '-', instead, true);
          return { ...report('mixed-dashes', place, one.path, { instead }), fixes };
        }),
    );
  },
};

/** Not between figures, where it may take one from the other. */
const HYPHEN = /(?<=[^\d\s] )-(?= \S)|(?<=\S )-(?= [^\d\s])/g;
