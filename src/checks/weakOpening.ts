import { jobsIn } from '../core/jobs.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';

const WEAK: readonly [RegExp, string][] = [
  [/^(?:was |were |been )?responsible for\b/i, 'say what you did about it: Ran, Built, Owned'],
  [/^(?:was |been )?in charge of\b/i, 'say what you did: Led, Ran'],
  [/^(?:was |been )?(?:tasked|charged) with\b/i, 'say what you did, not what you were told to do'],
  [/^(?:my )?(?:duties|responsibilities|tasks)(?: included?|:)/i, 'say what you did, one bullet each'],
  [/^help(?:ed|ing)?\b/i, 'say what your own part was'],
  [/^assist(?:ed|ing)?\b/i, 'say what your own part was'],
  [/^work(?:ed|ing)? (?:on|with|in|closely|alongside)\b/i, 'say what you made of it: Built, Designed, Moved'],
  [/^participat(?:ed|ing) in\b/i, 'say what your own part was'],
  [/^(?:was |been )?involved (?:in|with)\b/i, 'say what your own part was'],
  [/^(?:tried|attempted) to\b/i, 'say what came of it'],
  [/^(?:was |been )?part of (?:a|the)\b/i, 'say what your own part was'],
];

export const weakOpening: VariantRule = {
  code: 'weak-opening',
  of: 'variant',
  level: 'warning',
  purpose: 'bullets that begin by hiding what you did',
  example: 'Responsible for the release calendar',
  find: ({ prose, language }) =>
    language === 'en'
      ? jobsIn(prose).flatMap(({ bullets }) =>
          bullets.flatMap((bullet) => {
            for (const [pattern, hint] of WEAK) {
              const [words] = pattern.exec(bullet.text) ?? [];
              if (words === undefined) continue;
              return [report('weak-opening', bullet.placeOf(0, words.length), bullet.path, { words, hint })];
            }
            return [];
          }),
        )
      : [],
};
