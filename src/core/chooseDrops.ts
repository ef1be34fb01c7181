import { overlap, type Droppable } from './leaveOut.ts';

/** What leaving one out gives back, in lines. */
export interface Freed {
  drop: Droppable;
  lines: number;
}

/** A few that might do, and what they free together. */
export interface Choice {
  drops: readonly Freed[];
  lines: number;
}

const MOST = 3;

/** One entry more to part with weighs as much as one line more. */
const cost = ({ drops, lines }: Choice) => Math.round(lines) + drops.length - 1;

/**
 * Sets of one to three that free about as many lines as are needed, those that cost least first;
 * among equals a bullet before an entry, and what stands later before what stands earlier. Freed
 * lines add up only nearly: whether a set suffices is for the layout to say.
 */
export function chooseDrops(freed: readonly Freed[], needed: number): Choice[] {
  const useful = freed.filter(({ lines }) => lines > 0.2);
  const order = new Map(useful.map((one, index) => [one, index]));
  return subsets(useful)
    .filter(({ lines }) => lines > needed - 0.25)
    .map((choice) => ({
      choice,
      cost: cost(choice),
      depth: Math.min(...choice.drops.map(({ drop }) => drop.at.length)),
      first: Math.min(...choice.drops.map((one) => order.get(one) ?? 0)),
    }))
    .sort(
      (a, b) => a.cost - b.cost || b.depth - a.depth || b.first - a.first || a.choice.lines - b.choice.lines,
    )
    .map(({ choice }) => choice);
}

/** So many of those that free as much are worth a trial. */
const ALIKE = 3;

/**
 * Of sets that free as much, to a quarter of a line, the first few: where these fail by a hair, so do the
 * others, and one that frees a little more is never reached.
 */
export function fewAlike(choices: readonly Choice[]): Choice[] {
  const seen = new Map<number, number>();
  return choices.filter(({ lines }) => {
    const quarters = Math.round(lines * 4);
    const count = (seen.get(quarters) ?? 0) + 1;
    seen.set(quarters, count);
    return count <= ALIKE;
  });
}

/** The set that frees most, for where none suffices; among equals what stands later. */
export function mostFreed(freed: readonly Freed[]): Choice {
  let drops: Freed[] = [];
  for (const one of freed.toReversed().sort((a, b) => Math.round(b.lines) - Math.round(a.lines))) {
    if (drops.length < MOST && !drops.some(({ drop }) => overlap(drop, one.drop))) drops = [...drops, one];
  }
  return { drops, lines: sum(drops) };
}

function subsets(freed: readonly Freed[]): Choice[] {
  const grow = (drops: Freed[], from: number): Freed[][] => {
    const larger =
      drops.length === MOST
        ? []
        : freed.flatMap((one, index) =>
            index < from || drops.some(({ drop }) => overlap(drop, one.drop))
              ? []
              : grow([...drops, one], index + 1),
          );
    return drops.length === 0 ? larger : [drops, ...larger];
  };
  return grow([], 0).map((drops) => ({ drops, lines: sum(drops) }));
}

function sum(freed: readonly Freed[]): number {
  return freed.reduce((total, { lines }) => total + lines, 0);
}
