import type { Dimension, Steps } from './fitting.ts';

/** How a page comes out: within its budget, beyond it, or in type too small to read. */
export type Verdict = 'fits' | 'too long' | 'too small';

/** Many enough to rule out much at once, few enough to be laid out in a moment. */
const AT_ONCE = 12;

/**
 * The least change that fits: yields what to try, takes a verdict on each, and returns the cheapest
 * steps that fit, undefined where none do. It begins with all the way in every dimension; what changes
 * less in all of them than something too long is too long, too, and is never tried.
 *
 * @param refuted steps that were measured to fit, and did not when they were printed
 */
export function* searchFit(
  dimensions: readonly Dimension[],
  refuted: readonly Steps[] = [],
): Generator<Steps[], Steps | undefined, Verdict[]> {
  const cost = (steps: Steps) =>
    steps.reduce((sum, step, index) => {
      const { weight = 0, values = [] } = dimensions[index] ?? {};
      return sum + (weight * step) / (values.length - 1);
    }, 0);
  let open = combinations(dimensions)
    .slice(1)
    .map((steps) => ({ steps, cost: cost(steps) }))
    .sort((a, b) => a.cost - b.cost || compare(b.steps, a.steps))
    .map(({ steps }) => steps)
    .filter((steps) => !refuted.some((other) => isWithin(steps, other)));
  let best: Steps | undefined;
  let batch = open.slice(-1);
  while (batch.length > 0) {
    const verdicts = yield batch;
    for (const [index, steps] of batch.entries()) {
      const verdict = verdicts[index];
      if (verdict === 'too long') open = open.filter((other) => !isWithin(other, steps));
      else if (verdict === 'too small') open = open.filter((other) => !isWithin(steps, other));
      else if (open.includes(steps)) {
        best = steps;
        open = open.slice(0, open.indexOf(steps));
      }
    }
    batch = spread(open);
  }
  return best;
}

/** Whether `steps` goes no further than `other` in any dimension. */
function isWithin(steps: Steps, other: Steps): boolean {
  return steps.every((step, index) => step <= (other[index] ?? 0));
}

/** Some of them from one end to the other: the cheapest, and others that rule out much. */
function spread(open: readonly Steps[]): Steps[] {
  const stride = Math.max(1, open.length / AT_ONCE);
  return open.filter((_, index) => Math.floor(index / stride) !== Math.floor((index - 1) / stride));
}

/** All of them, the one that changes nothing first. */
function combinations(dimensions: readonly Dimension[]): Steps[] {
  return dimensions.reduce<number[][]>(
    (all, { values }) => all.flatMap((steps) => values.map((_, step) => [...steps, step])),
    [[]],
  );
}

function compare(a: Steps, b: Steps): number {
  const index = a.findIndex((step, at) => step !== b[at]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
