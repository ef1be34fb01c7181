import { Chalk } from 'chalk';
import MarkdownIt from 'markdown-it';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { expect, test } from 'vitest';
import { inkFor } from '../../src/cli/ink.ts';
import { textWidth, wrapText } from '../../src/core/textWidth.ts';
import { html } from '../../src/diff/show/html.ts';
import { json, markdown, stat, text } from '../../src/diff/show/index.ts';
import { differenceOf, outlineFrom } from '../support/compareYaml.ts';
import { PIPE } from '../support/plainInk.ts';

const A = `
basics: {name: Ada, summary: Keeps engines running at 99.9% of the time they are asked to run}
work:
  - name: Acme
    highlights: [Wound the mainspring, Oiled the wheels of the difference engine every morning, Swept the floor]
languages: [{language: English}]
skills: [{name: Gears}]
`;
const B = `
basics: {name: Ada, summary: Keeps engines running at 99.99% of the time they are asked to run}
work:
  - name: Acme
    highlights: [Swept the floor, Wound the mainspring, Oiled the wheels of the analytical engine every morning]
skills: [{name: Gears}]
`;
const difference = differenceOf(outlineFrom(A), outlineFrom(B));
const nothing = differenceOf(outlineFrom(A), outlineFrom(A));

const terminal = (width: number, level: 0 | 2) => ({
  width,
  ink: inkFor(new Chalk({ level })),
  measure: textWidth,
  wrap: wrapText,
});

/** What a file from elsewhere may hold: signs of every language that a difference is shown in. */
const HOSTILE =
  '</td><script>alert(1)</script> <img src=x onerror=alert(1)> & "quoted" @ada #1 https://evil.example ' +
  '[a](javascript:alert(1)) **bold** `code` ~~gone~~ | cell | <!-- --> </details> \u001B[31mred\u001B[0m';

test('side by side from 120 columns on, one text below', () => {
  const wide = text(difference, terminal(120, 0)).split('\n');
  expect(wide.find((line) => line.includes('difference'))).toMatch(
    /^~ {6}Oiled the wheels of the \[-difference-\] engine every {2,}Oiled the wheels of the \{\+analytical\+\}/,
  );
  expect(wide.every((line) => textWidth(line) <= 120)).toBe(true);
  const narrow = text(difference, terminal(60, 0)).split('\n');
  expect(narrow.join('\n')).toContain('[-difference-]{+analytical+}');
  expect(narrow.every((line) => textWidth(line) <= 60)).toBe(true);
});

test('in colours nothing is told by colour alone, and no colour runs into the other column', () => {
  const colored = text(difference, terminal(120, 2));
  expect(colored).toContain('\u001B[38;5;');
  expect(text(difference, terminal(120, 0))).not.toContain('\u001B');
  const signs = (shown: string) => shown.split('\n').map((line) => /^[-+~→=]*/.exec(line)?.[0]);
  expect(signs(colored)).toEqual(signs(text(difference, terminal(120, 0))));
  for (const line of colored.split('\n')) {
    const [last] = [...line.matchAll(/\u001B\[(38;[\d;]+|39)m/g)].slice(-1);
    expect(last?.[1] ?? '39').toBe('39');
  }
});

test('--stat: a line a section, and the sum', () => {
  expect(stat(difference, PIPE)).toBe(
    [
      ' Summary    | 1 ~',
      ' Experience | 2 ~→',
      ' Languages  | 1 -',
      ' 3 parts differ: 1 removed, 2 reworded, 1 moved, 1 figure',
      '',
    ].join('\n'),
  );
});

test('the value is what --json prints, without what is the same', () => {
  const { counts, parts, same } = json(difference);
  expect(same).toBe(false);
  expect(counts).toMatchObject({ added: 0, removed: 1, reworded: 2, moved: 1, figures: 1 });
  expect(parts.map((part) => part.path)).toEqual(['summary', 'work', 'languages']);
  expect(parts[0]?.parts[0]?.words).toContainEqual({ kind: 'figure', a: '99.9%', b: '99.99%' });
  expect(json(nothing).parts).toEqual([]);
});

test('where nothing differs there is nothing to show, save for who waits for a comment or a page', () => {
  expect([text, stat].map((render) => render(nothing, PIPE))).toEqual(['', '']);
  expect(markdown(nothing, PIPE)).toBe('**old → new**: nothing differs\n');
  expect(html(nothing)).toContain('Nothing differs.');
});

test('--markdown: the sum and changed figures, the rest folded away', () => {
  const comment = markdown(difference, PIPE);
  expect(comment.split('\n').slice(0, 3)).toEqual([
    '**old → new**: 1 removed, 2 reworded, 1 moved, 1 figure',
    '',
    'Figures: 99.9% → **99.99%**',
  ]);
  expect(comment).toContain('<details><summary>Experience: 1 reworded, 1 moved</summary>');
  expect(comment).toContain('<del>difference</del> <ins>analytical</ins>');
});

test('a comment is never longer than GitHub takes', () => {
  const many = (word: string) =>
    JSON.stringify({
      work: Array.from({ length: 60 }, (_, job) => ({
        name: `Company ${job}`,
        highlights: Array.from({ length: 20 }, (_, at) => `${word} number ${at} of ${job}, `.repeat(6)),
      })),
      skills: [{ name: word }],
    });
  const comment = markdown(differenceOf(outlineFrom(many('Gear')), outlineFrom(many('Wheel'))), PIPE);
  expect(comment.length).toBeLessThan(65_536);
  expect(comment).toContain('too long for a comment');
});

test('text from a file stays text in each of them', () => {
  const [a, b] = [{ summary: `${HOSTILE} at 5%` }, { summary: `${HOSTILE} at 6%` }];
  const hostile = differenceOf(
    outlineFrom(JSON.stringify({ basics: { ...a, label: HOSTILE }, skills: [{ name: HOSTILE }] })),
    outlineFrom(
      JSON.stringify({ basics: b, titles: { skills: HOSTILE }, skills: [{ name: `${HOSTILE}!` }] }),
    ),
  );
  expect(text(hostile, PIPE)).not.toMatch(/\u001B/);

  const page = html(hostile);
  expect(tagsOf(page).filter((tag) => tag === 'script')).toEqual(['script']);
  expect(tagsOf(page)).not.toContain('img');

  // GitHub makes links of addresses with a scheme or www., and of mail.
  const github = new MarkdownIt('default', { html: true, linkify: true });
  github.linkify.set({ fuzzyLink: false });
  const shown = github.render(markdown(hostile, PIPE));
  const allowed = [
    'html',
    'head',
    'body',
    'details',
    'summary',
    'p',
    'ul',
    'li',
    'em',
    'strong',
    'code',
    'del',
    'ins',
    'sub',
  ];
  expect(tagsOf(shown).filter((tag) => !allowed.includes(tag))).toEqual([]);
  // Code is ours, a row's sign; nobody is called by name.
  expect(
    [...shown.matchAll(/<code>(.*?)<\/code>/g)]
      .map(([, sign]) => sign)
      .filter((sign) => !/^[-+~→]+$/.test(sign ?? '')),
  ).toEqual([]);
  expect(shown).not.toMatch(/@\w|#\d(?!\d*;)/);
});

/** The elements that a browser makes of it. */
function tagsOf(source: string): string[] {
  const walk = (node: DefaultTreeAdapterMap['node']): string[] => [
    ...('tagName' in node ? [node.tagName] : []),
    ...('childNodes' in node ? node.childNodes.flatMap(walk) : []),
  ];
  return walk(parse(source));
}
