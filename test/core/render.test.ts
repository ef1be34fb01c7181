import { expect, test, vi } from 'vitest';
import { piecesOf, textOf, type Html } from '../../src/core/html.ts';
import { inherit } from '../../src/core/manifest.ts';
import { render, type Template } from '../../src/core/render.ts';
import type { Source } from '../../src/core/source.ts';
import type { Section, View } from '../../src/core/view.ts';

const NO_FONTS = { faces: [], css: '', lacks: () => [], families: new Map<string, string>(), fallback: [] };
const SHEET = { size: 'A4', margin: '15mm' };

function printed(...template: Parameters<typeof drawn>): string {
  return textOf(drawn(...template));
}

function drawn(
  files: Record<string, string>,
  sections: Partial<Section>[],
  dir: View['dir'] = 'ltr',
  contained = false,
  margin = SHEET.margin,
): Html {
  const sourceOf = (name: string, text: string): Source => ({ file: `${name}.hbs`, text, foreign: false });
  const template: Template = {
    name: 't',
    manifest: inherit({ description: '', contained }).manifest,
    source: sourceOf('template', ''),
    files: new Map(Object.entries(files).map(([name, text]) => [name, sourceOf(name, text)])),
    css: '',
    characters: new Set<number>(),
    faces: [],
  };
  const rendered = render({ sections, dir } as unknown as View, template, {}, { ...SHEET, margin }, NO_FONTS);
  return 'html' in rendered ? rendered.html : rendered.diagnostics.map(({ message }) => message).join('\n');
}

test.each([
  ['opens with its fonts', '<title>t</title><style>{{styles}}</style>', ['<title>t</title><style>', '']],
  ['has a rule before them', '<style>p{color:red}{{styles}}</style>', []],
  ['has them twice', '<style>{{styles}}</style><style>{{styles}}</style>', []],
  ['has none', '<p>', []],
])('the fonts of a page stand apart where its style opens with them; this one %s', (_, resume, before) => {
  expect(piecesOf(drawn({ resume }, [])).slice(0, -1)).toEqual(before);
});

test('a section takes the partial of its own id before that of its shape', () => {
  const files = {
    resume: '{{#each sections}}{{> (body this)}} {{/each}}',
    entries: 'entries:{{id}}',
    'section-publications': 'bibliography',
    // A custom section's id is anyone's word: only names that begin with section- are asked for.
    head: 'head',
  };
  const sections = ['work', 'publications', 'head'].map((id) => ({ id, shape: 'entries' as const }));
  expect(printed(files, sections)).toBe('entries:work bibliography entries:head ');
});

test.each([
  ['A Title', 'A Title.'],
  ['Is This All You Need?', 'Is This All You Need?'],
  ['Nature.', 'Nature.'],
  ['On “What Is Life?”', 'On “What Is Life?”'],
  ['Proc. (2nd ed.)', 'Proc. (2nd ed.)'],
])('%s ends as a sentence: %s', (title, sentence) => {
  const files = { resume: '{{#each sections}}{{title}}{{stop title}}{{/each}}' };
  expect(printed(files, [{ title }])).toBe(sentence);
});

test.each([
  ['ada.lovelace@example.com', 'ada.lovelace<wbr>@example.com'],
  ['linkedin.com/in/ada', 'linkedin.com/<wbr>in/<wbr>ada'],
  ['example.com/@ada', 'example.com/<wbr>@ada'],
  ['<b>/"x"', '&lt;b&gt;/<wbr>&quot;x&quot;'],
  ['a@b.io', 'a@b.io'],
])('%s may break where an address does', (title, html) => {
  const files = { resume: '{{#each sections}}{{breakable title 6}}{{/each}}' };
  expect(printed(files, [{ title }])).toBe(html);
});

test('letters are composed, and a hyphen that does not break is a hyphen', () => {
  expect(
    printed({ resume: '{{#each sections}}{{title}}{{/each}}' }, [{ title: 'Cafe\u0301 co\u2011op' }]),
  ).toBe('Caf\u00E9 co-op');
});

test.each([
  // Composed with the sign before it, a stroke ended no tag: what follows was its attribute.
  ['a stroke at the start of a text', '\u0338 onclick=evil()', '<p>&#824; onclick&#x3D;evil()</p>'],
  ['a stroke behind another mark', '\u0327\u0338 x', '<p>&#807;\u0338 x</p>'],
  ['a stroke on a sign of the text', '<\u0338 =\u0338', '<p>&lt;\u0338 &#x3D;\u0338</p>'],
  ['what stands for the styles', '<\0styles>', '<p>&lt;\0styles&gt;</p>'],
])('%s leaves the markup around it as it is', (_, title, html) => {
  expect(printed({ resume: '{{#each sections}}<p>{{title}}</p>{{/each}}' }, [{ title }])).toBe(html);
});

test.each<[title: string, dir: 'ltr' | 'rtl', html: string]>([
  ['Ada', 'ltr', 'Ada'],
  ['Ada, 2 × “é” – 日本', 'ltr', 'Ada, 2 × “é” – 日本'],
  ['\u05D0\u05D1 1', 'ltr', '<bdi>\u05D0\u05D1 1</bdi>'],
  ['\u{1E900}', 'ltr', '<bdi>\u{1E900}</bdi>'],
  ['a\u202Eb', 'ltr', '<bdi>a\u202Eb</bdi>'],
  ['Ada', 'rtl', '<bdi>Ada</bdi>'],
])('%j on a page that runs %s is %s', (title, dir, html) => {
  expect(printed({ resume: '{{#each sections}}{{isolate title}}{{/each}}' }, [{ title }], dir)).toBe(html);
});

test('styles stand wherever a template has them', () => {
  const style =
    '<style>\n@page{size:A4;margin:15mm}:root{--page-size:A4;--page-margin:15mm}\n:root{}\n</style>';
  expect(printed({ resume: '<style>{{styles}}</style>'.repeat(2) }, [])).toBe(style.repeat(2));
});

test('a template is contained where it says so itself, not where its parent does', () => {
  const parent = inherit({ description: '', contained: true }).manifest;
  expect(parent.contained).toBe(true);
  expect(inherit({ description: '', extends: 'parent' }, parent).manifest.contained).toBe(false);
});

test.each([
  [true, '15mm', true],
  [false, '15mm', false],
  [true, '15mm 40mm', false],
])('a template that is contained (%s), with margins of %s, waits to be seen: %s', (is, margin, waits) => {
  const html = printed({ resume: '{{styles}}' }, [], 'ltr', is, margin);
  expect(html.includes('[data-laid-out] main{content-visibility:auto;')).toBe(waits);
});

test('what every object answers to is nothing to a template, and no news on the terminal', () => {
  const heard = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const names = ['toString', 'constructor', '__proto__'].map((name) => `{{lookup this "${name}"}}`).join('');
  expect(printed({ resume: '[{{> part}}]', part: names }, [])).toBe('[]');
  expect(heard).not.toHaveBeenCalled();
  heard.mockRestore();
});
