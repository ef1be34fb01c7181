import { expect, test } from 'vitest';
import { inlineHtml, paragraphs } from '../../src/core/markdown.ts';

test.each<[markdown: string, html: string]>([
  ['**bold**, *slanted*, _slanted_', '<strong>bold</strong>, <em>slanted</em>, <em>slanted</em>'],
  ['***both***', '<em><strong>both</strong></em>'],
  ['`code *as is*`', '<code>code *as is*</code>'],
  ['**Groß**rechner', '<strong>Groß</strong>rechner'],
  ['\\*no\\* emphasis', '*no* emphasis'],

  // Chinese, Japanese and Korean write no spaces around it
  ['年間**99.99%**を維持', '年間<strong>99.99%</strong>を維持'],
  ['これは**「強調」**です', 'これは<strong>「強調」</strong>です'],

  // Links go to the web, to mail and to telephones
  ['[x](https://a.example/?b=1&c=2)', '<a href="https://a.example/?b=1&amp;c=2">x</a>'],
  ['[x](HTTP://a.example)', '<a href="HTTP://a.example">x</a>'],
  ['[x](mailto:ada@example.com)', '<a href="mailto:ada@example.com">x</a>'],
  ['[x](tel:+49301234)', '<a href="tel:+49301234">x</a>'],
  ['[**x**](https://a.example)', '<a href="https://a.example"><strong>x</strong></a>'],
  ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
  ['[x](JavaScript:alert(1))', '[x](JavaScript:alert(1))'],
  ['[x](data:text/html,y)', '[x](data:text/html,y)'],
  ['[x](file:///etc/passwd)', '[x](file:///etc/passwd)'],
  ['[x](//a.example)', '[x](//a.example)'],
  ['[x](../secret.html)', '[x](../secret.html)'],
  ['https://a.example', 'https://a.example'],

  // Raw HTML is text
  ['<b>x</b>', '&lt;b&gt;x&lt;/b&gt;'],
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['`<i>`', '<code>&lt;i&gt;</code>'],
  ['R&D, &copy; and 1 < 2', 'R&amp;D, &amp;copy; and 1 &lt; 2'],
  ['say "hi"', 'say &quot;hi&quot;'],

  // What only looks like Markdown
  ['snake_case_name', 'snake_case_name'],
  ['2*3*4 and 2**3**4', '2*3*4 and 2**3**4'],
  ['5 * 3 * 2', '5 * 3 * 2'],
  ['# 1, - 2, > 3', '# 1, - 2, &gt; 3'],
  ['C++, C#, *nix', 'C++, C#, *nix'],
  ['![x](https://a.example/b.png)', '!<a href="https://a.example/b.png">x</a>'],
  ['  trimmed\n', 'trimmed'],
])('%j', (markdown, html) => {
  expect(inlineHtml(markdown)).toBe(html);
});

test.each<[text: string, parts: string[]]>([
  ['One.\n\nTwo\nlines.\n', ['One.', 'Two\nlines.']],
  ['One.\n \t\n\n\nTwo.', ['One.', 'Two.']],
  [' \n\n ', []],
  ['', []],
])('the paragraphs of %j', (text, parts) => {
  expect(paragraphs(text)).toEqual(parts);
});
