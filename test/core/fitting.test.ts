import { describe, expect, test } from 'vitest';
import { changeOf, dimensionsOf, marginDimension, movedBy } from '../../src/core/fitting.ts';
import type { OptionValues } from '../../src/core/options.ts';
import { sheetOf } from '../../src/core/sheet.ts';
import type { Manifest } from '../../src/core/manifest.ts';

const MANIFEST: Manifest = {
  description: '',
  fonts: [],
  weights: [],
  first: [],
  side: [],
  page: { size: 'A4', margin: '15mm', fit: '10mm' },
  contained: false,
  options: {
    accent: { type: 'color', default: 'navy' },
    size: { type: 'number', default: 10, fit: 9 },
    leading: { type: 'number', default: 1.36, fit: 1.22 },
    density: { type: 'number', default: 1, fit: 1.6 },
    columns: { type: 'number', default: 1 },
  },
};

function dimensions(set: Record<string, number> = {}, margin = '15mm') {
  const options: OptionValues = Object.fromEntries(
    Object.entries(MANIFEST.options).map(([name, { type, default: base }]) => [
      name,
      { type, value: set[name] ?? base },
    ]),
  );
  const found = dimensionsOf(MANIFEST, options, { size: 'A4', margin });
  return Object.fromEntries(found.map(({ name, values }) => [name, values]));
}

test('what a template declares moves from where it stands to its bound, in round numbers', () => {
  expect(dimensions()).toEqual({
    margin: [0, 1, 2, 3, 4, 5],
    size: [10, 9.75, 9.5, 9.25, 9],
    leading: [1.36, 1.34, 1.32, 1.3, 1.28, 1.26, 1.24, 1.22],
    density: [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6],
  });
});

test('what a variant sets is where the way begins; beyond the bound there is none', () => {
  expect(dimensions({ size: 10.6, density: 1.6, leading: 1.2 }, '10mm')).toEqual({
    size: [10.6, 10.5, 10.25, 10, 9.75, 9.5, 9.25, 9],
  });
});

test.each([
  ['15mm', '10mm', 5, '10mm'],
  ['12mm 17mm', '10mm', 3, '10mm 14mm'],
  ['8mm 12mm', '10mm', 2, '8mm 10mm'],
  ['1in', '10mm', 10, '15.4mm'],
  ['20mm 15mm 10mm', '10mm', 5, '15mm 10mm 10mm'],
])('margins of %s, at least %s, less %i mm are %s', (margin, least, by, expected) => {
  const [dimension] = marginDimension(margin, least);
  expect(dimension?.values).toContain(by);
  const steps = [dimension?.values.indexOf(by) ?? 0];
  const page = { size: 'A4', margin };
  expect(changeOf(dimension ? [dimension] : [], steps, page, least).margin).toBe(expected);
  expect(movedBy(dimension ? [dimension] : [], steps, page, least)).toEqual([
    { name: 'margin', from: margin, to: expected },
  ]);
});

test('a template with many bounds moves in larger steps, not for minutes', () => {
  const many = Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [
      `option${index}`,
      { type: 'number' as const, default: 1, fit: 2 },
    ]),
  );
  const values = Object.fromEntries(
    Object.keys(many).map((name) => [name, { type: 'number' as const, value: 1 }]),
  );
  const found = dimensionsOf({ ...MANIFEST, options: many }, values, { size: 'A4', margin: '15mm' });
  expect(found.map((one) => one.values.at(-1))).toEqual([5, ...Array<number>(9).fill(2)]);
  expect(found.reduce((product, one) => product * one.values.length, 1)).toBeLessThanOrEqual(5000);
});

describe('what a page leaves for its content', () => {
  test.each([
    ['A4', '15mm 18mm', 658, 1010],
    ['Letter', '0.5in', 720, 960],
    ['A4 landscape', '0', 1123, 794],
    ['100mm 200mm', '10mm 20mm 30mm 40mm', 152, 605],
    ['letter', '13mm 17mm', 688, 958],
  ])('%s with margins of %s: %i × %i pixels', (size, margin, width, height) => {
    expect(sheetOf({ size, margin })).toEqual({ width, height });
  });

  test('a size that nobody knows has no height to fit into', () => {
    expect(sheetOf({ size: 'tabloid', margin: '0' })).toBeUndefined();
  });
});
