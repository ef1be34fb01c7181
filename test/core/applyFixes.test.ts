import { expect, test } from 'vitest';
import { applyFixes } from '../../src/core/applyFixes.ts';
import type { Fix } from '../../src/diagnostic.ts';
import { sourceOf } from '../support/tell.ts';

/** A fix of the place where `was` stands in the text. */
function fixOf(text: string, was: string, instead: string): Fix {
  const start = text.indexOf(was);
  return { start, end: start + was.length, was, text: instead, isSafe: true };
}

function applied(text: string, ...changes: [was: string, instead: string][]) {
  const fixes = changes.map(([was, instead]) => fixOf(text, was, instead));
  const fixed = applyFixes(sourceOf('resume.yaml', text), fixes);
  return { text: fixed.text, refused: fixed.refused.map(({ was }) => was) };
}

const TEXT = '# Mine\nname:  Ada   # me\nlist: [  a,b ]\ntext: >-\n  One  two\n  three\n';

test('what is around a fix stays, byte for byte', () => {
  expect(applied(TEXT, ['One  two', 'One two'], ['Ada', 'Ada L.'])).toEqual({
    text: TEXT.replace('One  two', 'One two').replace('Ada', 'Ada L.'),
    refused: [],
  });
});

test('lines that end as on Windows stay so', () => {
  const text = TEXT.replaceAll('\n', '\r\n');
  expect(applied(text, ['One  two', 'One two']).text).toBe(text.replace('One  two', 'One two'));
});

test('of two fixes that overlap the first is applied', () => {
  expect(applied('a: one two\n', ['one', '1'], ['e two', 'E 2'])).toEqual({
    text: 'a: 1 two\n',
    refused: ['e two'],
  });
});

test('a fix that would change a key, the form or another value is refused; the others are not', () => {
  expect(applied('name: Ada\nalso: it\n', ['name', 'nom'], ['it', 'this'])).toEqual({
    text: 'name: Ada\nalso: this\n',
    refused: ['name'],
  });
  expect(applied('a: b c\n', ['b', 'b:']).refused).toEqual(['b']);
  expect(applied('a: "it\\"s"\n', ['\\"', '"']).refused).toEqual(['\\"']);
});

test('a file that was changed since keeps what it has', () => {
  const fix = { ...fixOf('a: one\n', 'one', 'two'), was: 'other' };
  expect(applyFixes(sourceOf('resume.yaml', 'a: one\n'), [fix])).toEqual({
    text: 'a: one\n',
    applied: [],
    refused: [fix],
  });
});
