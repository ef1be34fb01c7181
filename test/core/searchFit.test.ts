import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dimension, Steps } from '../../src/core/fitting.ts';
import { searchFit, type Verdict } from '../../src/core/searchFit.ts';

const DIMENSIONS: Dimension[] = [
  { name: 'density', weight: 1, values: [1, 1.2, 1.4, 1.6] },
  { name: 'leading', weight: 3, values: [1.36, 1.3, 1.24] },
  { name: 'size', weight: 4, values: [10, 9.75, 9.5, 9.25, 9] },
];

/** Runs a search against a judge; what it found, and how much it asked. */
function run(dimensions: Dimension[], judge: (steps: Steps) => Verdict, refuted: Steps[] = []) {
  const search = searchFit(dimensions, refuted);
  let asked = 0;
  let rounds = 0;
  let next = search.next();
  while (!next.done) {
    asked += next.value.length;
    rounds += 1;
    next = search.next(next.value.map(judge));
  }
  return { steps: next.value, asked, rounds };
}

/** A page that is so many lines too long, each step giving back some. */
const saving =
  (lines: number, gains: number[]) =>
  (steps: Steps): Verdict =>
    steps.reduce((sum, step, index) => sum + step * (gains[index] ?? 0), 0) >= lines ? 'fits' : 'too long';

test.each<[why: string, lines: number, gains: number[], expected: Steps | undefined]>([
  ['gaps alone suffice', 2, [1, 3, 2], [2, 0, 0]],
  ['gaps all the way, and no more', 3, [1, 3, 2], [3, 0, 0]],
  ['gaps do not suffice: the smallest type that does, for a step of it costs least', 4, [1, 1, 1], [3, 0, 1]],
  ['type that gives nothing stays', 5, [1, 2, 0], [3, 1, 0]],
  ['all the way', 17, [1, 3, 2], [3, 2, 4]],
  ['not even then', 18, [1, 3, 2], undefined],
])('%s', (_, lines, gains, expected) => {
  expect(run(DIMENSIONS, saving(lines, gains)).steps).toEqual(expected);
});

test('where not even all the way fits, one question is enough', () => {
  expect(run(DIMENSIONS, () => 'too long')).toEqual({ steps: undefined, asked: 1, rounds: 1 });
});

test('a template without bounds is never asked', () => {
  expect(run([], () => 'fits')).toEqual({ steps: undefined, asked: 0, rounds: 0 });
});

test('type too small is out, and the search goes on with larger', () => {
  const judge = (steps: Steps): Verdict => ((steps[2] ?? 0) > 2 ? 'too small' : saving(9, [1, 1, 2])(steps));
  expect(run(DIMENSIONS, judge).steps).toEqual([3, 2, 2]);
  const impossible = (steps: Steps): Verdict =>
    (steps[2] ?? 0) > 2 ? 'too small' : saving(10, [1, 1, 2])(steps);
  expect(run(DIMENSIONS, impossible).steps).toBeUndefined();
});

test('what the print refuted is not found again, nor what changes less', () => {
  const judge = saving(2, [1, 3, 2]);
  expect(run(DIMENSIONS, judge, [[2, 0, 0]]).steps).toEqual([3, 0, 0]);
  expect(run(DIMENSIONS, judge, [[3, 2, 4]]).steps).toBeUndefined();
});

test('it finds the cheapest of all that fit, and looks at few of them', () => {
  const dimension = fc.record({
    name: fc.constant('any'),
    weight: fc.integer({ min: 1, max: 4 }),
    values: fc.integer({ min: 2, max: 7 }).map((count) => Array.from({ length: count }, (_, index) => index)),
  });
  const gains = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(dimension, { minLength: 1, maxLength: 4 }),
      gains,
      fc.nat(60),
      (all, gain, lines) => {
        const judge = saving(lines + 1, gain);
        const cost = (steps: Steps) =>
          steps.reduce(
            (sum, step, at) => sum + ((all[at]?.weight ?? 0) * step) / ((all[at]?.values.length ?? 2) - 1),
            0,
          );
        const every = all.reduce<number[][]>(
          (sets, { values }) => sets.flatMap((steps) => values.map((step) => [...steps, step])),
          [[]],
        );
        const fitting = every.filter((steps) => judge(steps) === 'fits').map(cost);
        const { steps } = run(all, judge);
        expect(steps ? cost(steps) : Infinity).toBeCloseTo(Math.min(...fitting));
      },
    ),
    { numRuns: 200 },
  );
});

test('thousands of combinations take a few rounds', () => {
  const values = Array.from({ length: 7 }, (_, index) => index);
  const many = [1, 2, 3, 4].map((weight): Dimension => ({ name: 'any', weight, values }));
  const { rounds, asked } = run(many, saving(14, [1, 1, 1, 1]));
  expect(rounds).toBeLessThan(30);
  expect(asked).toBeLessThan(350);
});
