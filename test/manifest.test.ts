import { expect, test } from 'vitest';
import type { Entry } from '../src/manifest/manifest.ts';
import { settled } from '../src/manifest/settled.ts';

const entry = (sha256: string, path = 'ada/cv.pdf', inputs = 'x'): Entry => ({
  resume: 'ada',
  variant: 'cv',
  format: path.endsWith('png') ? 'png' : 'pdf',
  path,
  sha256,
  pages: 1,
  bytes: 1,
  inputs: { text: inputs, layout: inputs } as Entry['inputs'],
  program: 'resume-as-code 0.1.0',
  browser: null,
});

test.each<[what: string, made: Entry[], now: Entry[], onDisk: string[], told: Entry[]]>([
  ['nobody else', [entry('a')], [], ['a'], [entry('a')]],
  ['an earlier build', [entry('a')], [entry('b')], ['a'], [entry('a')]],
  ['an earlier build of other inputs', [entry('a')], [entry('a', 'ada/cv.pdf', 'y')], ['a'], [entry('a')]],
  ['another, who wrote last', [entry('a')], [entry('b')], ['b'], [entry('b')]],
  ['another output', [entry('a')], [entry('c', 'ada/cv.png')], ['a', 'c'], [entry('a')]],
  [
    'another, of more pages',
    [entry('a', 'ada/cv.png')],
    [entry('b', 'ada/cv.1.png'), entry('c', 'ada/cv.2.png')],
    ['b', 'c'],
    [entry('b', 'ada/cv.1.png'), entry('c', 'ada/cv.2.png')],
  ],
  ['somebody who has not recorded it yet', [entry('a')], [entry('b')], ['c'], [entry('a')]],
])('what is recorded beside %s', (_, made, now, onDisk, told) => {
  expect(settled(made, { outputs: now }, ({ sha256 }) => onDisk.includes(sha256))).toEqual(told);
});
