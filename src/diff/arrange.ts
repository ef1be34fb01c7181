/** One place in the order of two lists told as one: what is gone stands where it stood. */
export interface Arranged<T> {
  /** Undefined where only the other list has it. */
  a: T | undefined;
  b: T | undefined;
  moved: boolean;
}

/**
 * Two lists as one, in b's order. As few as possible are taken for moved: the longest run that kept its
 * order stays. What came from elsewhere has moved; what went elsewhere is told there.
 *
 * @param turned whether to look for the run from b, so that the same is found with the lists swapped
 */
export function arrange<T>(
  as: readonly T[],
  bs: readonly T[],
  partners: ReadonlyMap<T, T>,
  turned: boolean,
): Arranged<T>[] {
  const stays = turned ? flip(staying(bs, as, partners)) : staying(as, bs, partners);
  const arranged: Arranged<T>[] = [];
  let done = 0;
  const tellGone = (until: number): void => {
    const gone = as.slice(done, until).filter((a) => !partners.has(a));
    arranged.push(...gone.map((a) => ({ a, b: undefined, moved: false })));
    done = until;
  };
  // What is gone between two that stay is told before what is new there.
  const ends = [...[...stays.values()].sort((one, other) => one - other), as.length];
  tellGone(ends.shift() ?? 0);
  for (const [index, b] of bs.entries()) {
    const a = partners.get(b);
    arranged.push({ a, b, moved: a !== undefined && !stays.has(index) });
    if (stays.has(index)) tellGone(ends.shift() ?? as.length);
  }
  return arranged;
}

/** The places in `bs` of what keeps its order, with those in `as`. */
function staying<T>(as: readonly T[], bs: readonly T[], partners: ReadonlyMap<T, T>): Map<number, number> {
  const places = new Map(as.map((a, index) => [a, index]));
  const found = bs.map((b) => {
    const a = partners.get(b);
    return a === undefined ? undefined : places.get(a);
  });
  return new Map(longestRise(found).map((inB) => [inB, found[inB] ?? 0]));
}

function flip(places: ReadonlyMap<number, number>): Map<number, number> {
  return new Map([...places].map(([one, other]) => [other, one]));
}

/** The positions of a longest rising run of numbers, by patience sorting. */
function longestRise(numbers: readonly (number | undefined)[]): number[] {
  /** For each length the position of the smallest number that ends such a run, and what stands before it. */
  const ends: number[] = [];
  const before: number[] = [];
  const at = (position: number | undefined): number =>
    position === undefined ? -1 : (numbers[position] ?? -1);
  for (const [position, number] of numbers.entries()) {
    if (number === undefined) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(ends[middle]) < number) low = middle + 1;
      else high = middle;
    }
    before[position] = ends[low - 1] ?? -1;
    ends[low] = position;
  }
  const run: number[] = [];
  for (let position = ends.at(-1) ?? -1; position !== -1; position = before[position] ?? -1)
    run.push(position);
  return run.reverse();
}
