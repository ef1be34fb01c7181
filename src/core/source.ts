import type { Encoding } from './decode.ts';

/**
 * A document as its author wrote it: values that know where they stand in the file. Everything said
 * about the input later points through these places, however often a value was patched or moved.
 */
export interface Source {
  /** Path as shown to people, or a label such as `--set`. */
  readonly file: string;
  readonly text: string;
  /** JSON written by other programs: what we do not know in it is a warning, not an error. */
  readonly foreign: boolean;
  /** What keeps the file from being read; nothing else is said of it then. */
  readonly flaw?: Flaw;
}

/** Its bytes are no UTF-8, or it is too much, or no file at all. */
export type Flaw =
  | { readonly kind: 'encoding'; readonly encoding: Exclude<Encoding, 'UTF-8'>; readonly start: number }
  | { readonly kind: 'size'; readonly megabytes: number }
  | { readonly kind: 'no-file'; readonly found: string };

/** A span of a source, offsets in UTF-16 units, end exclusive. */
export interface Place {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

export function isWithin(inner: Place, outer: Place): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

export type Node = Scalar | List | Mapping;

export interface Scalar {
  readonly kind: 'scalar';
  value: string | number | boolean | null;
  /** As written; what a number is read back as where text belongs (`02139`, `1.50`). */
  readonly text: string;
  /** The parser has said what is wrong with it; nobody else need. */
  readonly refused?: true;
  readonly at: Place;
}

export interface List {
  readonly kind: 'list';
  readonly items: Node[];
  readonly at: Place;
}

export interface Mapping {
  readonly kind: 'map';
  readonly fields: Map<string, Field>;
  readonly at: Place;
}

export interface Field {
  readonly key: Place;
  readonly value: Node;
}

export type Path = readonly (string | number)[];

/** The value at `path`, or undefined. */
export function nodeAt(root: Node, path: Path): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.fields.get(String(step))?.value;
    else if (node?.kind === 'list') node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

/** A file without a value in it. */
export function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Plain data, as JSON has it. */
export function toData(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toData);
  return Object.fromEntries([...node.fields].map(([key, field]) => [key, toData(field.value)]));
}

/** `work[0].highlights[2]`, as people write paths. */
export function showPath(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

export function scalar(value: Scalar['value'], at: Place): Scalar {
  return { kind: 'scalar', value, text: String(value), at };
}

export function mapping(fields: Iterable<readonly [string, Field]>, at: Place): Mapping {
  return { kind: 'map', fields: new Map(fields), at };
}

/** The value of `key` in a map, where there is one. */
export function child(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.fields.get(key)?.value : undefined;
}

/** The text of `key` in a map, where it is text. */
export function textOf(node: Node | undefined, key?: string): string | undefined {
  const value = key === undefined ? node : child(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

/** One-based line and column (UTF-16 units, as editors count them). */
export function position(source: Source, offset: number): { line: number; column: number } {
  const starts = lineStarts(source);
  let [line, end] = [0, starts.length];
  while (end - line > 1) {
    const middle = Math.floor((line + end) / 2);
    if ((starts[middle] ?? 0) <= offset) line = middle;
    else end = middle;
  }
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}

/** Counted once: of one file thousands of things may be said. */
const starting = new WeakMap<Source, number[]>();

function lineStarts(source: Source): number[] {
  const known = starting.get(source);
  if (known) return known;
  const { text } = source;
  const starts = [0];
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1))
    starts.push(index + 1);
  starting.set(source, starts);
  return starts;
}
