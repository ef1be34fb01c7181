import { driftBetween } from '../core/drift.ts';
import { report } from '../diagnostic.ts';
import { isAlike } from './alike.ts';
import { concerning, type ResumeRule } from './rule.ts';
import { tellingsOf } from './tellings.ts';

export const figureDrift: ResumeRule = {
  code: 'figure-drift',
  of: 'resume',
  level: 'warning',
  purpose: 'one achievement told with different figures',
  example: '99.9% availability in one variant, 99.99% in another',
  find: (variants) => {
    const tellings = tellingsOf(variants);
    const told = new Set<string>();
    return tellings.flatMap((telling, index) => {
      // A wording is told at its first rival: whoever mends that meets the next.
      const rival = tellings.slice(0, index).find((other) => {
        const isOfOne = other.entry === telling.entry || isAlike(other, telling);
        return isOfOne && driftBetween(other, telling).length > 0;
      });
      if (!rival) return [];
      return driftBetween(rival, telling).flatMap(([theirs, ours]) => {
        const at = telling.prose.placeOf(ours.start, ours.end);
        const from = rival.prose.placeOf(theirs.start, theirs.end);
        // Two facts that differ differ wherever they are used.
        const pair = [at, from]
          .map((place) => `${place.source.file}:${place.start}`)
          .sort()
          .join();
        if (told.has(pair)) return [];
        told.add(pair);
        const about = {
          figure: telling.text.slice(ours.start, ours.end),
          other: rival.text.slice(theirs.start, theirs.end),
          at: from,
          by: rival.by,
        };
        const found = report('figure-drift', at, telling.prose.path, about);
        return [concerning(found, [...new Set([...rival.by, ...telling.by])])];
      });
    });
  },
};
