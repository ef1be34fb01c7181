import { report } from '../diagnostic.ts';
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
      const match = /(?<=\S)[ \u00A0]{2,}(?=\S)/.exec(one.text);
      const isCode = match && one.code.some(([start, end]) => match.index >= start && match.index < end);
      if (!match || isCode) return [];
      return [report('double-space', one.placeOf(match.index, match.index + match[0].length), one.path, {})];
    }),
};
