import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { cleanText } from '../../src/core/cleanView.ts';
import { plain } from '../../src/core/inline.ts';
import { inlineHtml, inlinesOf } from '../../src/core/markdown.ts';
import { toCell, toHeading, toMarkdown } from '../../src/core/toMarkdown.ts';

/** What GitHub reads, save its emoji and mentions: CommonMark with raw HTML, tables and strikethrough. */
const github = new MarkdownIt({ html: true });

test.each<[text: string, markdown: string]>([
  // Names and the like: nothing in them is markup
  ['*Ada* _Lovelace_', '\\*Ada\\* \\_Lovelace\\_'],
  ['snake_case_name', 'snake_case_name'],
  ['`rm`', '\\`rm\\`'],
  ['[x](https://a.example)', '\\[x\\](https://a.example)'],
  ['<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
  ['a < b > c', 'a < b > c'],
  ['&lt; R&D', '\\&lt; R&D'],
  ['C:\\dir \\* \\', 'C:\\dir \\\\\\* \\\\'],
  ['~~gone~~ ~40%', '\\~\\~gone\\~\\~ ~40%'],
  ['$95M to $6M, US$ and x$', '$95M to $6M, US\\$ and x\\$'],

  // At the start of a line
  ['# 1', '\\# 1'],
  ['#1', '#1'],
  ['1. First', '1\\. First'],
  ['2019) was', '2019\\) was'],
  ['2.5 million', '2.5 million'],
  ['- dash', '\\- dash'],
  ['+ plus', '\\+ plus'],
  ['* star', '\\* star'],
  ['-5 degrees', '-5 degrees'],
  ['> quote', '\\> quote'],
  ['---', '\\---'],
  ['- - -', '\\- - -'],
])('the text %j is %j', (text, markdown) => {
  expect(toMarkdown(plain(text))).toBe(markdown);
});

test.each<[prose: string, markdown: string]>([
  ['**Led** *six* `a*b` engineers', '**Led** *six* `a*b` engineers'],
  ['__Led__ _six_', '__Led__ _six_'],
  ['\\*no\\* emphasis', '\\*no\\* emphasis'],
  ['[**Notes**](https://a.example/x_(y))', '[**Notes**](https://a.example/x_%28y%29)'],
  ['[x](https://a.example/?a=1&lt;=2)', '[x](https://a.example/?a=1%3C=2)'],
  ['![x](https://a.example/b.png)', '\\![x](https://a.example/b.png)'],
  ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
  ['2*3*4', '2\\*3\\*4'],
  ['`` a`b ``', '``a`b``'],
  ['`` `a ``', '`` `a ``'],
  ['`<b>`', '`<b>`'],

  // CommonMark reads no emphasis where a mark stands between a letter and punctuation
  ['年間**99.99%**を維持', '年間**99.99**%を維持'],
  ['これは**「強調」**です', 'これは「**強調**」です'],
  ['これは**「」**です', 'これは「」です'],
  ['これは**`code`**です', 'これは`code`です'],

  // … and counts the stars in a row by a rule of its own
  ['**a*$**', 'a\\$\\*'],
])('the prose %j is %j', (prose, markdown) => {
  expect(toMarkdown(inlinesOf(prose))).toBe(markdown);
});

test('a heading keeps the number sign at its end, a cell its bars', () => {
  expect(toHeading(plain('C #'))).toBe('C \\#');
  expect(toHeading(plain('C#'))).toBe('C#');
  expect(toCell(plain('a | b'))).toBe('a \\| b');
});

/** Few, for a law is tried on every commit; while changing a rule, try it with more. */
const RUNS = { numRuns: 200 };

const SIGNS = [
  ...'*_`[]()<>!&;#+-=~|$\\:."\' '.split(/(?:)/u),
  'a',
  'b',
  '1',
  'é',
  '強',
  '「',
  '」',
  '<b>',
  '&lt;',
  '](',
  '**',
  '~~',
  '1.',
];
const anyText = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...SIGNS) },
      fc.string({ maxLength: 2, unit: 'grapheme' }),
    ),
    {
      maxLength: 14,
    },
  )
  .map((parts) => cleanText(parts.join('')))
  .filter((text) => text.trim() === text && text !== '');

test('any text comes back as it was, in a paragraph, a bullet, a heading and a cell', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const inline = plain(text);
      expect(github.render(toMarkdown(inline))).toBe(`<p>${escaped(text)}</p>\n`);
      expect(github.render(`- ${toMarkdown(inline)}`)).toBe(`<ul>\n<li>${escaped(text)}</li>\n</ul>\n`);
      expect(github.render(`# ${toHeading(inline)}`)).toBe(`<h1>${escaped(text)}</h1>\n`);
      expect(github.render(`| ${toCell(inline)} |\n| --- |`)).toContain(`<th>${escaped(text)}</th>`);
    }),
    RUNS,
  );
});

test('prose as people write it has the same marks there', () => {
  const words = anyText.map((text) => text.replaceAll(/[*_`[\]\\<>]/g, 'x').trim() || 'x');
  const part = fc.oneof(
    words,
    words.map((text) => `**${text}**`),
    words.map((text) => `*${text}*`),
    words.map((text) => `\`${text}\``),
    words.map((text) => `[${text}](https://a.example)`),
    words.map((text) => `**Bold *and ${text}* both**`),
  );
  const prose = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(prose, (text) => {
      expect(github.renderInline(toMarkdown(inlinesOf(text)))).toBe(inlineHtml(text));
    }),
    RUNS,
  );
});

test('any prose at all says the same', () => {
  fc.assert(
    fc.property(anyText, (prose) => {
      const html = github.render(toMarkdown(inlinesOf(prose)));
      expect(html).toMatch(/^<p>.*<\/p>\n$/);
      expect(words(html)).toBe(words(`<p>${inlineHtml(prose)}</p>\n`));
    }),
    RUNS,
  );
});

function escaped(text: string): string {
  return github.utils.escapeHtml(text);
}

function words(html: string): string {
  return html.replaceAll(/<\/?(p|strong|em|code|a)\b[^>]*>/g, '');
}
