import { own } from './own.ts';
import type { Template as Written } from '../generated/template.ts';

export type Option = Exclude<NonNullable<Written['options']>[string], string | number | boolean>;

/** A manifest with what it inherits and with every field there. */
export interface Manifest {
  description: string;
  fonts: NonNullable<Written['fonts']>;
  weights: string[];
  options: Record<string, Option>;
  first: string[];
  side: string[];
  page: NonNullable<Written['page']>;
  contained: boolean;
}

/** What a template is that says nothing. */
const BARE: Manifest = {
  description: '',
  fonts: [],
  weights: ['400', '400 italic', '600', '700'],
  options: {},
  first: [],
  side: [],
  page: { size: 'A4', margin: '15mm 18mm' },
  contained: false,
};

/**
 * A manifest over the one that it extends. An option written as a bare value is another default for
 * an inherited one; `orphans` names those that inherit nothing.
 */
export function inherit(
  written: Written,
  parent: Manifest = BARE,
): { manifest: Manifest; orphans: string[] } {
  const orphans: string[] = [];
  const options = { ...parent.options };
  for (const [name, option] of Object.entries(written.options ?? {})) {
    const inherited = own(parent.options, name);
    if (typeof option === 'object') options[name] = option;
    else if (inherited) options[name] = { ...inherited, default: option };
    else orphans.push(name);
  }
  return {
    manifest: {
      description: written.description,
      fonts: [...(written.fonts ?? []), ...parent.fonts],
      weights: written.weights ?? parent.weights,
      options,
      first: written.first ?? parent.first,
      side: written.side ?? parent.side,
      page: written.page ?? parent.page,
      // Another style may let something stick out.
      contained: written.contained ?? false,
    },
    orphans,
  };
}
