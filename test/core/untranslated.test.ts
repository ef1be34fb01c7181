import { expect, test } from 'vitest';
import { findUntranslated } from '../../src/core/findUntranslated.ts';
import { tell } from '../support/tell.ts';

/** The paths of what the last variant leaves untranslated. */
function untranslated(base: string, variants: Readonly<Record<string, string>>): string[] {
  const { tailored, diagnostics } = tell({ base, variants });
  if (!tailored) throw new Error(JSON.stringify(diagnostics, null, 2));
  return findUntranslated(tailored).map(({ path }) => path);
}

const ENGINES = 'basics: { summary: Builds engines. }';

test.each<[name: string, variants: Record<string, string>, paths: string[]]>([
  ['the same language in another country', { en: 'locale: en-GB' }, []],
  ['another language', { de: 'locale: de' }, ['basics.summary']],
  ['what the variant writes', { de: 'locale: de\nbasics: { summary: Baut Maschinen. }' }, []],
  ['what the variant keeps on purpose', { de: 'locale: de\nbasics: { summary: Builds engines. }' }, []],
  ['a child of a translation', { de: 'locale: de', at: 'extends: de\nlocale: de-AT' }, []],
  ['a translation of a translation', { de: 'locale: de', fr: 'extends: de\nlocale: fr' }, ['basics.summary']],
  ['the base in the language of `default`', { default: 'locale: de', short: 'locale: de-CH' }, []],
  ['back from it', { default: 'locale: de', en: 'locale: en' }, ['basics.summary']],
  ['back to the language of the base', { de: 'locale: de', en: 'extends: de\nlocale: en' }, []],
  ['no parent', { de: 'extends: null\nlocale: de' }, []],
  ['another script', { default: 'locale: sr', latin: 'locale: sr-Latn' }, ['basics.summary']],
])('translations: %s', (_, variants, paths) => {
  expect(untranslated(ENGINES, variants)).toEqual(paths);
});

test.each<[base: string, paths: string[]]>([
  ['basics: { name: Ada the first, label: Engineer of engines, location: { city: near York } }', []],
  [
    'work: [{ id: a, name: a firm, position: head of all, location: near York, keywords: [looms and cards] }]',
    [],
  ],
  ['education: [{ id: a, institution: school of life, area: art and craft, studyType: half a degree }]', []],
  [
    'work: [{ id: a, description: ad tech, team: the core, summary: I did. }]',
    ['work.a.description', 'work.a.team', 'work.a.summary'],
  ],
  [
    'work: [{ id: a, highlights: [{ id: h, text: Go and C }, plain words] }]',
    ['work.a.highlights.h.text', 'work.a.highlights[1]'],
  ],
  [
    'work: [{ id: a, highlights: ["10K QPS, `made with`, Node.js, https://example.com/and/more, **PostgreSQL**"] }]',
    [],
  ],
  ['work: [{ id: a, highlights: [設計した] }]', ['work.a.highlights[0]']],
  [
    'talks: [{ id: a, name: On looms, summary: not yet }, { id: b, summary: not shown, url: a.example }]',
    ['talks.a.summary'],
  ],
  [
    'skills: [{ id: a, name: Databases, level: Expert, keywords: [x] }, { id: b, name: Docker }]',
    ['skills.a.name', 'skills.a.level'],
  ],
  ['skills: [{ id: a, name: AWS, keywords: [x] }, { id: b, name: JavaScript, keywords: [x] }]', []],
  ['interests: [{ id: a, name: Chess, keywords: [fast ones] }]', ['interests.a.name']],
  ['languages: [{ id: a, language: English, fluency: B2 }]', ['languages.a.language']],
  ['awards: [{ id: a, title: the best of all, summary: for all }]', ['awards.a.summary']],
  ['references: [{ id: a, name: my old boss, reference: very good }]', ['references.a.reference']],
  ['projects: [{ id: a, name: the tool, description: does it }]', ['projects.a.description']],
  ['custom: [{ id: a, title: Code, list: [all of it] }]', ['custom.a.title', 'custom.a.list[0]']],
  ['custom: [{ id: a, title: Code, text: all of it }]\ntitles: { a: OSS }', ['custom.a.text']],
  [
    'custom: [{ id: a, title: OSS, entries: [{ id: e, title: the tool, summary: does it }] }]',
    ['custom.a.entries.e.summary'],
  ],
  ['work: [{ id: a }]\ntitles: { work: Jobs, talks: Talks }', ['titles.work']],
  ['meta: { summary: of all }\nx-summary: [of all]\nwork: [{ id: a, x-list: [of all] }]', []],
])('prose: %s', (base, paths) => {
  expect(untranslated(base, { de: 'locale: de' })).toEqual(paths);
});

test('a fact counts where a text uses it, by its own words', () => {
  const base = `facts: { a: ten years, b: "10", c: a lot, d: "\${e} of it", e: the most }
work: [{ id: w, summary: "\${a}, \${b}, \${d}" }]`;
  expect(untranslated(base, { de: 'locale: de' })).toEqual(['facts.a', 'facts.d', 'facts.e']);
  expect(untranslated(base, { de: 'locale: de\nfacts: { a: zehn Jahre }' })).toEqual(['facts.d', 'facts.e']);
});

test('only what prints: the wording in use, the notes where they show, the sections that are there', () => {
  const base = `work: [{ id: w, highlights: [{ id: h, text: the text, alt: { short: the short }, note: the note }] }]
skills: [{ id: s, name: Databases, keywords: [x] }]`;
  const with_ = (more: string) => untranslated(base, { de: `locale: de\n${more}` });
  expect(with_('sections: [work]')).toEqual(['work.w.highlights.h.text']);
  expect(with_('sections: [work]\nuse: [short]\nnotes: true')).toEqual([
    'work.w.highlights.h.alt.short',
    'work.w.highlights.h.note',
  ]);
  expect(with_('work: { w: null }')).toEqual(['skills.s.name']);
});

test('the same words in a translation have an effect: they stay', () => {
  const base = 'skills: [{ id: s, name: Streaming, keywords: [x] }]';
  const patch = 'skills: { s: { name: Streaming } }';
  expect(tell({ base, variants: `locale: de\n${patch}` }).said).toEqual([]);
  expect(tell({ base, variants: `locale: en-GB\n${patch}` }).said).toEqual(['no-effect v.yaml:2']);
});
