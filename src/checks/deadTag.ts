import { nearest } from '../core/nearest.ts';
import type { Place } from '../core/source.ts';
import { entriesBelow, textsIn } from '../core/tree.ts';
import { report } from '../diagnostic.ts';
import { concerning, type ResumeRule, type Variant } from './rule.ts';

export const deadTag: ResumeRule = {
  code: 'dead-tag',
  of: 'resume',
  level: 'warning',
  purpose: 'tags that entries bear and no variant asks for',
  example: 'tags: [databses], where the variants include `databases`',
  find: (variants) => {
    const asked = new Set(variants.flatMap(askedBy));
    // A résumé of one variant has nobody yet who would ask.
    if (asked.size === 0 && variants.length < 2) return [];
    const dead = [...tagsOf(variants)].filter(([tag]) => !asked.has(tag));
    const names = variants.map(({ name }) => name);
    const close = (tag: string) => {
      const meant = tag.length > 3 ? nearest(tag, [...asked]) : undefined;
      return meant !== undefined && isSlip(tag, meant) ? meant : undefined;
    };
    const slips = dead.filter(([tag]) => close(tag) !== undefined);
    const rest = dead.filter(([tag]) => close(tag) === undefined);
    const [first] = rest;
    return [
      ...slips.map(([tag, { at, path }]) => report('dead-tag', at, path, { tags: [tag], meant: close(tag) })),
      // One word for all of them: they are a habit rather than so many mistakes.
      ...(first
        ? [
            report('dead-tag', first[1].at, first[1].path, {
              tags: rest.map(([tag]) => tag),
              meant: undefined,
            }),
          ]
        : []),
    ].map((one) => concerning(one, names));
  },
};

function askedBy({ tailored: { layers } }: Variant): string[] {
  return layers.flatMap(({ changes }) =>
    ['include', 'exclude'].flatMap((key) => {
      const value = changes.fields.get(key)?.value;
      return value?.kind === 'list'
        ? value.items.flatMap((item) => (item.kind === 'scalar' ? String(item.value) : []))
        : [];
    }),
  );
}

/** Every tag with the first entry that bears it. */
function tagsOf(variants: readonly Variant[]): Map<string, { at: Place; path: string }> {
  const tags = new Map<string, { at: Place; path: string }>();
  for (const { tailored } of variants) {
    for (const { entry, path } of entriesBelow(tailored.tree)) {
      for (const { text, at } of textsIn(entry.value, 'tags'))
        if (!tags.has(text)) tags.set(text, { at, path: `${path}.tags` });
    }
  }
  return tags;
}

/** A letter or two of a longer word. */
function isSlip(tag: string, meant: string): boolean {
  return Math.abs(tag.length - meant.length) <= 2 && tag.slice(0, 2) === meant.slice(0, 2);
}
