import { cleanView } from '../../src/core/cleanView.ts';
import { plainText } from '../../src/core/markdown.ts';
import type { Entry, View } from '../../src/core/view.ts';

/** What a view says, text by text and in order, prose without its marks. */
export function viewTexts(view: View): string[] {
  const { header, sections } = cleanView(view);
  const texts = [header.name, header.label, ...header.contacts.map(({ text }) => text)];
  for (const { title, paragraphs, bullets, entries, labels, table } of sections) {
    texts.push(title, ...[...paragraphs, ...bullets].map(plainText), ...entries.flatMap(entryTexts));
    texts.push(...labels.flatMap(({ label, text }) => [label, text]), ...table.columns);
    texts.push(...table.rows.flat().map(({ text, href }) => (href ? text : plainText(text))));
  }
  return texts.filter(Boolean);
}

function entryTexts({ title, dates, where, details, paragraphs, bullets, roles }: Entry): string[] {
  const places = where.flatMap(({ text, gloss }) => [text, plainText(gloss)]);
  const story = [...paragraphs, ...bullets].map(plainText);
  return [title, dates, ...places, ...details, ...story, ...roles.flatMap(entryTexts)];
}

/** Letters, figures and signs that carry meaning: what must not be lost, doubled or moved. */
export function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{N}%$+@<>&*]/gu, '');
}
