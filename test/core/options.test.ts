import { expect, test } from 'vitest';
import { resolveOptions } from '../../src/core/options.ts';
import { inherit } from '../../src/core/manifest.ts';
import { sourceOf } from '../support/tell.ts';

const { manifest: MANIFEST } = inherit({
  description: '',
  options: {
    color: { type: 'color', default: 'navy' },
    length: { type: 'length', default: '4mm' },
    number: { type: 'number', default: 10, minimum: 9, maximum: 12 },
    boolean: { type: 'boolean', default: false },
    choice: { type: 'choice', default: 'one', choices: ['one', '2'] },
    text: { type: 'text', default: '' },
    font: { type: 'font', default: 'inter' },
  },
});

function resolved(name: string, value: string | number | boolean) {
  const template = { name: 'plain', options: { [name]: value }, at: new Map(), keys: new Map() };
  const nowhere = { source: sourceOf('v.yaml', ''), start: 0, end: 0 };
  const { options, diagnostics } = resolveOptions(MANIFEST, template, nowhere);
  return diagnostics[0]?.code ?? options[name]?.value;
}

test.each<[option: string, right: (string | number | boolean)[], wrong: (string | number | boolean)[]]>([
  [
    'color',
    ['#fff', '#1a4d8f', '#1A4D8FCC', 'rebeccapurple', 'Navy'],
    [12, '#12', '#12345', 'nayv', 'constructor', 'red;}', 'rgb(0,0,0)', 'url(x)', 'a b', ''],
  ],
  ['length', ['10pt', '4.5mm', '0', 0, '1.2em'], ['10', 10, 'calc(1px)', '1px;', '-1px', 'wide']],
  ['number', [9, 10.5, 12], [8.9, 13, '10', true]],
  ['boolean', [true, false], ['true', 'yes', 1]],
  ['choice', ['one', '2', 2], ['two', 'One', '']],
  ['text', ['anything; }', 1, ''], []],
])('a %s is one of %j, and none of %j', (option, right, wrong) => {
  for (const value of right) expect(resolved(option, value)).toBe(value);
  // Nothing that passes can leave a CSS declaration.
  for (const value of wrong) expect(resolved(option, value), String(value)).toBe('bad-option');
});

test('what a variant does not set has its default', () => {
  const nowhere = { source: sourceOf('v.yaml', ''), start: 0, end: 0 };
  const { options } = resolveOptions(
    MANIFEST,
    { name: '', options: {}, at: new Map(), keys: new Map() },
    nowhere,
  );
  expect(Object.values(options).map(({ value }) => value)).toEqual([
    'navy',
    '4mm',
    10,
    false,
    'one',
    '',
    'inter',
  ]);
});

test('an option that the template does not have', () => {
  expect(resolved('colour', 'navy')).toBe('unknown-option');
});
