import { change, type Element } from './elements.ts';
import { addObject, dictAt, type PlainFile } from './plainFile.ts';
import { readDict, readList, referenceIn, writeDict } from './syntax.ts';

/** A table with cells under no header only lays out: it is a box of boxes. In another, each header has its cell. */
export function mendTable(file: PlainFile, table: Element): void {
  const parts = [...partsOf(table)];
  const ids = parts.flatMap((part) => (part.type === 'TH' ? (nodeIn(file, part.at, '/ID') ?? []) : []));
  const isHeaded = parts.every(({ type, at: part }) => type !== 'TD' || nodeIn(file, part, '/Headers ['));
  if (ids.length > 0 && isHeaded) {
    for (const row of parts.filter(({ type }) => type === 'TR')) fillRow(file, row, ids);
    return;
  }
  for (const { at } of [table, ...parts]) {
    const dict = readDict(file.objects.get(at) ?? '');
    // Of a box there are no attributes as of a cell.
    dict.delete('A');
    file.objects.set(at, writeDict(dict.set('S', '/Div')));
  }
}

/** Chromium leaves out cells that are empty, and with them the others lose their columns. */
function fillRow(file: PlainFile, { at, kids: cells }: Element, columns: readonly string[]): void {
  const named = new Map(cells.map((cell) => [nodeIn(file, cell.at, '/Headers ['), cell.at]));
  // Cells that span columns, or belong to headers of rows, are beyond what an empty one would explain.
  const isPlain = named.size === cells.length && [...named.keys()].every((id) => columns.includes(id ?? ''));
  if (!isPlain || cells.length === columns.length) return;
  const empty = (id: string) =>
    addObject(file, `<</Type /StructElem\n/S /TD\n/P ${at} 0 R\n/A [<</O /Table\n/Headers [${id}]>>]>>`);
  const filled = columns.map((id) => (named.has(id) ? `${named.get(id) ?? 0} 0 R` : empty(id)));
  change(file, at, { K: `[${filled.join(' ')}]` });
}

/** A table cell's name as Chromium gives them, that follows a key: `(node00000001)`. */
function nodeIn(file: PlainFile, at: number, key: string): string | undefined {
  const body = file.objects.get(at) ?? '';
  const start = body.lastIndexOf(key);
  return start === -1 ? undefined : /^\s*(\(node\d{8}\))/.exec(body.slice(start + key.length))?.[1];
}

/** What a table is made of, without what stands in its cells. */
function* partsOf({ kids }: Element): Generator<Element> {
  for (const kid of kids) {
    if (/^(T[RHD]|THead|TBody|TFoot)$/.test(kid.type)) yield kid;
    if (/^(TR|THead|TBody|TFoot|NonStruct)$/.test(kid.type)) yield* partsOf(kid);
  }
}

/**
 * Chromium names table cells by a count of all that it ever saw, and not always in their order: here they
 * are named by their order in this file.
 */
export function renameCells(file: PlainFile, rootAt: number, elements: readonly Element[]): void {
  const root = readDict(file.objects.get(rootAt) ?? '<<>>');
  const treeAt = referenceIn(root.get('IDTree'));
  if (treeAt === undefined) return;
  const named = elements.flatMap(({ at }) => {
    const id = nodeIn(file, at, '/ID');
    return id === undefined ? [] : [{ at, id }];
  });
  const names = new Map(named.map(({ id }, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]));
  for (const leaf of readList(dictAt(file, root.get('IDTree'))?.get('Kids') ?? '[]')) {
    file.objects.delete(referenceIn(leaf) ?? 0);
  }
  const list = named.map(({ at, id }) => `${names.get(id) ?? id} ${at} 0 R`);
  file.objects.set(treeAt, `<</Names [${list.join('\n')}]>>`);
  for (const { at } of elements) {
    const body = file.objects.get(at) ?? '';
    if (!body.includes('(node')) continue;
    file.objects.set(
      at,
      body.replace(/\(node\d{8}\)/g, (id) => names.get(id) ?? id),
    );
  }
}
