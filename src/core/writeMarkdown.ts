import { cleanView } from './cleanView.ts';
import { joined, plain, type Inline } from './inline.ts';
import { outline, type Block, type Head } from './outline.ts';
import { toCell, toHeading, toMarkdown } from './toMarkdown.ts';
import type { View } from './view.ts';

/** A résumé as Markdown that GitHub shows as well as any other program: nothing that is text in it becomes markup. */
export function writeMarkdown(view: View): string {
  const blocks = outline(cleanView(view));
  const text = blocks.map((block, index) => {
    const before = blocks[index - 1]?.kind;
    const isListed = block.kind === before && (block.kind === 'bullet' || block.kind === 'term');
    return index === 0 || isListed ? `${write(block)}\n` : `\n${write(block)}\n`;
  });
  return text.join('');
}

function write(block: Block): string {
  switch (block.kind) {
    case 'name':
      return `# ${toHeading(plain(block.text))}`;
    case 'label':
      return toMarkdown(plain(block.text));
    case 'contacts':
      return toMarkdown(joined(block.items, ' · '));
    case 'title':
      return `## ${toHeading(plain(block.text))}`;
    case 'head':
      return head(block);
    case 'paragraph':
      return toMarkdown(block.text);
    case 'bullet':
      return `- ${toMarkdown(block.text)}`;
    case 'term':
      return `- ${toMarkdown([...strong(block.label), ...plain(block.colon + block.text)])}`;
    case 'table':
      return table(block.columns, block.rows);
  }
}

/** The title as a heading; below it when and where, then the small print. */
function head({ isRole, title, dates, where, details }: Head): string {
  const dated: Inline[] = dates ? [{ kind: 'em', mark: '*', children: plain(dates) }] : [];
  const rows = [joined([dated, where].filter(isFull), ' · '), plain(details)].filter(isFull).map(toMarkdown);
  const heading = title.length > 0 ? [`${isRole ? '####' : '###'} ${toHeading(title)}`] : [];
  return [...heading, ...rows].join('\n\n');
}

function table(columns: readonly string[], rows: readonly Inline[][][]): string {
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  const line = (cells: readonly Inline[][]): string =>
    `| ${Array.from({ length: width }, (_, index) => toCell(cells[index] ?? [])).join(' | ')} |`;
  const rule = `|${' --- |'.repeat(width)}`;
  return [line(columns.map(plain)), rule, ...rows.map(line)].join('\n');
}

function strong(label: string): Inline[] {
  return label ? [{ kind: 'strong', mark: '**', children: plain(label) }] : [];
}

function isFull(inlines: readonly Inline[]): boolean {
  return inlines.length > 0;
}
