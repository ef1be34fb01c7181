import { driftBetween } from '../core/drift.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { isAlike } from './alike.ts';
import { concerning, type ResumeRule } from './rule.ts';
import { tellingsOf, type Telling } from './tellings.ts';

export const figureDrift: ResumeRule = {
  code: 'figure-drift',
  of: 'resume',
  level: 'warning',
  purpose: 'one achievement told with different figures',
  example: '99.9% availability in one variant, 99.99% in another',
  find: (variants) => {
    const tellings = tellingsOf(variants);
    return tellings.flatMap((telling, index) => {
      const before = tellings.slice(0, index);
      // One is told at its first rival: whoever mends that meets the next.
      for (const other of before) {
        if (other.entry !== telling.entry && !isAlike(other, telling)) continue;
        const found = drift(other, telling);
        if (found) return [found];
      }
      return [];
    });
  },
};

function drift(other: Telling, telling: Telling): Diagnostic | undefined {
  const pair = driftBetween(other, telling);
  if (!pair) return undefined;
  const [theirs, ours] = pair;
  const place = telling.prose.placeOf(ours.start, ours.end);
  const from = other.prose.placeOf(theirs.start, theirs.end);
  const about = {
    figure: telling.prose.text.slice(ours.start, ours.end),
    other: other.prose.text.slice(theirs.start, theirs.end),
    at: from,
    by: other.by,
  };
  return concerning(report('figure-drift', place, telling.prose.path, about), [
    ...new Set([...other.by, ...telling.by]),
  ]);
}
