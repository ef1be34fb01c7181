import type { Difference, Part } from './difference.ts';

/** What became of all variants since a revision. */
export interface Changes {
  since: {
    /** As it was asked for: `v1.2`. */
    revision: string;
    /** Its commit's id. */
    commit: string;
  };
  /** In the order of the project, what is gone last. */
  variants: VariantChange[];
}

export interface VariantChange {
  /** `staff-engineer/staff-ml` */
  name: string;
  /** `relaid` where it says the same and prints otherwise; `unreadable` where it has errors, then or now. */
  change: 'new' | 'gone' | 'changed' | 'relaid' | 'same' | 'unreadable';
  /** Where both are there and sound. */
  difference: Difference | undefined;
  /** How many pages it had and has; only where it was printed. */
  pages?: { a: number; b: number };
}

/** Variants that changed in the same way: what changed in the résumé changes all that show it. */
export interface SameChange {
  names: string[];
  difference: Difference;
}

/** Those that changed, the largest group first as they come. */
export function groupChanges(variants: readonly VariantChange[]): SameChange[] {
  const groups = new Map<string, SameChange>();
  for (const { name, change, difference } of variants) {
    if (change !== 'changed' || !difference) continue;
    const key = JSON.stringify(difference.parts.flatMap(whatChanged));
    const group = groups.get(key);
    if (group) group.names.push(name);
    else groups.set(key, { names: [name], difference });
  }
  return [...groups.values()];
}

/** A part without its place among its neighbours and the names of what holds it: they differ from variant to variant. */
function whatChanged({ what, path, change, moved, words, notes, parts }: Part): unknown[] {
  if (change === 'same' && !moved) return [];
  const where = path.replace(/\[\d+\]/g, '[]');
  return [{ what, where, change, moved, words, notes, parts: parts.flatMap(whatChanged) }];
}

/** "3 variants changed, 1 new, 9 the same"; what there is none of goes unsaid. */
export function tellChanges(variants: readonly VariantChange[]): string {
  const count = (change: VariantChange['change']) => variants.filter((one) => one.change === change).length;
  const changed = count('changed');
  const said = [
    ...(changed > 0 ? [`${changed} ${changed === 1 ? 'variant' : 'variants'} changed`] : []),
    ...counted(count('new'), 'new'),
    ...counted(count('gone'), 'gone'),
    ...counted(count('relaid'), 'printed otherwise'),
    ...counted(count('unreadable'), 'with errors'),
    ...counted(count('same'), 'the same'),
  ];
  return said.join(', ');
}

function counted(number: number, what: string): string[] {
  return number > 0 ? [`${number} ${what}`] : [];
}

/** "1 → 2"; "2" where it is one number, or there is one side only. */
export function tellPages({ pages, change }: VariantChange): string {
  if (!pages) return '';
  if (change === 'new' || pages.a === pages.b) return String(pages.b);
  return change === 'gone' ? String(pages.a) : `${pages.a} → ${pages.b}`;
}
