import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labelsFor } from '../../src/core/labels.ts';
import { ENGLISH, LABELS } from '../../src/generated/labels.ts';
import { ROOT } from '../support/cli.ts';

/** Words that a language shares with English. */
const SHARED: Readonly<Record<string, readonly string[]>> = { fr: ['publications', 'date'] };

test('every file is a language, and there are at least twenty', () => {
  const files = readdirSync(join(ROOT, 'src/labels')).map((file) => file.replace('.json', ''));
  expect(Object.keys(LABELS).sort(), 'run `npm run generate`').toEqual(files.sort());
  expect(files.length).toBeGreaterThanOrEqual(20);
  for (const tag of files) expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
});

test.each(Object.entries(LABELS))('%s misses no label', (tag, labels) => {
  expect(Object.keys(labels)).toEqual(Object.keys(ENGLISH));
  for (const [key, label] of Object.entries(labels)) {
    expect(label.trim(), key).not.toBe('');
    expect(label, `${key} is one letter on the page`).toBe(label.normalize('NFC'));
    if (!PUNCTUATION.includes(key)) expect(label, key).toBe(label.trim());
  }
  const english = Object.entries(labels).filter(
    ([key, label]) => !PUNCTUATION.includes(key) && label === ENGLISH[key as keyof typeof ENGLISH],
  );
  if (tag !== 'en') expect(english.map(([key]) => key)).toEqual(SHARED[tag] ?? []);
});

const PUNCTUATION = ['listSeparator', 'colon'];

test.each<[locale: string, work: string | undefined]>([
  ['en-GB', 'Experience'],
  ['de-AT', 'Berufserfahrung'],
  ['pt', 'Experiência profissional'],
  ['zh', '工作经历'],
  ['zh-CN', '工作经历'],
  ['zh-TW', '工作經歷'],
  ['zh-HK', '工作經歷'],
  ['zh-Hant-u-nu-latn', '工作經歷'],
  ['no', 'Arbeidserfaring'],
  ['nn-NO', 'Arbeidserfaring'],
  ['sr', 'Радно искуство'],
  ['sr-Latn-RS', 'Radno iskustvo'],
  ['iw', 'ניסיון תעסוקתי'],
  // Latin letters are no Cyrillic ones.
  ['ru-Latn', undefined],
  ['cy', undefined],
  ['en-x-private', 'Experience'],
])('the labels for %s', (locale, work) => {
  expect(labelsFor(locale)?.work).toBe(work);
});

test('Portugal has its own words', () => {
  expect(labelsFor('pt-BR')?.languages).toBe('Idiomas');
  expect(labelsFor('pt-PT')?.languages).toBe('Línguas');
});
