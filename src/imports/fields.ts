import { report, type Diagnostic } from '../diagnostic.ts';
import { mapping, scalar, showPath, type Mapping, type Node, type Path, type Place } from '../core/source.ts';

/**
 * A map of another program, read key by key. What is not taken is said to be left behind, so that
 * nothing can be forgotten in silence.
 */
export interface Fields {
  readonly at: Place;
  readonly path: Path;
  /** The keys that hold something. */
  readonly names: readonly string[];
  /** The first of these keys that holds something; all of them count as read. */
  take: (...names: string[]) => Node | undefined;
  /** Says of each key that holds something and was not taken that it is left behind. */
  leave: () => void;
}

export function fieldsOf(node: Node | undefined, path: Path, said: Diagnostic[]): Fields {
  const fields = node?.kind === 'map' ? node.fields : new Map<string, never>();
  const filled = new Map([...fields].filter(([, { value }]) => !isNothing(value)));
  if (node && node.kind !== 'map' && !isNothing(node)) {
    said.push(report('not-carried', firstLine(node.at), showPath(path), { name: nameOf(path), why: 'form' }));
  }
  const taken = new Set<string>();
  return {
    at: node?.at ?? NOWHERE,
    path,
    names: [...filled.keys()],
    take: (...names) => {
      for (const name of names) taken.add(name);
      const found = names.find((name) => filled.has(name));
      return found === undefined ? undefined : filled.get(found)?.value;
    },
    leave: () => {
      for (const [name, { key }] of filled) {
        if (!taken.has(name))
          said.push(report('not-carried', key, showPath([...path, name]), { name, why: 'place' }));
      }
    },
  };
}

/** The items of a list, each as a map; what an item holds beside what `make` takes is left behind. */
export function entriesOf(
  node: Node | undefined,
  path: Path,
  said: Diagnostic[],
  make: (fields: Fields, item: Node) => Node | undefined,
): Node | undefined {
  if (!node) return undefined;
  const items = itemsOf(node).flatMap((item, index) => {
    if (isNothing(item)) return [];
    const fields = fieldsOf(item, [...path, index], said);
    const made = make(fields, item);
    fields.leave();
    return made ?? [];
  });
  return listOf(items, node.at);
}

/** A list’s items; where one item stands alone, that. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (!node) return [];
  return node.kind === 'list' ? node.items : [node];
}

/** Undefined where there is nothing to list. */
export function listOf(items: readonly Node[], at: Place): Node | undefined {
  return items.length === 0 ? undefined : { kind: 'list', items: [...items], at };
}

/** Texts as a list, all of them at one place; undefined where there is none. */
export function textListOf(texts: readonly string[], at: Place): Node | undefined {
  return listOf(
    texts.map((text) => scalar(text, at)),
    at,
  );
}

/** A map of ours of those values that are there; undefined where none is. */
export function entry(at: Place, values: Record<string, Node | undefined>): Mapping | undefined {
  const fields = Object.entries(values).flatMap(([name, value]) =>
    value ? [[name, { key: value.at, value }] as const] : [],
  );
  return fields.length === 0 ? undefined : mapping(fields, at);
}

/** No value, an empty text, list or map: nobody misses it. */
export function isNothing(node: Node): boolean {
  if (node.kind === 'scalar') return node.value === null || String(node.value).trim() === '';
  return node.kind === 'list' ? node.items.every(isNothing) : node.fields.size === 0;
}

/** A long span is shown by its first line. */
export function firstLine(at: Place): Place {
  const newline = at.source.text.indexOf('\n', at.start);
  return newline === -1 || newline >= at.end ? at : { ...at, end: newline };
}

function nameOf(path: Path): string {
  return path.findLast((step) => typeof step === 'string') ?? '';
}

const NOWHERE: Place = { source: { file: '', text: '', foreign: true }, start: 0, end: 0 };
