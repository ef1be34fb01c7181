import { expect, test } from 'vitest';
import { fillLines } from '../../src/core/fillLines.ts';

test.each<[text: string, columns: number, first: string, lines: string[]]>([
  ['one two three', 20, '', ['one two three']],
  ['one two three', 8, '', ['one two', 'three']],
  ['one two three', 9, '- ', ['- one two', '  three']],
  ['', 8, '', ['']],

  // One word that is too wide stays one word
  [
    'see https://example.com/a-long-address now',
    10,
    '',
    ['see', 'https://example.com/a-long-address', 'now'],
  ],
  ['extraordinarily so', 6, '- ', ['- extraordinarily', '  so']],
  ['10\u00A0km and more', 4, '', ['10\u00A0km', 'and', 'more']],

  // Chinese and Japanese take two columns, need no blanks, and follow their rules at a line's ends
  ['年間経常収益を達成した。', 12, '', ['年間経常収益', 'を達成した。']],
  ['これは「強調」です。', 8, '', ['これは', '「強調」', 'です。']],
  ['PostgreSQL、DynamoDB、Redis', 14, '', ['PostgreSQL、', 'DynamoDB、', 'Redis']],
  ['GPT-4を使う', 4, '', ['GPT-4', 'を', '使う']],
  ['https://例え.jp/日本語のページ', 8, '', ['https://例え.jp/日本語のページ']],

  // Thai has no blanks between words
  ['ภาษาไทยเขียนติดกัน', 8, '', ['ภาษาไทย', 'เขียนติดกัน']],
])('%j in %i columns behind %j', (text, columns, first, lines) => {
  expect(fillLines(text, columns, first)).toEqual(lines);
});
