import { report, type Diagnostic } from '../diagnostic.ts';
import { languageOf } from './language.ts';
import { textOf, toData, type List, type Mapping, type Node, type Place, type Scalar } from './source.ts';
import {
  ENTRY_LISTS,
  grow,
  growEntry,
  slug,
  textIn,
  withField,
  withIds,
  type Branch,
  type Entries,
  type Entry,
  type Step,
  type Tree,
} from './tree.ts';

/** What one variant's patches leave of the tree, and what there is to say of them. */
export interface Patched {
  tree: Branch;
  diagnostics: Diagnostic[];
}

/**
 * The one rule, at every depth: a map patches entries by id, a list chooses and orders them; other
 * maps merge, values replace, null removes.
 */
export function patch(tree: Branch, changes: Mapping, by: string): Patched {
  const diagnostics: Diagnostic[] = [];
  const locale = textOf(changes, 'locale');
  const isTranslation = locale !== undefined && languageOf(locale) !== languageOf(textIn(tree, 'locale'));
  return { tree: patchBranch(tree, changes, '', { by, diagnostics, isTranslation }), diagnostics };
}

interface Context {
  readonly by: string;
  readonly diagnostics: Diagnostic[];
  /** Into another language: then the same words say that they stay as they are. */
  readonly isTranslation: boolean;
}

function patchBranch(base: Branch, changes: Mapping, path: string, context: Context): Branch {
  if (changes.fields.size === 0 && path) {
    context.diagnostics.push(report('no-effect', changes.at, path, { path }));
  }
  let result = base;
  for (const [name, { key, value }] of changes.fields) {
    const below = path ? `${path}.${name}` : name;
    const old = base.fields.get(name)?.value;
    if (isNull(value)) {
      if (old === undefined) context.diagnostics.push(report('no-effect', key, below, { path: below }));
      result = withField(result, name, undefined);
    } else {
      // What merges stays where it was written; what replaces it stands where the variant says it.
      const isMerged = old?.kind === 'branch' || old?.kind === 'entries';
      const patched = patchValue(old, value, name, below, key, context);
      result = withField(result, name, patched, isMerged ? undefined : key);
    }
  }
  return result;
}

function patchValue(
  old: Tree | undefined,
  change: Node,
  name: string,
  path: string,
  key: Place,
  context: Context,
): Tree {
  if (name in ENTRY_LISTS && change.kind !== 'scalar') {
    const entries: Entries =
      old?.kind === 'entries' ? old : { kind: 'entries', items: [], dropped: [], at: change.at };
    return change.kind === 'list'
      ? chooseEntries(entries, change, name, path, context)
      : patchEntries(entries, change, name, path, context);
  }
  if (old?.kind === 'branch' && change.kind === 'map') return patchBranch(old, change, path, context);
  if (old && sameData(old, change) && !context.isTranslation)
    context.diagnostics.push(report('no-effect', key, path, { path }));
  return withoutNulls(grow(change, name));
}

/** A new map has nothing to remove: a null in it only says that the field is not there. */
function withoutNulls(tree: Tree): Tree {
  if (tree.kind !== 'branch') return tree;
  const kept = [...tree.fields].filter(([, twig]) => !isNull(twig.value));
  return {
    ...tree,
    fields: new Map(kept.map(([name, twig]) => [name, { key: twig.key, value: withoutNulls(twig.value) }])),
  };
}

function patchEntries(
  base: Entries,
  changes: Mapping,
  name: string,
  path: string,
  context: Context,
): Entries {
  if (changes.fields.size === 0) context.diagnostics.push(report('no-effect', changes.at, path, { path }));
  let { items, dropped } = base;
  const everyEntry = changes.fields.get('*');
  if (everyEntry) ({ items, dropped } = patchEveryEntry(base, everyEntry.value, path, context));
  for (const [id, { key, value }] of changes.fields) {
    if (id === '*') continue;
    const index = items.findIndex((entry) => entry.id === id);
    const entry = items[index];
    if (!entry) {
      context.diagnostics.push(missing(base, { items, dropped }, id, key, `${path}.${id}`));
      continue;
    }
    if (value.kind === 'scalar' && !isNull(value) && !TEXT_LISTS.has(name)) {
      const about = {
        expected: 'a map',
        found: `\`${value.text}\``,
        hint: 'name the field that is to change',
      };
      context.diagnostics.push(report('wrong-type', value.at, `${path}.${id}`, about));
      continue;
    }
    if (isNull(value)) {
      items = items.filter((other) => other !== entry);
      dropped = [...dropped, stepped(entry, { what: 'removed', by: context.by, at: key })];
    } else {
      const patched = patchEntry(entry, value, `${path}.${id}`, context);
      items = items.with(index, stepped(patched, { what: 'patched', by: context.by, at: key }));
    }
  }
  return { ...base, items, dropped };
}

/** The lists whose entries may be one text. */
const TEXT_LISTS: ReadonlySet<string> = new Set(['highlights', 'list']);

