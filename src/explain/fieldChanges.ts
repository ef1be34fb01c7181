import { patch } from '../core/patch.ts';
import { toData, type Place, type Scalar } from '../core/source.ts';
import { branchIn, entriesBelow, type Branch, type Tree } from '../core/tree.ts';
import type { Layer, Tailored } from '../core/tailor.ts';

/** A field that a layer gave another value, and both values as texts. */
export interface FieldChange {
  /** Below the entry: `position`, `alt.long`. */
  field: string;
  /** Null where there was none. */
  from: string | null;
  /** Null where the layer removed it. */
  to: string | null;
  /** Where the new value is written; undefined for one that was removed. */
  at: Place | undefined;
}

/** What one layer changed, by the paths of entries; `basics` is taken for one, too. */
export interface LayerChanges {
  layer: Layer;
  changes: ReadonlyMap<string, readonly FieldChange[]>;
}

/**
 * Tells the layers once more, one by one, and compares what each found with what it left.
 *
 * @returns what they changed, and the tree with all of them, before anything is selected
 */
export function fieldChanges({ base, layers }: Tailored): { patched: Branch; layers: LayerChanges[] } {
  let tree = base;
  const told = layers.map((layer) => {
    const before = new Map(valuesOf(tree));
    tree = patch(tree, layer.changes, layer.name).tree;
    const changes = new Map<string, readonly FieldChange[]>();
    for (const [path, value] of valuesOf(tree)) {
      const old = before.get(path);
      const changed = old && old !== value ? compare(old, value) : [];
      if (changed.length > 0) changes.set(path, changed);
    }
    return { layer, changes };
  });
  return { patched: tree, layers: told };
}

function valuesOf(tree: Branch): [path: string, value: Scalar | Branch][] {
  const basics = branchIn(tree, 'basics');
  const entries = entriesBelow(tree).filter(({ dropped }) => !dropped);
  return [
    ...(basics ? [['basics', basics] as [string, Branch]] : []),
    ...entries.map(({ path, entry }): [string, Scalar | Branch] => [path, entry.value]),
  ];
}

function compare(before: Scalar | Branch, after: Scalar | Branch): FieldChange[] {
  const [old, now] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  const changed = [...now].flatMap(([field, { text, at }]): FieldChange[] => {
    const from = old.get(field)?.text ?? null;
    return from === text ? [] : [{ field, from, to: text, at }];
  });
  const removed = [...old]
    .filter(([field]) => !now.has(field))
    .map(([field, { text }]): FieldChange => ({ field, from: text, to: null, at: undefined }));
  return [...changed, ...removed];
}

/** Every value below that is no entry of its own. */
export function leavesOf(tree: Tree, path = ''): [path: string, leaf: { text: string; at: Place }][] {
  if (tree.kind === 'branch') {
    return [...tree.fields].flatMap(([key, { value }]) => leavesOf(value, path ? `${path}.${key}` : key));
  }
  if (tree.kind === 'entries') return [];
  const text = tree.kind === 'scalar' ? tree.text : tree.items.map((item) => String(toData(item))).join(', ');
  return [[path || 'text', { text, at: tree.at }]];
}
