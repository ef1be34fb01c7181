import { plainText } from '../core/markdown.ts';
import type { Entry, Section, View } from '../core/view.ts';

/** What a page says, line by line and without its looks, in the order in which templates set it. */
export function linesOf({ header, sections, punctuation }: View): string[] {
  const lines = [header.name, header.label, ...header.contacts.map((contact) => contact.text)];
  return [...lines, ...sections.flatMap((section) => ofSection(section, punctuation.colon))].flatMap((line) =>
    plainText(line)
      .split('\n')
      .filter((one) => one.trim() !== ''),
  );
}

function ofSection({ title, paragraphs, entries, labels, table, bullets }: Section, colon: string): string[] {
  return [
    title,
    ...paragraphs,
    ...entries.flatMap(ofEntry),
    ...labels.map(({ label, text }) => (text ? `${label}${colon}${text}` : label)),
    table.columns.join(' '),
    ...table.rows.map((row) => row.map((cell) => cell.text).join(' ')),
    ...bullets,
  ];
}

function ofEntry({ title, dates, where, details, paragraphs, bullets, roles }: Entry): string[] {
  return [
    [title, dates].filter(Boolean).join(' '),
    where.map(({ text, gloss }) => (gloss ? `${text} (${gloss})` : text)).join(', '),
    ...details,
    ...paragraphs,
    ...bullets,
    ...roles.flatMap(ofEntry),
  ];
}
