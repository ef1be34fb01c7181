import { inlineHtml } from './markdown.ts';
import type { Entry, Section, View } from './view.ts';

/** What does not come back from a page as the view has it; each a text of the view, or two. */
export interface ReadBack {
  lost: string[];
  /** Words that run into their neighbours. */
  glued: string[];
  repeated: string[];
  /** Texts of a section that stand before those they follow. */
  misplaced: string[];
  /** Sections that run into each other, as those of two columns do in print from page to page. */
  mingled: string[];
}

/** Shorter texts may well stand in others. */
const TELLING = 12;

/**
 * Holds a page's text against the view. A template may say more than the view, and arrange an entry's
 * first rows and the sections as it likes; within a section the order is the view's.
 */
export function readBack({ header, sections }: View, page: string): ReadBack {
  const on = lettersOf(page);
  const parts = sections.map(partsOf);
  const head = [header.name, header.label, ...header.contacts.map((contact) => contact.text)];
  const texts = [...head, ...parts.flatMap(({ sequence, rest }) => [...sequence, ...rest])].filter(Boolean);
  const whole = lettersOf(texts.join('\n'));
  const lost = texts.filter((text) => !on.includes(lettersOf(text)));
  const known = new Set(wordsOf(page));
  const glued = texts
    .filter((text) => !lost.includes(text))
    .flatMap((text) => wordsOf(text).filter((word) => !known.has(word)));
  const telling = [...new Set(texts)].filter((text) => lettersOf(text).length >= TELLING);
  return {
    lost,
    glued: [...new Set(glued)],
    repeated: telling.filter((text) => count(on, lettersOf(text)) > count(whole, lettersOf(text))),
    ...orderOf(
      parts.map(({ sequence }) => sequence),
      on,
    ),
  };
}

/** Prose without its Markdown. */
export function plainText(prose: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return inlineHtml(prose)
    .replace(/<[^>]+>/g, '')
    .replace(/&(\w+);/g, (written, name: string) => entities[name] ?? written);
}

/** A section's texts: those whose order is told, and the rest. */
function partsOf(section: Section): { sequence: string[]; rest: string[] } {
  const { title, paragraphs, entries, labels, table, bullets } = section;
  const cells = table.rows.flat().map(({ text, href }) => (href ? text : plainText(text)));
  const told = entries.map(entryParts);
  return {
    sequence: [
      title,
      ...paragraphs.map(plainText),
      ...labels.flatMap(({ label, text }) => [label, text]),
      ...table.columns,
      ...cells,
      ...bullets.map(plainText),
      ...told.flatMap(({ sequence }) => sequence),
    ].filter(Boolean),
    rest: told.flatMap(({ rest }) => rest),
  };
}

function entryParts(entry: Entry): { sequence: string[]; rest: string[] } {
  const roles = entry.roles.map(entryParts);
  const where = entry.where.flatMap(({ text, gloss }) => [text, plainText(gloss)]);
  return {
    sequence: [
      entry.title,
      ...[...entry.paragraphs, ...entry.bullets].map(plainText),
      ...roles.flatMap(({ sequence }) => sequence),
    ],
    rest: [entry.dates, ...where, ...entry.details, ...roles.flatMap(({ rest }) => rest)],
  };
}

function orderOf(sequences: readonly string[][], on: string): Pick<ReadBack, 'misplaced' | 'mingled'> {
  const misplaced: string[] = [];
  const spans = sequences.flatMap((sequence) => {
    const placed = sequence
      .map((text) => ({ text, at: on.indexOf(lettersOf(text)) }))
      .filter(({ text, at }) => at !== -1 && lettersOf(text).length >= TELLING)
      .filter(({ text }) => count(on, lettersOf(text)) === 1);
    placed.forEach((one, index) => {
      const before = placed[index - 1];
      if (before && one.at < before.at) misplaced.push(`“${cut(one.text)}” before “${cut(before.text)}”`);
    });
    const places = placed.map(({ at }) => at);
    return placed.length > 0
      ? [{ title: sequence[0] ?? '', from: Math.min(...places), to: Math.max(...places) }]
      : [];
  });
  const ordered = spans.toSorted((a, b) => a.from - b.from);
  const mingled = ordered.flatMap((span, index) => {
    const next = ordered[index + 1];
    return next && next.from < span.to ? [`“${cut(next.title)}” within “${cut(span.title)}”`] : [];
  });
  return { misplaced, mingled };
}

/** As two engines agree on it: no case (a style may change it), no punctuation, no blanks. */
function lettersOf(text: string): string {
  return text
    .normalize('NFC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}%$+@]/gu, '');
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toUpperCase()
    .replace(/[\u00AD\u200B-\u200F\u2066-\u2069]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word.length > 1);
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

export function cut(text: string): string {
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}
