import { NO_COUNTS, type Counts, type Part } from './difference.ts';

/** How much of each kind of change there is; a section or entry that comes or goes counts as one. */
export function count(parts: readonly Part[]): Counts {
  const counts = { ...NO_COUNTS };
  const add = (part: Part): void => {
    if (part.moved) counts.moved += 1;
    if (part.change === 'added' || part.change === 'removed') {
      if (part.what === 'setting') counts.settings += 1;
      else if (part.what === 'date') counts.dates += 1;
      else counts[part.change] += 1;
      for (const below of part.parts) addMoved(below);
      return;
    }
    if (part.change === 'changed' && part.parts.length === 0) addLeaf(part, counts);
    for (const below of part.parts) add(below);
  };
  /** What has moved into something new is not new itself. */
  const addMoved = (part: Part): void => {
    if (part.moved) add(part);
    else for (const below of part.parts) addMoved(below);
  };
  for (const part of parts) add(part);
  return counts;
}

function addLeaf({ what, words, notes }: Part, counts: Counts): void {
  counts.restyled += notes.length;
  counts.figures += words.filter(({ kind, a, b }) => kind === 'figure' && a !== '' && b !== '').length;
  if (what === 'setting') counts.settings += 1;
  else if (what === 'date') counts.dates += 1;
  else if (words.some((token) => token.kind !== 'same')) counts.reworded += 1;
}

/** "2 added, 1 moved"; empty where nothing is counted. */
export function tell(counts: Counts): string {
  const { figures, settings, dates, restyled, ...rest } = counts;
  const plain = Object.entries(rest)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${number} ${kind}`);
  const many = (number: number, one: string) =>
    number === 0 ? [] : [`${number} ${one}${number === 1 ? '' : 's'}`];
  return [
    ...plain,
    ...many(figures, 'figure'),
    ...many(dates, 'date'),
    ...many(settings, 'setting'),
    ...(restyled > 0 ? [`${restyled} restyled`] : []),
  ].join(', ');
}
