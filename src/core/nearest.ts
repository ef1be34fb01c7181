import { closestMatch } from 'leven';

/** Longer than any name that somebody types; to hold two of them letter by letter against each other takes its time. */
const LONGEST_NAME = 200;

/** The known name that `name` most likely was meant to be, within a third of its letters. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const maxDistance = name.length < 4 ? 1 : Math.max(2, Math.ceil(name.length / 3));
  return (
    known.find((other) => other.toLowerCase() === name.toLowerCase()) ??
    closestMatch(name, [...known], { maxDistance }) ??
    known.find((other) => lettersOf(other) === lettersOf(name))
  );
}

/** The same for `tow` and `two`. */
function lettersOf(name: string): string {
  return name.split('').sort().join('');
}

/** Letters to add, leave out, replace or swap with their neighbour, to make one word of another. */
export function distance(word: string, other: string): number {
  let last: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= word.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = word[i - 1] === other[j - 1];
      const isSwap = word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + Number(!isSame),
        isSwap ? (last[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [last, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
