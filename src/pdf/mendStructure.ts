import { addObject, dictAt, type PlainFile } from './plainFile.ts';
import { readDict, readList, readString, referenceIn, writeDict, writeText, type Dict } from './syntax.ts';

/**
 * Mends what Chromium's structure tree lacks of PDF/UA-1: each type of element is one that PDF knows or
 * stands for one (7.1), headings skip no level (7.4.2), what a list item says is its body (7.2), a picture
 * says something (7.3).
 *
 * @param pictureText what a picture says that came without words
 */
export function mendStructure(file: PlainFile, catalog: Dict, pictureText: string): void {
  const rootAt = referenceIn(catalog.get('StructTreeRoot'));
  const root = dictAt(file, catalog.get('StructTreeRoot'));
  if (!root || rootAt === undefined) return;
  const unknown = new Set<string>();
  /** Levels of the headings around the next one, as they are written. */
  const levels: number[] = [];
  for (const { at, type } of elementsBelow(file, rootAt)) {
    const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0);
    if (level > 0) {
      while ((levels.at(-1) ?? 0) >= level) levels.pop();
      levels.push(level);
      if (levels.length !== level) change(file, at, { S: `/H${levels.length}` });
    } else if (type === 'LI') wrapBody(file, at);
    else if (type === 'Table') mendTable(file, at);
    else if (type === 'Figure') mendFigure(file, at, pictureText);
    else if (!STANDARD.has(type)) unknown.add(type);
  }
  const roles = [...unknown]
    .sort()
    .map((type): [string, string] => [type, `/${STANDS_FOR[type] ?? 'NonStruct'}`]);
  if (roles.length > 0) change(file, rootAt, { RoleMap: writeDict(new Map(roles)) });
}

