import { expect, test } from 'vitest';
import { cleanText } from '../../src/core/cleanView.ts';
import { fillLines } from '../../src/core/fillLines.ts';
import { commonMarkText, inlineHtml, inlinesOf, plainText } from '../../src/core/markdown.ts';
import { nearest } from '../../src/core/nearest.ts';
import { toMarkdown } from '../../src/core/toMarkdown.ts';
import { resume, project } from '../support/cli.ts';
import { tell } from '../support/tell.ts';

/** What takes the time of its square shows with so many: seconds, then minutes. */
const MANY = 10_000;

test.each<[unit: string, read?: string]>([
  ['[]('],
  ['[[[['],
  ['[a](b "'],
  ['[a](<'],
  ['[a](https://b)', 'a'],
  ['*[a](https://b)', 'a'],
  ['****'],
  ['*a '],
  ['a**b', 'ab'],
  ['**a** ', 'a '],
  ['*a_b', 'a_b'],
  ['`a ', 'a '],
  ['`b'.repeat(5), 'b'.repeat(5)],
  ['\\\\\\\\', '\\\\'],
  ['a\\\\ ', 'a\\ '],
  ['&&&&'],
  ['!!!!'],
  ['– '],
  ['日a.'],
  ['。「'],
  ['\u0301e'],
])('%j ten thousand times is a text like any other', (unit, read = unit) => {
  const [text, said] = [cleanText(unit.repeat(MANY)), cleanText(read.repeat(MANY))];
  expect(plainText(text) === said).toBe(true);
  const html = inlineHtml(text).replaceAll(/<[^>]*>/g, '');
  const entities = [/&lt;/g, /&gt;/g, /&quot;/g, /&amp;/g].map(
    (entity, index) => [entity, '<>"&'.charAt(index)] as const,
  );
  expect(entities.reduce((one, [entity, sign]) => one.replaceAll(entity, sign), html) === said).toBe(true);
  expect(commonMarkText(toMarkdown(inlinesOf(text))) === said).toBe(true);
  const lines = fillLines(said, 78);
  expect(lines.join('').replaceAll(' ', '') === said.replaceAll(' ', '')).toBe(true);
});

test.each([
  ['${', 'open-fact'],
  ['${nobody}', 'unknown-fact'],
])('of %j ten thousand times the first hundred are told', (unit, code) => {
  const { said } = tell({
    base: `basics: { name: Ada, email: a@b.example, summary: '${unit.repeat(MANY)}' }\n`,
  });
  expect(said).toEqual(Array.from({ length: 100 }, () => expect.stringContaining(code) as string));
});

test('empty facts of empty facts are as much of an attack as long ones', () => {
  const base = `
basics: { name: Ada, email: a@b.example, summary: '\${a}' }
facts: { a: '${'${b}'.repeat(MANY)}', b: '${'${c}'.repeat(MANY)}', c: '' }
`;
  expect(tell({ base }).said).toEqual([expect.stringContaining('fact-bomb')]);
});

test('a name that nobody typed is near to none', () => {
  const long = 'ab'.repeat(MANY);
  expect(nearest(long, [`${long}c`])).toBeUndefined();
});

test('such texts build in every format of text', async () => {
  const text = (unit: string) => unit.repeat(MANY);
  const cwd = await project({
    'resume.yaml': JSON.stringify({
      basics: { name: text('*a '), email: 'ada@example.com', summary: text('[](') },
      work: [{ name: 'Acme', highlights: [text('**a*'), text('[a](https://b.example "')] }],
    }),
  });
  const { code, stderr } = await resume(['build', '-f', 'html,md,txt,json', '--quiet'], { cwd });
  expect([code, stderr]).toEqual([0, '']);
});
