import type { Node, Scalar } from './source.ts';
import { branchIn, OPAQUE, type Branch, type Tree } from './tree.ts';

/** One text of the tree. */
export interface Text {
  /** By ids: `work.acme.highlights.serving.text`. */
  path: string;
  /** The same with a star for every entry: `work.*.highlights.*`. */
  shape: string;
  scalar: Scalar;
  /** What it is a field of. */
  of: Branch | undefined;
}

interface Where {
  path: string;
  shape: string;
  /** The variant's choice of wordings. */
  use: readonly string[];
  /** Whether private notes print. */
  notes: boolean;
}

/** Every text that could print, of a highlight the wording that does. */
export function* textsBelow(tree: Tree | Node, where: Where, of?: Branch): Generator<Text> {
  const { path, shape, use, notes } = where;
  const step = (name: string, shown = name): Where => ({
    path: join(path, name),
    shape: join(shape, shown),
    use,
    notes,
  });
  if (tree.kind === 'scalar') yield { path, shape, scalar: tree, of };
  if (tree.kind === 'list') {
    for (const [index, item] of tree.items.entries()) yield* textsBelow(item, step(`[${index}]`, '*'), of);
  }
  if (tree.kind === 'branch') {
    for (const [key, { value }] of tree.fields) {
      if (!OPAQUE.test(key)) yield* textsBelow(value, step(key), tree);
    }
  }
  if (tree.kind !== 'entries') return;
  for (const [index, { id, value }] of tree.items.entries()) {
    const entry = step(id ?? `[${index}]`, '*');
    if (value.kind === 'branch' && WORDED.test(shape)) {
      const name = use.find((wording) => branchIn(value, 'alt')?.fields.has(wording));
      const field = name === undefined ? 'text' : `alt.${name}`;
      const text = (name === undefined ? value : branchIn(value, 'alt'))?.fields.get(name ?? 'text')?.value;
      if (text?.kind === 'scalar') yield { ...entry, path: join(entry.path, field), scalar: text, of: value };
      const note = notes ? value.fields.get('note')?.value : undefined;
      if (note?.kind === 'scalar')
        yield { ...entry, path: join(entry.path, 'note'), scalar: note, of: value };
    } else {
      yield* textsBelow(value, entry, of);
    }
  }
}

function join(path: string, step: string): string {
  return path && !step.startsWith('[') ? `${path}.${step}` : path + step;
}

const WORDED = /\.(highlights|list)$/;
