import { expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { fontPackageFor } from '../src/core/fontPackageFor.ts';
import { readCoverage } from '../src/io/readCoverage.ts';
import { charactersOf } from '../src/core/fonts.ts';
import { findFont, listFonts } from '../src/io/fonts.ts';
import { openFonts } from '../src/io/openFonts.ts';
import { MachineError } from '../src/errors.ts';
import { project, ROOT } from './support/cli.ts';

const INSTALLED = `${ROOT}/node_modules/@fontsource`;

async function fontsFor(text: string, lang: string, option = 'resume-serif') {
  const shelf = openFonts(ROOT);
  const family = await shelf.find(option);
  if (!family) throw new Error(`no ${option}`);
  const options = new Map([['font', family]]);
  const weights = ['400', '400 italic', '700'];
  return shelf.load(charactersOf(text), { lang, weights, options, own: [] });
}

test.each<[text: string, lang: string, name: string | undefined]>([
  ['ש', 'he', 'noto-sans-hebrew'],
  ['س', 'ar', 'vazirmatn'],
  ['ひ', 'en', 'noto-sans-jp'],
  ['漢', 'ja', 'noto-sans-jp'],
  ['漢', 'ko', 'noto-sans-kr'],
  ['漢', 'zh', 'noto-sans-sc'],
  ['漢', 'zh-TW', 'noto-sans-tc'],
  ['漢', 'en', 'noto-sans-sc'],
  ['한', 'ko', 'noto-sans-kr'],
  ['ไ', 'th', 'noto-sans-thai'],
  ['अ', 'hi', 'noto-sans-devanagari'],
  ['ა', 'ka', 'noto-sans-georgian'],
  ['Ԁ', 'ru', 'noto-sans'],
  ['🚀', 'en', 'noto-emoji'],
  ['⟶', 'en', 'noto-sans-math'],
  ['①', 'en', 'noto-sans-symbols'],
  ['Ⅳ', 'en', 'noto-sans-symbols'],
  ['₹', 'en', 'noto-sans'],
  ['₴', 'uk', 'noto-sans'],
  ['☂', 'en', 'noto-sans-symbols-2'],
  ['\uE000', 'en', undefined],
])('for %s in %s one installs %s', (character, lang, name) => {
  expect(fontPackageFor(character, lang)).toBe(name);
});

test('a package’s subset promises more than its font holds', async () => {
  const file = await readFile(`${INSTALLED}/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2`);
  const held = readCoverage(file);
  expect(Array.from('אבת׳״₪').map((letter) => held.has(letter.codePointAt(0) ?? 0))).not.toContain(false);
  expect(held.has(0x41)).toBe(false);
  // Within its unicode-range U+0590-05FF, and no character at all.
  expect(held.has(0x05ff)).toBe(false);
});

test('what is no font is told apart', () => {
  expect(() => readCoverage(Buffer.from('wOFF and no more, a much older file than that'))).toThrow(
    'no WOFF2',
  );
});

test.each(['{}', '{"id":"a","family":"A","weights":[],"styles":["normal"]}', '{'])(
  'a family whose metadata are %s is the machine’s failure, not a bug of ours',
  async (metadata) => {
    const cwd = await project({ 'fonts/a/metadata.json': metadata, 'fonts/a/unicode.json': '{}' });
    await expect(findFont(cwd, 'a')).rejects.toThrow(MachineError);
  },
);

test('a Latin page carries only its letters', async () => {
  const { faces, fallback } = await fontsFor('Ada', 'en');
  expect(faces.map(({ file }) => file.split('/').at(-1))).toEqual([
    'resume-serif-latin-400-normal.woff2',
    'resume-serif-latin-400-italic.woff2',
    'resume-serif-latin-700-normal.woff2',
  ]);
  expect(fallback).toEqual([]);
});

test('letters that a family lacks come from an installed one', async () => {
  const { fallback, faces } = await fontsFor('Ada → עדה', 'he');
  expect(fallback).toEqual(['Noto Sans Math', 'Noto Sans Hebrew']);
  const hebrew = faces.filter(({ family }) => family === 'Noto Sans Hebrew');
  expect(hebrew.map(({ weight, style }) => `${weight} ${style}`)).toEqual(['400 normal', '700 normal']);
});

test('an installed family can be the text’s own', async () => {
  const { families, fallback } = await fontsFor('Ada 経歴', 'ja', 'noto-sans-jp');
  expect(families.get('font')).toBe('Noto Sans JP');
  expect(fallback).toEqual([]);
});

test('fonts are listed by the names that find them', async () => {
  const names = await listFonts(ROOT);
  expect(names).toEqual(expect.arrayContaining(['eb-garamond', 'inter', 'noto-sans-hebrew', 'resume-serif']));
  expect(names).not.toContain('README.md');
  expect(await findFont(ROOT, '../../etc')).toBeUndefined();
});

test('what the fonts that come with the program promise, each of their files holds', async () => {
  for (const name of [
    'arimo',
    'eb-garamond',
    'fira-sans',
    'inter',
    'libertinus-serif',
    'resume-sans',
    'resume-serif',
  ]) {
    const family = await findFont(ROOT, name);
    const text = String.fromCodePoint(...Array.from({ length: 0x2500 - 0x20 }, (_, index) => index + 0x20));
    const { faces } = await fontsFor(text, 'en', name);
    for (const { file, range, data, family: its } of faces.filter((face) => face.family === family?.family)) {
      const held = readCoverage(Buffer.from(data, 'base64'));
      const missing = codesOf(range).filter((code) => !held.has(code));
      expect(missing, `${its}: ${file}`).toEqual([]);
    }
  }
});

function codesOf(range: string): number[] {
  return range.split(',').flatMap((part) => {
    const [first = '', last = first] = part.slice(2).split('-');
    const [from, to] = [parseInt(first, 16), parseInt(last, 16)];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
