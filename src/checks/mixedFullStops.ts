import { jobsIn } from '../core/jobs.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';

/** A full stop that belongs to the word. */
const ABBREVIATED = /(?:\b(?:etc|Inc|Ltd|Co|Corp|Jr|Sr|e\.g|i\.e|vs|a\.m|p\.m|usw|bzw)|\b\p{Lu})\.$/u;

export const mixedFullStops: VariantRule = {
  code: 'mixed-full-stops',
  of: 'variant',
  level: 'warning',
  purpose: 'lists in which some bullets end in a full stop and others do not',
  example: 'Cut costs by 10%. · Hired two analysts',
  find: ({ prose }) =>
    jobsIn(prose).flatMap(({ bullets }) => {
      const ended = bullets.filter(({ text }) => /[\p{L}\p{N})%”"’]$/u.test(text) || /(?<!\.)\.$/.test(text));
      const plain = ended.filter(({ text }) => !ABBREVIATED.test(text));
      const stopped = plain.filter(({ text }) => text.endsWith('.'));
      const bare = plain.filter(({ text }) => !text.endsWith('.'));
      const odd = stopped.length > bare.length ? bare[0] : stopped[0];
      if (!odd || stopped.length === 0 || bare.length === 0) return [];
      const place = odd.placeOf(odd.text.length - 1, odd.text.length);
      const about = {
        isStopped: odd.text.endsWith('.'),
        others: plain.length - Math.min(stopped.length, bare.length),
      };
      return [report('mixed-full-stops', place, odd.path, about)];
    }),
};
