import { diffArrays } from 'diff';

/** A stretch that both sides share, or one that was put in the other's place; ends are exclusive. */
export interface Stretch {
  same: boolean;
  a: readonly [start: number, end: number];
  b: readonly [start: number, end: number];
}

/** Two texts that share less than this many edits allow are not aligned: their difference is all of both. */
const MOST_EDITS = 6000;

/** The longest common run of two lists, and what stands between: Myers' algorithm. */
export function align(a: readonly string[], b: readonly string[]): Stretch[] {
  const changes = diffArrays([...a], [...b], { maxEditLength: MOST_EDITS });
  if (!changes) return [{ same: false, a: [0, a.length], b: [0, b.length] }];
  const stretches: Stretch[] = [];
  let [inA, inB] = [0, 0];
  for (const { added, removed, count } of changes) {
    const next: Stretch = {
      same: !added && !removed,
      a: [inA, added ? inA : inA + count],
      b: [inB, removed ? inB : inB + count],
    };
    const last = stretches.at(-1);
    if (last && !last.same && !next.same) {
      stretches[stretches.length - 1] = { same: false, a: [last.a[0], next.a[1]], b: [last.b[0], next.b[1]] };
    } else stretches.push(next);
    [inA, inB] = [next.a[1], next.b[1]];
  }
  return stretches;
}
