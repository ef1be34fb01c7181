import { cleanView } from './cleanView.ts';
import { fillLines } from './fillLines.ts';
import type { Inline } from './inline.ts';
import { outline, type Block, type Head } from './outline.ts';
import { textWidth } from './textWidth.ts';
import { linkTo } from './urls.ts';
import type { View } from './view.ts';

const COLUMNS = 72;

/** A résumé as plain text for the fields of forms, in lines that any of them shows whole. */
export function writeText(view: View): string {
  const blocks = outline(cleanView(view));
  const lines = blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    return before && isApart(before.kind, block.kind) ? ['', ...write(block)] : write(block);
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** Whether a blank line parts the two: what is one entry's, and the lines of one list, stand together. */
function isApart(before: Block['kind'], kind: Block['kind']): boolean {
  if (kind === 'title' || kind === 'contacts') return true;
  if (before === kind) return kind === 'paragraph' || kind === 'head';
  return !['head', 'title', 'name'].includes(before);
}

function write(block: Block): string[] {
  switch (block.kind) {
    case 'name':
    case 'label':
      return fillLines(block.text, COLUMNS);
    case 'contacts':
      return block.items.flatMap((item) => fillLines(spoken(item), COLUMNS));
    case 'title':
      return underlined(fillLines(block.text, COLUMNS));
    case 'head':
      return head(block);
    case 'paragraph':
      return fillLines(spoken(block.text), COLUMNS);
    case 'bullet':
      return fillLines(spoken(block.text), COLUMNS, '- ');
    case 'term':
      return fillLines(block.label + block.colon + block.text, COLUMNS, '- ');
    case 'table':
      return table(block.columns, block.rows);
  }
}

function underlined(lines: readonly string[]): string[] {
  return [...lines, '-'.repeat(Math.max(...lines.map(textWidth)))];
}

/** The dates stay in one piece: at the title's end, or below where that is too long. */
function head({ title, dates, where, details }: Head): string[] {
  const named = spoken(title);
  const row = [named, dates].filter(Boolean).join(' | ');
  const rows = textWidth(row) <= COLUMNS ? [row] : [named, dates];
  return [...rows, spoken(where), details].filter(Boolean).flatMap((text) => fillLines(text, COLUMNS));
}

/** A line a row, in the order of the first line's columns; a dash where a row has nothing. */
function table(columns: readonly string[], rows: readonly Inline[][][]): string[] {
  const texts = rows.map((row) => row.map(spoken));
  return [columns, ...texts]
    .filter((row) => row.length > 0)
    .flatMap((row) => fillLines(row.map((cell) => cell || '–').join(' | '), COLUMNS, '- '));
}

/** A line without its marks; behind a link where it leads, in brackets, unless its words say so. */
function spoken(inlines: readonly Inline[]): string {
  const say = (one: Inline): string => {
    if ('text' in one) return one.text;
    const text = spoken(one.children);
    return one.kind === 'link' && !isAddress(text, one.href) ? `${text} (${one.href})` : text;
  };
  return inlines.map(say).join('');
}

function isAddress(text: string, href: string): boolean {
  const isDialled = href.startsWith('tel:') && text.replaceAll(/[^\d+]/g, '') === href.slice(4);
  return isDialled || text === href || text === linkTo(href).text;
}
