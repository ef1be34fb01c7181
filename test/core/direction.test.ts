import { expect, test } from 'vitest';
import { directionOf } from '../../src/core/direction.ts';

test.each<[locale: string, direction: 'ltr' | 'rtl']>([
  ['en', 'ltr'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['iw', 'rtl'],
  ['fa-u-nu-latn', 'rtl'],
  ['ur', 'rtl'],
  ['yi', 'rtl'],
  ['dv', 'rtl'],
  ['arz', 'rtl'],
  ['ckb', 'rtl'],
  ['nqo', 'rtl'],
  ['syr', 'rtl'],
  ['uz-Arab', 'rtl'],
  ['pa-PK', 'rtl'],
  ['az', 'ltr'],
  ['ar-Latn', 'ltr'],
  ['ja', 'ltr'],
])('%s is written %s', (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});