/** Structure types of PDF 1.7 (ISO 32000-1, 14.8.4), but for those that are looked at more closely. */
const STANDARD = new Set([
  ...['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct'],
  ...['Private', 'P', 'H', 'L', 'Lbl', 'LBody', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot', 'Span'],
  ...['Quote', 'Note', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot', 'Ruby', 'RB', 'RT', 'RP', 'Warichu'],
  ...['WT', 'WP', 'Formula', 'Form'],
]);

/** What those of PDF 2.0 that Chromium writes come nearest to. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  Em: 'Span',
  Strong: 'Span',
  Sub: 'Span',
  Aside: 'Div',
  DocumentFragment: 'Div',
  Title: 'P',
  FENote: 'P',
};

/** A print has an element for every piece of text: this much of each is read, and no more. */
const ELEMENT = /^<<\s*\/Type\s*\/StructElem\s*\/S\s*\/([^\s/<>[\]()]+)/;

function typeOf(file: PlainFile, at: number): string | undefined {
  return ELEMENT.exec(file.objects.get(at) ?? '')?.[1];
}

/** The elements right below one; they are told last of it. */
function kidsOf(file: PlainFile, at: number): { at: number; type: string }[] {
  const body = file.objects.get(at) ?? '';
  const references = body.slice(body.lastIndexOf('/K ')).matchAll(/(\d+) 0 R/g);
  return [...references].flatMap(([, number]) => {
    const type = typeOf(file, Number(number));
    return type === undefined ? [] : [{ at: Number(number), type }];
  });
}

/** In reading order; each before those below it. */
function* elementsBelow(file: PlainFile, at: number): Generator<{ at: number; type: string }> {
  for (const kid of kidsOf(file, at)) {
    yield kid;
    yield* elementsBelow(file, kid.at);
  }
}

function change(file: PlainFile, at: number, values: Readonly<Record<string, string>>): void {
  const dict = readDict(file.objects.get(at) ?? '');
  file.objects.set(at, writeDict(new Map([...dict, ...Object.entries(values)])));
}

/** A list item's label stands beside its body; Chromium puts it beside the parts of one. */
function wrapBody(file: PlainFile, at: number): void {
  const kids = kidsOf(file, at);
  const parts = kids.filter(({ type }) => type !== 'Lbl' && type !== 'LBody');
  if (parts.length === 0) return;
  const moved = parts.map((part) => `${part.at} 0 R`);
  const body = addObject(file, `<</Type /StructElem\n/S /LBody\n/P ${at} 0 R\n/K [${moved.join(' ')}]>>`);
  for (const part of parts) change(file, part.at, { P: body });
  const item = readDict(file.objects.get(at) ?? '');
  const left = readList(item.get('K') ?? '[]').filter((kid) => !moved.includes(kid));
  change(file, at, { K: `[${[...left, body].join(' ')}]` });
}

/** A picture without words gets some; a frame around other elements is none. */
function mendFigure(file: PlainFile, at: number, pictureText: string): void {
  const figure = readDict(file.objects.get(at) ?? '');
  const told = ['Alt', 'ActualText'].some((key) => readString(figure.get(key) ?? '()') !== '');
  if (told) return;
  change(file, at, kidsOf(file, at).length > 0 ? { S: '/Div' } : { Alt: writeText(pictureText) });
}

/** A table without headers only lays out: it is a box of boxes. One with headers has a cell under each. */
function mendTable(file: PlainFile, at: number): void {
  const parts = [...partsOf(file, at)];
  const ids = parts.flatMap((part) => (part.type === 'TH' ? (nodeIn(file, part.at, '/ID') ?? []) : []));
  if (parts.some(({ type }) => type === 'TH')) {
    for (const row of parts.filter(({ type }) => type === 'TR')) fillRow(file, row.at, ids);
    return;
  }
  for (const part of [at, ...parts.map((one) => one.at)]) {
    const dict = readDict(file.objects.get(part) ?? '');
    // Of a box there are no attributes as of a cell.
    dict.delete('A');
    file.objects.set(part, writeDict(dict.set('S', '/Div')));
  }
}

/** Chromium leaves out cells that are empty, and with them the others lose their columns. */
function fillRow(file: PlainFile, at: number, columns: readonly string[]): void {
  const cells = kidsOf(file, at);
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
function* partsOf(file: PlainFile, at: number): Generator<{ at: number; type: string }> {
  for (const kid of kidsOf(file, at)) {
    if (/^(T[RHD]|THead|TBody|TFoot)$/.test(kid.type)) yield kid;
    if (/^(TR|THead|TBody|TFoot|NonStruct)$/.test(kid.type)) yield* partsOf(file, kid.at);
  }
}

/**
 * Chromium names table cells by a count of all that it ever saw, and not always in their order: here they
 * are named by their order in this file.
 */
export function renameCells(file: PlainFile, catalog: Dict): void {
  const root = dictAt(file, catalog.get('StructTreeRoot'));
  const treeAt = referenceIn(root?.get('IDTree'));
  const rootAt = referenceIn(catalog.get('StructTreeRoot'));
  if (treeAt === undefined || rootAt === undefined) return;
  const named = [...elementsBelow(file, rootAt)].flatMap(({ at }) => {
    const id = nodeIn(file, at, '/ID');
    return id === undefined ? [] : [{ at, id }];
  });
  const names = new Map(named.map(({ id }, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]));
  for (const leaf of readList(dictAt(file, root?.get('IDTree'))?.get('Kids') ?? '[]')) {
    file.objects.delete(referenceIn(leaf) ?? 0);
  }
  const list = named.map(({ at, id }) => `${names.get(id) ?? id} ${at} 0 R`);
  file.objects.set(treeAt, `<</Names [${list.join('\n')}]>>`);
  for (const [at, body] of file.objects) {
    if (!body.includes('(node') || !ELEMENT.test(body)) continue;
    file.objects.set(
      at,
      body.replace(/\(node\d{8}\)/g, (id) => names.get(id) ?? id),
    );
  }
}
