import { MARKS, UNSPACED } from './letters.ts';
import { tokenize } from './tokens.ts';

/** The words of a text without regard to order, for telling how alike two texts are. */
export type Bag = ReadonlySet<string>;

const WORD = new RegExp(`[^\\s${MARKS}]+`, 'g');
const NO_WORD = new RegExp(`^[\\s${MARKS}]*$`);

export function bagOf(text: string): Bag {
  const lower = text.toLowerCase();
  if (!UNSPACED.test(lower)) return new Set(lower.match(WORD));
  const words = tokenize(lower).map((word) => word.text);
  return new Set(words.filter((word) => !NO_WORD.test(word)));
}

/** From 0, no word in common, to 1: twice the common words over all (Dice). */
export function likeness(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 1;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const word of few) if (many.has(word)) common += 1;
  return (2 * common) / (a.size + b.size);
}

/** All pairs of so many are looked at; of more, only those that share words which few have. */
const FEW_PAIRS = 10_000;
const RARE_WORDS = 6;
const MOST_SHARING = 40;

/**
 * Pairs off what is alike: the likest first, of equally like ones those that stand nearest to each other.
 *
 * @param least how alike two must be
 */
export function pairOff<T extends { bag: Bag }>(
  as: readonly T[],
  bs: readonly T[],
  least: number,
  alike: (a: T, b: T) => number = (a, b) => likeness(a.bag, b.bag),
): [T, T][] {
  const index = as.length * bs.length > FEW_PAIRS ? indexOf(bs) : undefined;
  const likely: { score: number; inA: number; inB: number }[] = [];
  for (const [inA, a] of as.entries()) {
    for (const inB of index ? sharing(a.bag, index) : bs.keys()) {
      const b = bs[inB];
      const score = b ? alike(a, b) : 0;
      if (score >= least) likely.push({ score, inA, inB });
    }
  }
  likely.sort(
    (one, other) =>
      other.score - one.score ||
      Math.abs(one.inA - one.inB) - Math.abs(other.inA - other.inB) ||
      one.inA - other.inA ||
      one.inB - other.inB,
  );
  const [takenA, takenB] = [new Set<number>(), new Set<number>()];
  const pairs: [T, T][] = [];
  for (const { inA, inB } of likely) {
    const [a, b] = [as[inA], bs[inB]];
    if (!a || !b || takenA.has(inA) || takenB.has(inB)) continue;
    takenA.add(inA);
    takenB.add(inB);
    pairs.push([a, b]);
  }
  return pairs;
}

/** Where the words stand that the fewest have. */
function sharing(bag: Bag, index: ReadonlyMap<string, readonly number[]>): Set<number> {
  const holders = [...bag].map((word) => index.get(word) ?? []).filter((all) => all.length > 0);
  const rarest = holders.sort((a, b) => a.length - b.length).slice(0, RARE_WORDS);
  return new Set(rarest.flatMap((all) => all.slice(0, MOST_SHARING)));
}

function indexOf(all: readonly { bag: Bag }[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [position, { bag }] of all.entries()) {
    for (const word of bag) {
      const holders = index.get(word);
      if (holders) holders.push(position);
      else index.set(word, [position]);
    }
  }
  return index;
}
