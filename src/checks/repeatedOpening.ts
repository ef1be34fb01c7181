import { jobsIn } from '../core/jobs.ts';
import { report } from '../diagnostic.ts';
import { OPENING } from './opening.ts';
import type { VariantRule } from './rule.ts';
import { formOf } from './verbs.ts';

/** So many bullets of one job may begin alike. */
const MOST_ALIKE = 2;

export const repeatedOpening: VariantRule = {
  code: 'repeated-opening',
  of: 'variant',
  level: 'warning',
  purpose: 'three bullets of one job that begin with the same verb',
  example: 'Built …, Built …, Built …',
  find: ({ prose, language }) =>
    language === 'en'
      ? jobsIn(prose).flatMap((job) => {
          const seen = new Map<string, number>();
          return job.bullets.flatMap((bullet) => {
            const word = OPENING.exec(bullet.text)?.[1] ?? '';
            const count = (seen.get(word.toLowerCase()) ?? 0) + 1;
            seen.set(word.toLowerCase(), count);
            if (count !== MOST_ALIKE + 1 || !isVerbForm(word.toLowerCase())) return [];
            const at = bullet.text.indexOf(word);
            const place = bullet.placeOf(at, at + word.length);
            return [report('repeated-opening', place, bullet.path, { word, job: job.name })];
          });
        })
      : [],
};

function isVerbForm(word: string): boolean {
  return /(?:ed|ing)$/.test(word) || formOf(word) !== undefined || PAST.has(word);
}

const PAST = new Set(
  'built wrote led ran made took cut set brought kept held grew drove won taught oversaw sold bought met gave found began chose wrote rebuilt rewrote put sent spoke split spread shrank spun stood'.split(
    ' ',
  ),
);
