import type { List, Node, Place, Scalar } from './source.ts';

/**
 * A document in which every list of entries knows its entries by id. Variants work on this: each step
 * makes a new tree, so that all variants share the base.
 */
export type Tree = Scalar | List | Branch | Entries;

export interface Branch {
  readonly kind: 'branch';
  readonly fields: ReadonlyMap<string, Twig>;
  readonly at: Place;
}

export interface Twig {
  readonly key: Place;
  readonly value: Tree;
}

export interface Entries {
  readonly kind: 'entries';
  readonly items: readonly Entry[];
  /** What was here and went, for messages and `resume explain`. */
  readonly dropped: readonly Entry[];
  readonly at: Place;
}

export interface Entry {
  /** Undefined for a plain-text highlight and for what a list adds without a name. */
  readonly id: string | undefined;
  readonly value: Scalar | Branch;
  readonly at: Place;
  /** A list chose it: its own tags no longer decide. */
  readonly named: boolean;
  /** What happened to it, oldest first. */
  readonly trail: readonly Step[];
}

export interface Step {
  readonly what:
    'added' | 'patched' | 'chosen' | 'removed' | 'not chosen' | 'excluded' | 'not included' | 'no section';
  /** The variant that did it. */
  readonly by: string;
  readonly at: Place;
  /** The tags that decided, for `excluded` and `not included`. */
  readonly tags?: readonly string[];
  /** A patch of every entry (`"*"`) rather than of this one. */
  readonly every?: boolean;
}

/** Lists of entries by their key, with the fields that name an entry, the first one first. */
export const ENTRY_LISTS: Readonly<Record<string, readonly string[]>> = {
  work: ['name', 'position'],
  volunteer: ['organization', 'position'],
  education: ['institution', 'area'],
  awards: ['title'],
  certificates: ['name'],
  publications: ['name'],
  skills: ['name'],
  languages: ['language'],
  interests: ['name'],
  references: ['name'],
  projects: ['name'],
  talks: ['name', 'event'],
  custom: ['title'],
  profiles: ['network', 'username', 'url'],
  entries: ['name', 'title', 'position', 'organization'],
  highlights: [],
  list: [],
};

/** The keys whose insides are other tools' business. */
export const OPAQUE = /^(x-|meta$)/;

/** A parsed and valid document as a tree; `key` is the field it stands under. */
export function grow(node: Node, key = ''): Tree {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') {
    if (!(key in ENTRY_LISTS)) return node;
    const items = node.items.map((item) => growEntry(item));
    return { kind: 'entries', items: withIds(items, key), dropped: [], at: node.at };
  }
  const fields = [...node.fields].map(([name, field]): [string, Twig] => [
    name,
    { key: field.key, value: OPAQUE.test(name) ? growOpaque(field.value) : grow(field.value, name) },
  ]);
  return { kind: 'branch', fields: new Map(fields), at: node.at };
}

function growOpaque(node: Node): Tree {
  if (node.kind !== 'map') return node;
  const fields = [...node.fields].map(([name, field]): [string, Twig] => [
    name,
    { key: field.key, value: growOpaque(field.value) },
  ]);
  return { kind: 'branch', fields: new Map(fields), at: node.at };
}

/** One entry of a list, not yet with the id that its neighbours decide. */
export function growEntry(node: Node): Entry {
  const value = grow(node) as Scalar | Branch;
  return { id: textIn(value, 'id'), value, at: node.at, named: false, trail: [] };
}

/**
 * Gives every entry an id: its own, else one from its name; where two would clash each takes its
 * start year, then `-2`. Plain texts stay without.
 */
export function withIds(entries: readonly Entry[], key: string): Entry[] {
  const names = entries.map((entry) => (entry.id === undefined ? slugOf(entry, key) : undefined));
  // A custom section called "Talks" must not pass for the one that every résumé may have.
  const reserved = key === 'custom' ? ['summary', ...Object.keys(ENTRY_LISTS)] : [];
  const taken = new Set([...reserved, ...entries.flatMap((entry) => entry.id ?? [])]);
  const clashes = (name: string, all: readonly (string | undefined)[]) =>
    taken.has(name) || all.filter((other) => other === name).length > 1;
  const dated = names.map((name, index) => {
    const year = entries[index] && yearOf(entries[index]);
    return name !== undefined && year !== undefined && clashes(name, names) ? `${name}-${year}` : name;
  });
  return entries.map((entry, index) => {
    const name = dated[index];
    if (name === undefined) return entry;
    let id = name;
    for (let count = 2; taken.has(id); count += 1) id = `${name}-${count}`;
    taken.add(id);
    return { ...entry, id };
  });
}

