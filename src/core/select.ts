import { report, type Diagnostic } from '../diagnostic.ts';
import type { Place } from './source.ts';
import {
  entriesBelow,
  entriesIn,
  tagsOf,
  textIn,
  textsIn,
  withField,
  type Branch,
  type Entries,
  type Entry,
  type Step,
  type Tree,
} from './tree.ts';

/** The tree with only what this reader should see, and what there is to say of the choice. */
export interface Selected {
  tree: Branch;
  diagnostics: Diagnostic[];
}

/**
 * Tags: `include` counts all of an entry's tags, `exclude` beats it, untagged entries stay, and so do
 * those that a list has named, unless an entry above them goes.
 */
export function selectByTags(tree: Branch, variant: string): Selected {
  const include = tree.fields.has('include') ? textsIn(tree, 'include') : undefined;
  const exclude = textsIn(tree, 'exclude');
  if (!include && exclude.length === 0) return { tree, diagnostics: [] };
  const known = new Set(entriesBelow(tree).flatMap(({ entry }) => tagsOf(entry)));
  const unknown = (key: string) =>
    textsIn(tree, key)
      .filter((tag) => !known.has(tag.text))
      .map((tag) => report('unknown-tag', tag.at, key, { name: tag.text, known: [...known] }));
  const diagnostics = [...unknown('include'), ...unknown('exclude')];

  const setting = (key: string): Place => tree.fields.get(key)?.key ?? tree.at;
  const verdict = (entry: Entry): Step | undefined => {
    if (entry.named) return undefined;
    const tags = tagsOf(entry);
    const excluded = exclude.filter((tag) => tags.includes(tag.text));
    if (excluded[0]) {
      return { what: 'excluded', by: variant, at: excluded[0].at, tags: excluded.map((tag) => tag.text) };
    }
    if (!include || tags.length === 0 || include.some((tag) => tags.includes(tag.text))) return undefined;
    return { what: 'not included', by: variant, at: setting('include'), tags };
  };

  const sift = (branch: Tree, path: string): Tree => {
    if (branch.kind === 'branch') {
      let result = branch;
      for (const [key, twig] of branch.fields) {
        const value = sift(twig.value, path ? `${path}.${key}` : key);
        if (value !== twig.value) result = withField(result, key, value);
      }
      return result;
    }
    return branch.kind === 'entries' ? siftEntries(branch, path) : branch;
  };

  const siftEntries = (entries: Entries, path: string): Entries => {
    const items: Entry[] = [];
    const dropped = [...entries.dropped];
    for (const entry of entries.items) {
      const out = verdict(entry);
      if (!out) {
        items.push({ ...entry, value: sift(entry.value, `${path}.${entry.id ?? ''}`) as Entry['value'] });
        continue;
      }
      dropped.push({ ...entry, trail: [...entry.trail, out] });
      const own = entry.trail.find(
        (step) => step.what === 'patched' && [variant, '--set'].includes(step.by) && !step.every,
      );
      if (own) {
        const id = entry.id ?? '';
        diagnostics.push(report('patched-out', own.at, `${path}.${id}`, { name: id }));
      }
    }
    return { ...entries, items, dropped };
  };

  const sifted = sift(tree, '') as Branch;
  const at = setting(include ? 'include' : 'exclude');
  // Behind an unknown tag there is no knowing what was meant to go.
  const names = diagnostics.some(({ code }) => code === 'unknown-tag') ? [] : emptied(tree, sifted);
  const empty = names.map((name) => report('empty-section', at, name, { name, listed: false }));
  return { tree: sifted, diagnostics: [...diagnostics, ...empty] };
}

/** The sections that lost all they had to tags; where `sections` chooses, it is asked instead. */
function emptied(before: Branch, after: Branch): string[] {
  if (before.fields.has('sections')) return [];
  const shown = sectionsOf(after);
  const excluded = new Set(entriesIn(after, 'custom')?.dropped.map((entry) => entry.id));
  return sectionsOf(before).filter((name) => !shown.includes(name) && !excluded.has(name));
}

/** Sections that every résumé may have, in JSON Resume's order; custom ones go by their ids. */
export const SECTIONS = [
  'summary',
  'work',
  'volunteer',
  'education',
  'awards',
  'certificates',
  'publications',
  'skills',
  'languages',
  'interests',
  'references',
  'projects',
  'talks',
] as const;

/**
 * The sections to show, in order: those of `sections`, else the order of the file's keys. Entries of
 * the others are dropped, so that no format shows them.
 */
export function selectSections(tree: Branch, variant: string): Selected & { sections: string[] } {
  const present = sectionsOf(tree);
  const list = tree.fields.get('sections');
  if (!list) return { tree, diagnostics: [], sections: present };

  const diagnostics: Diagnostic[] = [];
  const { items = [], dropped = [] } = entriesIn(tree, 'custom') ?? {};
  const custom = [...items, ...dropped].flatMap((entry) => entry.id ?? []);
  const known: string[] = [...SECTIONS, ...custom];
  const sections: string[] = [];
  for (const { text, at } of textsIn(tree, 'sections')) {
    if (!known.includes(text))
      diagnostics.push(report('unknown-section', at, `sections`, { name: text, known }));
    else if (sections.includes(text))
      diagnostics.push(report('listed-twice', at, 'sections', { name: text }));
    else if (!present.includes(text))
      diagnostics.push(report('empty-section', at, 'sections', { name: text, listed: true }));
    sections.push(text);
  }
  return {
    tree: withoutSections(tree, sections, { what: 'no section', by: variant, at: list.key }),
    diagnostics,
    sections,
  };
}

/** The sections that have something to show, in the order of the file. */
export function sectionsOf(tree: Branch): string[] {
  const sections: string[] = [];
  for (const key of tree.fields.keys()) {
    if (key === 'basics' && textIn(tree.fields.get(key)?.value, 'summary')) sections.push('summary');
    else if (key === 'custom') {
      const filled = (entriesIn(tree, key)?.items ?? []).filter((entry) => !isEmptyCustom(entry.value));
      sections.push(...filled.flatMap((entry) => entry.id ?? []));
    } else if (
      (SECTIONS as readonly string[]).includes(key) &&
      (entriesIn(tree, key)?.items.length ?? 0) > 0
    ) {
      sections.push(key);
    }
  }
  return sections;
}

function isEmptyCustom(section: Tree): boolean {
  const lists = ['entries', 'list'].some((key) => (entriesIn(section, key)?.items.length ?? 0) > 0);
  return (
    !lists && !(section.kind === 'branch' && (section.fields.has('table') || section.fields.has('text')))
  );
}

function withoutSections(tree: Branch, keep: readonly string[], step: Step): Branch {
  let result = tree;
  for (const [key, { value }] of tree.fields) {
    if (key === 'basics' && value.kind === 'branch' && !keep.includes('summary')) {
      result = withField(result, key, withField(value, 'summary', undefined));
    } else if (value.kind === 'entries') {
      const kept = value.items.filter((entry) => keep.includes(key === 'custom' ? (entry.id ?? '') : key));
      const gone = value.items
        .filter((entry) => !kept.includes(entry))
        .map((entry) => ({ ...entry, trail: [...entry.trail, step] }));
      if (gone.length > 0) {
        result = withField(result, key, { ...value, items: kept, dropped: [...value.dropped, ...gone] });
      }
    }
  }
  return result;
}
