import { expect, test } from 'vitest';
import { describe } from '../../src/core/describe.ts';
import { isoDate } from '../../src/core/isoDate.ts';
import { sentResume } from '../../src/core/sentResume.ts';
import { tell, type Files } from '../support/tell.ts';

function told(files: Files) {
  const { tailored, diagnostics } = tell(files);
  if (!tailored) throw new Error(JSON.stringify(diagnostics, null, 2));
  return tailored;
}

const BASE = `
x-secret: SECRET
basics: { name: Ada, label: Programmer, x-salary: SECRET, image: /home/SECRET/ada.png }
meta: { version: v1.0.0, x-mine: SECRET, lastModified: 2024-05-06 }
facts: { years: ten, unused: SECRET }
titles: { work: Jobs, life: SECRET, books: Books }
work:
  - id: engines-SECRET
    name: Engines
    tags: [SECRET]
    x-why: { we: SECRET }
    highlights:
      - { id: h-SECRET, tags: [SECRET], text: "Led for \${years} years", note: SECRET, alt: { long: SECRET } }
      - { text: SECRET, tags: [other] }
  - { name: SECRET, tags: [other] }
talks: [{ name: SECRET, tags: [other] }]
custom:
  - { id: life, title: SECRET, text: SECRET, tags: [other] }
  - { id: books, title: Read, list: [Notes] }
variants: { SECRET: { include: [other] } }
`;

const VARIANT = `
include: [SECRET]
sections: [work, talks, life, books]
template: { name: modern, options: { size: 9.5 } }
page: { size: Letter, max: 1 }
locale: en-US
`;

test('what is sent holds what the page says and how it was set, and no word more', () => {
  const sent = sentResume(told({ base: BASE, variants: { 'for-SECRET': VARIANT } }));
  expect(sent).toEqual({
    basics: { name: 'Ada', label: 'Programmer' },
    work: [{ name: 'Engines', highlights: ['Led for ten years'] }],
    custom: [{ id: 'books', title: 'Read', list: ['Notes'] }],
    meta: {
      version: 'v1.0.0',
      lastModified: '2024-05-06',
      'x-resume-as-code': {
        template: { name: 'modern', options: { size: 9.5 } },
        page: { size: 'Letter', max: 1 },
        locale: 'en-US',
        titles: { work: 'Jobs', books: 'Books' },
        sections: ['work', 'books'],
      },
    },
  });
  expect(JSON.stringify(sent)).not.toContain('SECRET');
});

test('what a variant leaves to its template stays left to it', () => {
  const { meta } = sentResume(told({ base: 'basics: { name: Ada }\nwork: [{ name: Engines }]' }));
  expect(meta).toEqual({ 'x-resume-as-code': { template: { name: 'classic' } } });
});

test.each([
  ['ada.png', 'ada.png'],
  ['https://example.com/ada.png', 'https://example.com/ada.png'],
  ['C:\\\\Users\\\\ada.png', undefined],
  ['~/ada.png', undefined],
  ['file:///home/ada.png', undefined],
])('a picture at %s is sent as %s', (image, expected) => {
  const { basics } = sentResume(told({ base: `basics: { name: Ada, image: "${image}" }`, foreign: true }));
  expect(basics).toEqual({ name: 'Ada', ...(expected && { image: expected }) });
});

test('a document describes itself by its variant', () => {
  const base = `
basics: { name: Ada  Lovelace, label: Programmer }
meta: { lastModified: 2024-05-06T07:08:09Z }
skills:
  - { name: Mathematics, keywords: [Analysis, "**Bernoulli** numbers", Analysis] }
  - { name: Poetry }
`;
  expect(describe(told({ base, variants: 'locale: de-AT' }))).toEqual({
    title: 'Ada Lovelace – Programmer',
    author: 'Ada Lovelace',
    subject: 'Programmer',
    keywords: ['Analysis', '**Bernoulli** numbers', 'Poetry'],
    lang: 'de-AT',
    date: '2024-05-06T07:08:09Z',
  });
});

test.each([
  ['{ name: Ada, summary: "Wrote the **first** program. Then more." }', 'Ada', 'Wrote the first program.'],
  ['{ email: ada@example.com }', 'Résumé', ''],
  ['{ label: Programmer }', 'Programmer', 'Programmer'],
])('without a name or a label, what is left speaks: %s', (basics, title, subject) => {
  expect(describe(told({ base: `basics: ${basics}` }))).toMatchObject({ title, subject, keywords: [] });
});

test('keywords end before they are a nuisance', () => {
  const names = Array.from({ length: 200 }, (_, index) => `Skill ${index}`);
  const base = JSON.stringify({ skills: [{ name: 'All', keywords: names }] });
  const { keywords } = describe(told({ base }));
  expect(keywords.join(', ').length).toBeLessThanOrEqual(400);
  expect(keywords).toEqual(names.slice(0, keywords.length));
});

test.each([
  ['2024', '2024'],
  ['2024-05', '2024-05'],
  ['2024-05-06', '2024-05-06'],
  ['2024-05-06T07:08', '2024-05-06T07:08'],
  ['2024-05-06 07:08:09', '2024-05-06T07:08:09'],
  ['2024-05-06T07:08:09.123z', '2024-05-06T07:08:09Z'],
  ['2024-05-06T07:08:09+0530', '2024-05-06T07:08:09+05:30'],
  ['2024-02-30', undefined],
  ['2024-13', undefined],
  ['2024-05-06T24:00', undefined],
  ['yesterday', undefined],
  ['v1.0.0', undefined],
  ['', undefined],
])('%j as a moment is %s', (written, expected) => {
  expect(isoDate(written)).toBe(expected);
});
