import { DATE_STYLES, type DateStyle } from './dates.ts';
import type { Manifest } from './manifest.ts';
import type { OptionValues } from './options.ts';

/** What of a template's manifest and options decides which words a page shows, and in what order. */
export interface Look {
  dates: DateStyle;
  /** Consecutive roles at one company stand under its one heading. */
  group: boolean;
  /** Sections that come first where a variant does not say `sections`. */
  first: readonly string[];
  /** Sections that stand in a second column. */
  side: readonly string[];
}

/** Where no template says otherwise. */
export const PLAIN_LOOK: Look = { dates: 'short', group: false, first: [], side: [] };

export function lookOf(
  { first, side }: Pick<Manifest, 'first' | 'side'>,
  { dates, group }: OptionValues,
): Look {
  return {
    dates: DATE_STYLES.find((style) => style === dates?.value) ?? 'short',
    group: group?.value === true,
    first,
    side,
  };
}
