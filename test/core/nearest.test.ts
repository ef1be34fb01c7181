import { expect, test } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';

test.each<[name: string, known: string[], meant: string | undefined]>([
  ['emial', ['name', 'email', 'phone'], 'email'],
  ['highlight', ['highlights', 'name'], 'highlights'],
  ['Work', ['word', 'work'], 'work'],
  ['WORK', ['work'], 'work'],
  ['tow', ['one', 'two'], 'two'],
  ['os', ['oss', 'life'], 'oss'],
  ['foo', ['fit', 'size'], undefined],
  ['pronouns', ['name', 'phone'], undefined],
  ['x', [], undefined],
])('by %s out of %j somebody means %s', (name, known, meant) => {
  expect(nearest(name, known)).toBe(meant);
});
