import { expect, test } from 'vitest';
import { readBack } from '../../src/core/readBack.ts';
import { readWords } from '../../src/core/readWords.ts';
import type { Told } from '../../src/core/told.ts';

const told = (...texts: string[]): Told[] =>
  texts.map((text, number) => ({ text, number, isOrdered: true, section: 0, within: [] }));

/** What was told, what an engine reads (pages apart by a form feed), and what differs. */
const CASES: [what: string, texts: string[], read: string, differs: string[]][] = [
  ['the same', ['Built a cache', 'Led a team'], 'Built a cache\nLed a team', []],
  ['in capitals', ['Straße'], 'STRASSE', []],
  ['with a letter of its own for two', ['office'], 'oﬃce', ['stray ﬃ']],
  ['a short text inside a long one', ['Python', 'Wrote Python tools'], 'Wrote Python tools\nPython', []],
  ['a short text only inside a long one', ['Python', 'Wrote Python tools'], 'Wrote Python tools', ['lost ']],
  ['told twice, there once', ['Staff Engineer', 'Staff Engineer'], 'Staff Engineer', ['lost ']],
  ['there twice, told once', ['A staff engineer'], 'A staff engineer\nA staff engineer', ['repeated ']],
  ['without a letter', ['Made it efficient at once'], 'Made it ecient at once', ['altered FFI']],
  ['without a mark', ['Cut cost, then time'], 'Cut cost then time', ['altered ,']],
  ['with another dash', ['2019 – 2021'], '2019 - 2021', []],
  ['with a hyphen of PDFium’s', ['a real-time feed'], 'a real\u0002\r\ntime feed', []],
  ['letter by letter', ['Experience'], 'E x p e r i e n c e', ['split Experience']],
  ['broken by a hyphen', ['Experience'], 'Experi-\nence', ['split Experience']],
  ['a long word over two lines', ['github.com/ada/analytical'], 'github.com/ada/ana\nlytical', []],
  ['without blanks', ['Docker Python'], 'DockerPython', ['glued DockerPython']],
  [
    'one text at the next',
    ['Docker', 'Python'],
    'DockerPython',
    ['glued DockerPython', 'glued DockerPython'],
  ],
  ['in Japanese, over two lines', ['設計した仕組み'], '設計した\n仕組み', []],
  ['over two pages', ['Built a cache for it all'], 'Built a cache\n1\f2\nfor it all', []],
  [
    'in pieces',
    ['Built a cache for everybody there'],
    'Built a cache\nSkills and the like\nfor everybody there',
    ['torn '],
  ],
  ['an icon before it', ['020 7946 0958'], '\uF095 020 7946 0958', ['stray \uF095']],
  ['nothing for a glyph', ['The city of Łódź'], 'The city of Ł\uFFFDdź', ['altered Ó']],
  [
    'the other way round',
    ['Built a large cache', 'Led a large team'],
    'Led a large team\nBuilt a large cache',
    ['misplaced Built a large cache'],
  ],
];

test.each(CASES)('%s', (_, texts, read, differs) => {
  const found = readBack(told(...texts), read.split('\f'));
  expect(found.map(({ what, detail }) => `${what} ${detail}`)).toEqual(differs);
});

test.each([
  ['in the eye’s order', 'הובילה צוות של 10 מהנדסים', 'מהנדסים 10 של צוות הובילה', []],
  ['with a word turned round where bold begins', 'להגיע להכנסה', 'הכנסהל להגיע', []],
  ['without a word', 'הובילה צוות גדול', 'הובילה צוות', ['altered גדול']],
  ['without all of it', 'הובילה צוות', 'Skills', ['lost ']],
])('from the right, %s', (_, text, read, differs) => {
  const found = readWords(told(text), [read]);
  expect(found.map(({ what, detail }) => `${what} ${detail}`)).toEqual(differs);
});
