import { nearest } from '../core/nearest.ts';
import { ENTRY_LISTS } from '../core/tree.ts';
import { UsageError } from '../errors.ts';
import type { Explained } from '../explain.ts';

/**
 * The entry that a path means: `work.acme.highlights.serving`, shorter `work.acme.serving`, or the
 * begins of its steps, `work.ac.ser`; what stands above may go unsaid where no other entry is called so.
 *
 * @throws UsageError where there is none, with the nearest, or several
 */
export function findExplained(explained: readonly Explained[], path: string): Explained {
  const asked = stepsOf(path);
  const all = explained.map((one) => ({
    one,
    whole: stepsOf(one.path),
    short: shortened(stepsOf(one.path)),
  }));
  const trials: ((steps: readonly string[]) => boolean)[] = [
    (steps) => steps.join('.') === asked.join('.'),
    (steps) => asked.length === 1 && steps.at(-1) === asked[0],
    (steps) => steps.length === asked.length && beginAs(steps, asked),
    (steps) => beginAs(steps.slice(-asked.length), asked),
  ];
  for (const fits of trials) {
    const found = all.filter(({ whole, short }) => fits(whole) || fits(short)).map(({ one }) => one);
    // What shows is meant before what went, where a list has put another in its place.
    const [first] = found.filter(({ shown }) => shown).concat(found);
    const paths = [...new Set(found.map((one) => one.path))];
    if (first && paths.length === 1) return first;
    if (first) {
      throw new UsageError(
        `\`${path}\` may be ${paths.length} entries: ${listed(paths)}`,
        `write the whole path: --why ${paths[0] ?? ''}`,
      );
    }
  }
  const names = all.flatMap(({ one, short }) => [one.path, short.join('.'), ...short.slice(-1)]);
  const meant = nearest(path, names) ?? nearest(asked.at(-1) ?? '', names);
  const below = all
    .filter(({ short }) => short.length > 1 && short[0] === asked[0])
    .map(({ one }) => one.path);
  const hint =
    meant === undefined
      ? `known: ${listed(below.length > 0 ? below : all.map(({ one }) => one.path))}`
      : `did you mean \`${meant}\`?`;
  throw new UsageError(`there is no entry \`${path}\``, hint);
}

function beginAs(steps: readonly string[], begins: readonly string[]): boolean {
  return begins.length > 0 && begins.every((begin, index) => steps[index]?.startsWith(begin));
}

const MOST_LISTED = 8;

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, MOST_LISTED).map((path) => `\`${path}\``);
  return `${shown.join(', ')}${paths.length > shown.length ? ', …' : ''}`;
}

/** `work.acme.highlights[0]` → work, acme, highlights, [0] */
function stepsOf(path: string): string[] {
  return path
    .replace(/\[/g, '.[')
    .split('.')
    .filter((step) => step !== '');
}

/** Without the lists inside entries and the header, which their entries' ids tell: `work.acme.serving`. */
function shortened(steps: readonly string[]): string[] {
  const first = steps[0] === 'basics' ? 1 : 2;
  return steps.filter((step, index) => index < first || (index - first) % 2 === 1 || !(step in ENTRY_LISTS));
}