/** `"*"` speaks of every entry: what is wrong with it for some of them only is not wrong. */
function patchEveryEntry(base: Entries, change: Node, path: string, context: Context) {
  const step = { by: context.by, at: change.at, every: true };
  if (isNull(change)) {
    const gone = base.items.map((entry) => stepped(entry, { what: 'removed', ...step }));
    return { items: [], dropped: [...base.dropped, ...gone] };
  }
  const said: Diagnostic[][] = [];
  const items = base.items.map((entry) => {
    const diagnostics: Diagnostic[] = [];
    const patched = patchEntry(entry, change, `${path}.*`, { ...context, diagnostics });
    said.push(diagnostics);
    return stepped(patched, { what: 'patched', ...step });
  });
  const [first = [], ...others] = said;
  const same = (a: Diagnostic, b: Diagnostic) =>
    a.code === b.code && a.line === b.line && a.column === b.column;
  context.diagnostics.push(
    ...first.filter((one) => others.every((list) => list.some((other) => same(one, other)))),
  );
  return { items, dropped: base.dropped };
}

function chooseEntries(base: Entries, choice: List, key: string, path: string, context: Context): Entries {
  const chosen: Entry[] = [];
  const seen = new Set<string>();
  let patched = false;
  for (const item of choice.items) {
    const named = idNamed(item);
    if (!named) {
      const added = growEntry(item);
      const value = withoutNulls(added.value) as Scalar | Branch;
      chosen.push({ ...added, value, named: true, trail: [{ what: 'added', by: context.by, at: item.at }] });
      patched = true;
      continue;
    }
    const { id, at } = named;
    const entry = base.items.find((other) => other.id === id);
    if (!entry) {
      context.diagnostics.push(missing(base, base, id, at, `${path}.${id}`));
    } else if (seen.has(id)) {
      context.diagnostics.push(report('listed-twice', at, `${path}.${id}`, { name: id }));
    } else {
      const patches = item.kind === 'map' && item.fields.size > 1;
      const changed = patches ? patchEntry(entry, withoutId(item), `${path}.${id}`, context) : entry;
      patched ||= patches;
      chosen.push(stepped({ ...changed, named: true }, { what: 'chosen', by: context.by, at }));
    }
    seen.add(id);
  }
  const gone = base.items
    .filter((entry) => !chosen.some((other) => other.id === entry.id && entry.id !== undefined))
    .map((entry) => stepped(entry, { what: 'not chosen', by: context.by, at: choice.at }));
  const unmoved = gone.length === 0 && chosen.every((entry, index) => entry.id === base.items[index]?.id);
  if (unmoved && !patched && chosen.length === choice.items.length) {
    context.diagnostics.push(report('no-effect', choice.at, path, { path }));
  }
  return { ...base, items: withIds(chosen, key), dropped: [...base.dropped, ...gone] };
}

function patchEntry(entry: Entry, change: Node, path: string, context: Context): Entry {
  // A highlight patched with a text, or a plain text patched with fields: both are {text: …}.
  const value: Branch =
    entry.value.kind === 'branch'
      ? entry.value
      : { kind: 'branch', fields: new Map([['text', { key: entry.at, value: entry.value }]]), at: entry.at };
  const changes: Mapping =
    change.kind === 'map'
      ? change
      : { kind: 'map', fields: new Map([['text', { key: change.at, value: change }]]), at: change.at };
  const id = changes.fields.get('id');
  if (id) context.diagnostics.push(report('no-effect', id.key, `${path}.id`, { path: `${path}.id` }));
  if (id && changes.fields.size === 1) return entry;
  const patched = patchBranch(value, withoutId(changes), path, context);
  // What an entry cannot do without is missing where it was removed, not where it once stood.
  const removed = ['text', 'title']
    .flatMap((key) => changes.fields.get(key) ?? [])
    .find((field) => isNull(field.value));
  return { ...entry, value: removed ? { ...patched, at: removed.key } : patched };
}

function idNamed(item: Node): { id: string; at: Place } | undefined {
  const id = item.kind === 'map' ? item.fields.get('id')?.value : item;
  return id?.kind === 'scalar' && typeof id.value === 'string' ? { id: id.value, at: id.at } : undefined;
}

function withoutId(item: Mapping): Mapping {
  const fields = new Map(item.fields);
  fields.delete('id');
  return { ...item, fields };
}

function missing(
  base: Entries,
  now: Pick<Entries, 'items' | 'dropped'>,
  id: string,
  at: Place,
  path: string,
) {
  const gone = now.dropped.find((entry) => entry.id === id)?.trail.at(-1);
  if (gone) return report('patch-of-dropped', at, path, { name: id, by: `\`${gone.by}\`` });
  const known = base.items.flatMap((entry) => entry.id ?? []);
  const texts = base.items.filter((entry) => entry.id === undefined).map(textOfEntry);
  const meant = slug(id);
  const plain =
    texts.length > 0 &&
    (known.length === 0 || (meant !== '' && texts.some((text) => slug(text).startsWith(meant))));
  // A sentence is no step of a path.
  const sentence = /\s/.test(id);
  return report('unknown-id', at, sentence ? path.slice(0, -id.length - 1) : path, {
    name: id,
    known,
    plain,
    sentence,
  });
}

function textOfEntry(entry: Entry): string {
  const value = entry.value.kind === 'branch' ? entry.value.fields.get('text')?.value : entry.value;
  return value?.kind === 'scalar' ? String(value.value) : '';
}

function stepped(entry: Entry, step: Step): Entry {
  return { ...entry, trail: [...entry.trail, step] };
}

function isNull(node: Tree | Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Maps merge and lists of entries are chosen from, so only values and plain lists can be the same. */
function sameData(old: Tree, change: Node): boolean {
  if (old.kind !== 'scalar' && old.kind !== 'list') return false;
  return JSON.stringify(toData(old)) === JSON.stringify(toData(change));
}
