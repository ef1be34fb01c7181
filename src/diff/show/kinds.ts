import type { Row } from './rows.ts';

/** What people filter by, in the order in which it is offered, with the words for it. */
export const KINDS = {
  added: 'added',
  removed: 'removed',
  reworded: 'reworded',
  moved: 'moved',
  figures: 'figures',
  dates: 'dates',
  settings: 'settings',
  restyled: 'restyled',
  same: 'unchanged',
} as const;

export type Kind = keyof typeof KINDS;

/** What a row is; it may be several things at once. */
export function kindsOf({ part, isHeading, words }: Row): Kind[] {
  const { what, change, moved, notes } = part;
  const kinds: Kind[] = moved ? ['moved'] : [];
  if (isHeading) return kinds;
  if (what === 'setting' && change !== 'same') kinds.push('settings');
  else if (what === 'date' && change !== 'same') kinds.push('dates');
  else if (change === 'added' || change === 'removed') kinds.push(change);
  else if (change === 'changed' && words.some((token) => token.kind !== 'same')) kinds.push('reworded');
  if (words.some(({ kind, a, b }) => kind === 'figure' && a !== '' && b !== '')) kinds.push('figures');
  if (notes.length > 0) kinds.push('restyled');
  return kinds.length > 0 ? kinds : ['same'];
}
