import { expect, test } from 'vitest';
import {
  charactersOf,
  facesOf,
  fontCss,
  glyphFinder,
  isNeeded,
  stylesFor,
  within,
  type LoadedFace,
} from '../../src/core/fonts.ts';

const FACES = facesOf({
  fonts: [
    {
      family: 'Serif',
      range: 'U+20-7E, U+E4',
      files: { 400: 'latin.woff2', '400 italic': 'latin-italic.woff2' },
    },
    { family: 'Serif', range: 'U+4??', files: { 400: 'cyrillic.woff2', 700: 'cyrillic-bold.woff2' } },
    { family: 'Symbols', range: 'u+2192, u+1f680', files: { '400-700': 'symbols.woff2' } },
  ],
});

test('a manifest’s files are faces of one weight, or of a range of weights', () => {
  expect(FACES.map(({ file, weight, style }) => `${file} ${weight} ${style}`)).toEqual([
    'latin.woff2 400 normal',
    'latin-italic.woff2 400 italic',
    'cyrillic.woff2 400 normal',
    'cyrillic-bold.woff2 700 normal',
    'symbols.woff2 400 700 normal',
  ]);
});

test.each<[text: string, files: string[]]>([
  ['Ada', ['latin.woff2', 'latin-italic.woff2']],
  ['ä', ['latin.woff2', 'latin-italic.woff2']],
  ['Ѐ', ['cyrillic.woff2', 'cyrillic-bold.woff2']],
  ['ӿ', ['cyrillic.woff2', 'cyrillic-bold.woff2']],
  ['→', ['symbols.woff2']],
  ['🚀', ['symbols.woff2']],
  ['日', []],
  ['', []],
])('the page of %j carries %j', (text, files) => {
  const characters = charactersOf(text);
  expect(FACES.filter(({ range }) => isNeeded(range, characters)).map(({ file }) => file)).toEqual(files);
});

test.each<[text: string, missing: string[]]>([
  ['Ada → Я 🚀', []],
  ['日本日', ['日', '本']],
  ['é ö', ['é', 'ö']],
  ['~\u007F', ['\u007F']],
  ['Ԁ', ['Ԁ']],
  // Blanks, and what joins or shapes other characters, need no glyph
  ['a\n\tb\u00A0c\u200Bd\u200De\u00ADf\uFE0F', []],
  ['🙂', ['🙂']],
])('of %j no face has %j', (text, missing) => {
  expect(glyphFinder(FACES.map(({ range }) => range))(charactersOf(text))).toEqual(missing);
});

test('the style holds the files themselves', () => {
  const face: LoadedFace = {
    ...{ family: 'Serif', weight: '400', style: 'italic', file: 'a.woff2', range: 'U+20-7E', data: 'AAEC' },
    style: 'italic',
  };
  expect(fontCss([face])).toBe(
    '@font-face{font-family:"Serif";font-weight:400;font-style:italic;unicode-range:U+20-7E;' +
      'src:url(data:font/woff2;base64,AAEC) format("woff2")}',
  );
});

test.each<[weights: number[], styles: string[], wanted: string[], found: string[]]>([
  [
    [400, 600, 700],
    ['normal', 'italic'],
    ['400', '400 italic', '600'],
    ['400 normal', '400 italic', '600 normal'],
  ],
  // A family without the weight lends its nearest, the bolder of two, once
  [[400, 700], ['normal'], ['400', '500', '600', '700'], ['400 normal', '700 normal']],
  [[400], ['normal'], ['400', '700'], ['400 normal']],
  // Few scripts have an italic
  [[400], ['normal'], ['400 italic'], []],
])('of %j %j the style’s %j are %j', (weights, styles, wanted, found) => {
  expect(stylesFor({ weights, styles }, wanted).map(({ weight, style }) => `${weight} ${style}`)).toEqual(
    found,
  );
});

test('of what a subset promises, what its font holds is a range', () => {
  const held = new Set([0x65, 0x41, 0x42, 0x1f600, 0x43, 0x7f, 0x2192]);
  expect(within('U+20-7E, U+1F6??', held)).toBe('U+41-43,U+65,U+1F600');
  expect(within('U+4??', held)).toBe('');
});
