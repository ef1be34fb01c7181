import { expect, test } from 'vitest';
import { chooseDrops, fewAlike, mostFreed, type Freed } from '../../src/core/chooseDrops.ts';
import { droppable, leaveOut } from '../../src/core/leaveOut.ts';
import { tell } from '../support/tell.ts';

const RESUME = `
basics: { name: Ada, profiles: [{ network: X, url: x.com/a }] }
work:
  - name: Acme
    highlights: [{ id: first, text: First. }, A plain bullet that has no id and goes on for long.]
  - name: Globex
    highlights: [{ id: only, text: Only. }]
skills: [{ name: Languages }]
custom:
  - { id: life, title: Life, list: [One, Two] }
  - { id: note, title: Note, text: Some text. }
`;

function ada() {
  const { tailored } = tell({ base: RESUME });
  if (!tailored) throw new Error('not sound');
  return tailored;
}

test('entries, bullets and custom sections can go, by the names that a variant uses', () => {
  expect(droppable(ada()).map(({ name }) => name)).toEqual([
    'work.acme',
    'work.acme.highlights.first',
    '"A plain bullet that has no id and go …" in work.acme.highlights',
    'work.globex',
    'work.globex.highlights.only',
    'skills.languages',
    'custom.life',
    '"One" in custom.life.list',
    '"Two" in custom.life.list',
    'custom.note',
  ]);
});

test('what is left out is gone, with the sections that it empties; the rest stays', () => {
  const all = droppable(ada());
  const without = (...indexes: number[]) =>
    leaveOut(
      ada(),
      indexes.flatMap((index) => all[index] ?? []),
    );
  expect(without(1).resume.work?.[0]?.highlights).toEqual([
    'A plain bullet that has no id and goes on for long.',
  ]);
  expect(without(0, 4).resume.work).toEqual([{ name: 'Globex', highlights: [] }]);
  expect(without(3, 2).resume.work).toEqual([{ name: 'Acme', highlights: ['First.'] }]);
  expect(without(5).settings.sections).toEqual(['work', 'life', 'note']);
  expect(without(7, 8).settings.sections).toEqual(['work', 'skills', 'note']);
  expect(without(9).resume.custom?.map(({ id }) => id)).toEqual(['life']);
  expect(ada().resume.work).toHaveLength(2);
});

const freed = (...rows: [name: string, depth: number, lines: number][]): Freed[] =>
  rows.map(([name, depth, lines], index) => ({
    drop: { name, at: depth === 2 ? ['work', index] : ['work', 90, 'highlights', index] },
    lines,
  }));
const names = (all: { drops: readonly Freed[] }[]) =>
  all.map(({ drops }) => drops.map(({ drop }) => drop.name).join(' and '));

test.each<[why: string, needed: number, all: Freed[], cheapest: string]>([
  ['the one that frees least', 2, freed(['long', 4, 5], ['right', 4, 2], ['short', 4, 1]), 'right'],
  ['the older of two equals', 2, freed(['new', 4, 2], ['old', 4, 2]), 'old'],
  ['a bullet, not an entry, for as many lines', 2, freed(['bullet', 4, 2], ['entry', 2, 2]), 'bullet'],
  ['one rather than two for as many lines', 3, freed(['two', 4, 2], ['one', 4, 1], ['three', 4, 3]), 'three'],
  [
    'two that free five rather than one that frees twelve',
    5,
    freed(['job', 2, 12], ['a', 4, 3], ['b', 4, 2]),
    'a and b',
  ],
])('cheapest is %s', (_, needed, all, cheapest) => {
  expect(names(chooseDrops(all, needed))[0]).toBe(cheapest);
});

test('three at most, none inside another; and where they do not suffice, those that free most', () => {
  const all = freed(['a', 4, 3], ['b', 4, 4], ['c', 4, 1], ['d', 4, 2]);
  expect(chooseDrops(all, 10)).toEqual([]);
  expect(names([mostFreed(all)])).toEqual(['b and a and d']);
  expect(names([mostFreed(freed(['1', 2, 9], ['2', 2, 9], ['3', 2, 9], ['4', 2, 9], ['5', 2, 9]))])).toEqual([
    '5 and 4 and 3',
  ]);
  const nested: Freed[] = [
    { drop: { name: 'job', at: ['work', 0] }, lines: 5 },
    { drop: { name: 'bullet', at: ['work', 0, 'highlights', 0] }, lines: 3 },
  ];
  expect(names(chooseDrops(nested, 6))).toEqual([]);
});

test('sets that all free a hair too little do not hide the one that frees enough', () => {
  const short = Array.from({ length: 12 }, (_, index): [string, number, number] => [`b${index}`, 4, 2]);
  const all = chooseDrops(freed(...short, ['job', 2, 7]), 4.1);
  const place = (choices: typeof all) => names(choices).indexOf('job');
  expect(place(all)).toBeGreaterThan(48);
  expect(place(fewAlike(all))).toBeLessThan(12);
});
