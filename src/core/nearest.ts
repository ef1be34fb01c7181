import { closestMatch } from 'leven';

/** The known name that `name` most likely was meant to be, within a third of its letters. */
export function nearest(name: string, known: readonly string[]): string | undefined {
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
