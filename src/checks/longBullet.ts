import { isBullet } from '../core/jobs.ts';
import { report } from '../diagnostic.ts';
import type { VariantRule } from './rule.ts';

/** Two printed lines of a Letter page at the size that the templates print, and a little. */
const TWO_LINES = 230;
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/g;

export const longBullet: VariantRule = {
  code: 'long-bullet',
  of: 'variant',
  level: 'warning',
  purpose: 'bullets of more than two printed lines',
  example: 'a bullet of 300 characters',
  find: ({ prose }) =>
    prose.filter(isBullet).flatMap((bullet) => {
      const width = bullet.text.length + (bullet.text.match(WIDE)?.length ?? 0);
      if (width <= TWO_LINES) return [];
      const lines = Math.ceil(width / (TWO_LINES / 2));
      return [report('long-bullet', bullet.at, bullet.path, { characters: bullet.text.length, lines })];
    }),
};
