import type { Told } from '../core/drift.ts';
import { factsOf } from '../core/facts.ts';
import { figuresIn } from '../core/figures.ts';
import { isBullet } from '../core/jobs.ts';
import { proseFrom, type Prose } from '../core/prose.ts';
import { branchIn, entriesBelow, type Entry } from '../core/tree.ts';
import { contentOf } from '../core/wording.ts';
import type { Variant } from './rule.ts';

/** One wording of one bullet, and the variants that print it; none where it waits to be chosen. */
export interface Telling extends Told {
  /** The same for all wordings of one bullet. */
  entry: string;
  /** What it is a bullet of. */
  owner: string;
  prose: Prose;
  by: string[];
  /** What it is about, by the stems of its words. */
  content: ReadonlySet<string>;
}

/**
 * Every wording of every bullet of a résumé: its texts as variants print them, and those under `alt` that
 * none does. What is written first comes first: the base before its patches.
 */
export function tellingsOf(variants: readonly Variant[]): Telling[] {
  const tellings = new Map<string, Telling>();
  const add = (prose: Prose, entry: string, variant: Variant, isPrinted: boolean): void => {
    // A wording that nobody uses is in the language of the base.
    const key = `${entry}\0${prose.text}`;
    const known = tellings.get(key);
    if (known) {
      if (isPrinted && !known.by.includes(variant.name)) known.by.push(variant.name);
      return;
    }
    tellings.set(key, {
      entry,
      owner: entry.replace(/@.*$/, '').replace(/(?:\.[^.]+|\[\d+\])$/, ''),
      prose,
      by: isPrinted ? [variant.name] : [],
      text: prose.text,
      figures: figuresIn(prose.text, variant.language),
      language: variant.language,
      content: contentOf(prose.text),
    });
  };
  for (const variant of variants) {
    for (const prose of variant.prose.filter(isBullet)) add(prose, entryOf(prose), variant, true);
  }
  for (const variant of variants) {
    const facts = factsOf(variant.tailored.tree);
    for (const { entry, path } of entriesBelow(variant.tailored.tree)) {
      for (const [name, { value }] of wordingsOf(entry)) {
        if (value.kind !== 'scalar' || typeof value.value !== 'string') continue;
        const shape = 'work.*.highlights.*';
        add(proseFrom(value, facts, `${path}.${name}`, shape), path, variant, false);
      }
    }
  }
  return [...tellings.values()];
}

/** A bullet without an id is the one that stands there, and no other at its place in the list. */
function entryOf({ path, at }: Prose): string {
  if (/\](?:\.(?:text|alt\.[^.]+))?$/.test(path))
    return `${path.replace(/\]\..*$/, ']')}@${at.source.file}:${at.start}`;
  return path.replace(/(?<=\.(?:highlights|list)\.[^.]+)\.(?:text|alt\.[^.]+)$/, '');
}

function wordingsOf({ value }: Entry) {
  const alt = branchIn(value, 'alt');
  if (!alt || value.kind !== 'branch') return [];
  const text = value.fields.get('text');
  return [
    ...(text ? [['text', text] as const] : []),
    ...[...alt.fields].map(([name, twig]) => [`alt.${name}`, twig] as const),
  ];
}