function slugOf(entry: Entry, key: string): string | undefined {
  // Every object answers to `constructor`.
  const fields = Object.hasOwn(ENTRY_LISTS, key) ? (ENTRY_LISTS[key] ?? []) : [];
  const slugs = fields.map((field) => slug(textIn(entry.value, field) ?? ''));
  return slugs.find((one) => one !== '');
}

/** `Crème & Co.` → `creme-co` */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function yearOf(entry: Entry): string | undefined {
  const date = ['startDate', 'date', 'releaseDate', 'endDate'].map((field) => textIn(entry.value, field));
  return date.find((text) => text !== undefined)?.slice(0, 4);
}

/** The text of a field, where it has one. */
export function textIn(tree: Tree | undefined, key: string): string | undefined {
  const value = tree?.kind === 'branch' ? tree.fields.get(key)?.value : undefined;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

export function isTrue(tree: Branch, key: string): boolean {
  const value = tree.fields.get(key)?.value;
  return value?.kind === 'scalar' && value.value === true;
}

export function branchIn(tree: Tree | undefined, key: string): Branch | undefined {
  const value = tree?.kind === 'branch' ? tree.fields.get(key)?.value : undefined;
  return value?.kind === 'branch' ? value : undefined;
}

export function entriesIn(tree: Tree | undefined, key: string): Entries | undefined {
  const value = tree?.kind === 'branch' ? tree.fields.get(key)?.value : undefined;
  return value?.kind === 'entries' ? value : undefined;
}

/** The text items of a plain list, with their places. */
export function textsIn(tree: Tree | undefined, key: string): { text: string; at: Place }[] {
  const value = tree?.kind === 'branch' ? tree.fields.get(key)?.value : undefined;
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [{ text: item.value, at: item.at }] : [],
  );
}

export function tagsOf(entry: Entry): string[] {
  return textsIn(entry.value, 'tags').map((tag) => tag.text);
}

/** The same branch with one field set, or gone where `value` is undefined. */
export function withField(branch: Branch, key: string, value: Tree | undefined, keyAt?: Place): Branch {
  const fields = new Map(branch.fields);
  if (value === undefined) fields.delete(key);
  else fields.set(key, { key: keyAt ?? fields.get(key)?.key ?? value.at, value });
  return { ...branch, fields };
}

export interface EntryBelow {
  entry: Entry;
  /** Of ids. */
  path: string;
  dropped: boolean;
}

/** Every entry below, dropped ones too. */
export function entriesBelow(tree: Tree): EntryBelow[] {
  const found: EntryBelow[] = [];
  const look = (below: Tree, path: string): void => {
    if (below.kind === 'branch') {
      for (const [key, { value }] of below.fields) look(value, path ? `${path}.${key}` : key);
    } else if (below.kind === 'entries') {
      for (const dropped of [false, true]) {
        for (const [index, entry] of (dropped ? below.dropped : below.items).entries()) {
          const step = entry.id === undefined ? `${path}[${index}]` : `${path}.${entry.id}`;
          found.push({ entry, path: step, dropped });
          look(entry.value, step);
        }
      }
    }
  };
  look(tree, '');
  return found;
}

/** Back to a document. `shape` decides what an entry becomes; undefined leaves it out. */
export function toNode(tree: Tree, shape: (entry: Entry, key: string) => Node, key = ''): Node {
  if (tree.kind === 'branch') {
    const fields = [...tree.fields].map(
      ([name, twig]) => [name, { key: twig.key, value: toNode(twig.value, shape, name) }] as const,
    );
    return { kind: 'map', fields: new Map(fields), at: tree.at };
  }
  if (tree.kind === 'entries') {
    return { kind: 'list', items: tree.items.map((entry) => shape(entry, key)), at: tree.at };
  }
  return tree;
}
