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
    else if (type === 'Figure') mendFigure(file, at, pictureText);
    else if (!STANDARD.has(type)) unknown.add(type);
  }
  const roles = [...unknown].sort().map((type): [string, string] => [type, `/${STANDS_FOR[type] ?? 'NonStruct'}`]);
  if (roles.length > 0) change(file, rootAt, { RoleMap: writeDict(new Map(roles)) });
}

/** Structure types of PDF 1.7 (ISO 32000-1, 14.8.4), but for those that are looked at more closely. */
const STANDARD = new Set([
  ...['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct'],
  ...['Private', 'P', 'H', 'L', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot', 'Span'],
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

/** Chromium names table cells by a count of all that it ever saw: here by their order in this file. */
export function renumberCells({ objects }: PlainFile): void {
  const name = /\(node(\d{8})\)/g;
  const named = [...objects].filter(([, body]) => body.includes('(node') && !body.endsWith('endstream'));
  const numbers = named.flatMap(([, body]) => [...body.matchAll(name)].map(([, number = '']) => number));
  // The tree that lists them is sorted: their order stays.
  const ranks = [...new Set(numbers)].sort();
  for (const [at, body] of named) {
    const rankOf = (number: string) => String(ranks.indexOf(number) + 1).padStart(8, '0');
    objects.set(at, body.replace(name, (_, number: string) => `(node${rankOf(number)})`));
  }
}
