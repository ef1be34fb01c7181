import { change, moveBelow, type Element } from './elements.ts';
import { mendTable } from './mendTables.ts';
import { addObject, type PlainFile } from './plainFile.ts';
import { readDict, readList, readString, writeDict, writeText } from './syntax.ts';

/**
 * Mends what Chromium's structure tree lacks of PDF/UA-1: each type of element is one that PDF knows or
 * stands for one (7.1), headings skip no level (7.4.2), what a list item says is its body (7.2), a picture
 * says something (7.3).
 *
 * @param rootAt the number of the tree's root
 * @param elements those of the tree, in reading order
 * @param pictureText what a picture says that came without words
 */
export function mendStructure(
  file: PlainFile,
  rootAt: number,
  elements: readonly Element[],
  pictureText: string,
): void {
  const unknown = new Set<string>();
  /** Levels of the headings around the next one, as they are written. */
  const levels: number[] = [];
  for (const element of elements) {
    const { at, type } = element;
    const level = type.length === 2 && type.startsWith('H') ? Number(type[1]) : 0;
    if (level > 0) {
      while ((levels.at(-1) ?? 0) >= level) levels.pop();
      levels.push(level);
      if (levels.length !== level) change(file, at, { S: `/H${levels.length}` });
    } else if (type === 'LI') wrapBody(file, element);
    else if (type === 'Table') mendTable(file, element);
    else if (type === 'Figure') mendFigure(file, element, pictureText);
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

/** A list item's label stands beside its body; Chromium puts it beside the parts of one. */
function wrapBody(file: PlainFile, { at, kids }: Element): void {
  const parts = kids.filter(({ type }) => type !== 'Lbl' && type !== 'LBody');
  if (parts.length === 0) return;
  const moved = parts.map((part) => `${part.at} 0 R`);
  const body = addObject(file, `<</Type /StructElem\n/S /LBody\n/P ${at} 0 R\n/K [${moved.join(' ')}]>>`);
  for (const part of parts) moveBelow(file, part.at, body);
  const item = readDict(file.objects.get(at) ?? '');
  const left = readList(item.get('K') ?? '[]').filter((kid) => !moved.includes(kid));
  change(file, at, { K: `[${[...left, body].join(' ')}]` });
}

/** A picture without words gets some; a frame around other elements is none. */
function mendFigure(file: PlainFile, { at, kids }: Element, pictureText: string): void {
  const figure = readDict(file.objects.get(at) ?? '');
  const told = ['Alt', 'ActualText'].some((key) => readString(figure.get(key) ?? '()') !== '');
  if (told) return;
  change(file, at, kids.length > 0 ? { S: '/Div' } : { Alt: writeText(pictureText) });
}
