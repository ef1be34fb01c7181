import { readSource, type Reader } from '../core/readSource.ts';
import type { Field, Node, Place, Source } from '../core/source.ts';
import type { Store } from './openStore.ts';

/**
 * Reads documents as `readSource` does, and keeps what is sound: to take that back is a tenth of parsing it.
 * What has problems is read anew each time, for its diagnostics.
 */
export function keptReader(store: Store): Reader {
  return (source, schema) => {
    if (source.flaw) return readSource(source, schema);
    const about = ['document', schema, String(source.foreign), source.text] as const;
    const kept = store.read(...about);
    if (kept) return { root: unpack(JSON.parse(kept.toString()) as Packed, source), diagnostics: [] };
    const read = readSource(source, schema);
    // JSON has no infinity.
    if (read.root && read.diagnostics.length === 0 && !/\.(inf|nan)\b/i.test(source.text)) {
      const packed = JSON.stringify(pack(read.root));
      // An alias is written out where it stands; a text that is mostly aliases is not worth it.
      if (packed.length < source.text.length * MOST_GROWTH) store.keep(Buffer.from(packed), ...about);
    }
    return read;
  };
}

const MOST_GROWTH = 16;

/** Start, end, and what stands there: a scalar with its text where that is another, a list, or pairs of a map. */
type Packed =
  | [start: number, end: number, value: string | number | boolean | null, text?: string]
  | [start: number, end: number, items: Packed[]]
  | [start: number, end: number, keys: [start: number, end: number, key: string][], values: Packed[]];

function pack(node: Node): Packed {
  const { start, end } = node.at;
  if (node.kind === 'list') return [start, end, node.items.map(pack)];
  if (node.kind === 'map') {
    const fields = [...node.fields];
    return [
      ...([start, end] as const),
      fields.map(([name, { key }]) => [key.start, key.end, name]),
      fields.map(([, { value }]) => pack(value)),
    ];
  }
  return String(node.value) === node.text ? [start, end, node.value] : [start, end, node.value, node.text];
}

function unpack(packed: Packed, source: Source): Node {
  const at: Place = { source, start: packed[0], end: packed[1] };
  const [, , what, more] = packed;
  if (!Array.isArray(what))
    return { kind: 'scalar', value: what, text: (more as string | undefined) ?? String(what), at };
  if (more === undefined)
    return { kind: 'list', items: (what as Packed[]).map((one) => unpack(one, source)), at };
  const fields = new Map<string, Field>();
  for (const [index, [start, end, name]] of (what as [number, number, string][]).entries()) {
    const value = more[index] as Packed;
    fields.set(name, { key: { source, start, end }, value: unpack(value, source) });
  }
  return { kind: 'map', fields, at };
}
