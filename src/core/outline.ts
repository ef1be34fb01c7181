import { joined, linked, plain, type Inline } from './inline.ts';
import { inlinesOf } from './markdown.ts';
import type { Cell, Entry, Section, View, Where } from './view.ts';

/** A résumé as the row of its parts, for formats that set one below the other. */
export type Block =
  /** The person's name, what they are called, a section's title. */
  | { kind: 'name' | 'label' | 'title'; text: string }
  | { kind: 'contacts'; items: Inline[][] }
  | Head
  | { kind: 'paragraph' | 'bullet'; text: Inline[] }
  /** A line of a list such as that of skills. */
  | { kind: 'term'; label: string; colon: string; text: string }
  | { kind: 'table'; columns: string[]; rows: Inline[][][] };

/** What stands above an entry; each part may be empty. */
export interface Head {
  kind: 'head';
  /** A role below its company's head has its own, which is not the entry's. */
  isRole: boolean;
  title: Inline[];
  dates: string;
  where: Inline[];
  details: string;
}

/** Everything that the view holds, once and in order. */
export function outline({ header, sections, punctuation }: View): Block[] {
  const { name, label, contacts } = header;
  const blocks: Block[] = [];
  if (name) blocks.push({ kind: 'name', text: name });
  if (label) blocks.push({ kind: 'label', text: label });
  if (contacts.length > 0) blocks.push({ kind: 'contacts', items: contacts.map(linked) });
  return [...blocks, ...sections.flatMap((section) => sectionBlocks(section, punctuation))];
}

function sectionBlocks(section: Section, punctuation: View['punctuation']): Block[] {
  const { title, entries, labels, table } = section;
  const blocks: Block[] = title ? [{ kind: 'title', text: title }] : [];
  const rows = table.rows.map((row) => row.map(cell));
  return [
    ...blocks,
    ...story(section),
    ...entries.flatMap((entry) => entryBlocks(entry, punctuation, false)),
    ...labels.map(({ label, text }): Block => {
      return { kind: 'term', label, colon: label && text ? punctuation.colon : '', text };
    }),
    ...(rows.length > 0 ? [{ kind: 'table' as const, columns: table.columns, rows }] : []),
  ];
}

function entryBlocks(entry: Entry, punctuation: View['punctuation'], isRole: boolean): Block[] {
  const { title, href, dates, where, details, roles } = entry;
  const head: Head = {
    kind: 'head',
    isRole,
    title: linked({ text: title, href }),
    dates,
    where: joined(where.map(place), punctuation.list),
    details: details.join(' · '),
  };
  return [head, ...story(entry), ...roles.flatMap((role) => entryBlocks(role, punctuation, true))];
}

function story({ paragraphs, bullets }: Pick<Entry, 'paragraphs' | 'bullets'>): Block[] {
  return [
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text: inlinesOf(text) })),
    ...bullets.map((text): Block => ({ kind: 'bullet', text: inlinesOf(text) })),
  ];
}

function place({ text, href, gloss }: Where): Inline[] {
  const name = linked({ text, href });
  return gloss ? [...name, ...plain(' ('), ...inlinesOf(gloss), ...plain(')')] : name;
}

function cell({ text, href }: Cell): Inline[] {
  return href ? linked({ text, href }) : inlinesOf(text);
}
