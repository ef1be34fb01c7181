import { readInline } from './markdown.ts';
import type { Entry, View } from './view.ts';

/** Every link of a view: where it leads, and the text that it stands on. */
export function linksOf({ header, sections }: View): { text: string; href: string }[] {
  const links = [
    ...header.contacts,
    ...sections.flatMap(({ paragraphs, bullets, table, entries }) => [
      ...[...paragraphs, ...bullets].flatMap(inProse),
      ...table.rows.flat().flatMap((cell) => (cell.href ? [cell] : inProse(cell.text))),
      ...entries.flatMap(ofEntry),
    ]),
  ];
  return links.filter(({ href }) => href !== '').map(({ text, href }) => ({ text, href }));
}

function ofEntry(entry: Entry): { text: string; href: string }[] {
  return [
    { text: entry.title, href: entry.href },
    ...entry.where.flatMap((one) => [one, ...inProse(one.gloss)]),
    ...[...entry.paragraphs, ...entry.bullets].flatMap(inProse),
    ...entry.roles.flatMap(ofEntry),
  ];
}

function inProse(prose: string): { text: string; href: string }[] {
  return readInline(prose).runs.flatMap(({ mark, text, target }) =>
    mark === 'link' ? [{ text, href: target }] : [],
  );
}

/** An address in the one form that a PDF may have given it. */
export function sameAddress(href: string): string {
  return URL.canParse(href) ? new URL(href).href.replace(/\/$/, '') : href.replace(/\/$/, '');
}
