import {
  Document,
  ExternalHyperlink,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import { cleanText, cleanView } from '../../core/cleanView.ts';
import type { Description } from '../../core/describe.ts';
import { plain, textOf, type Inline } from '../../core/inline.ts';
import { outline, type Block, type Head } from '../../core/outline.ts';
import type { View } from '../../core/view.ts';
import type { Print } from '../../resolvePrint.ts';
import { columnWidths } from './columnWidths.ts';
import { contactRow } from './contactRow.ts';
import { targetOf } from './targetOf.ts';
import { wordLook, type WordLook } from './wordLook.ts';
import { BULLETS, STYLES, textWidth, wordStyles } from './wordStyles.ts';

/** A document of Word as a ZIP; its dates and the names of its links are other ones each time. */
export async function writeDocx(
  view: View,
  print: Print | undefined,
  { title, author, subject, keywords }: Omit<Description, 'date'>,
): Promise<Uint8Array> {
  const look = wordLook(view, print);
  const blocks = outline(cleanView(view));
  const children = blocks.flatMap((block, index) => write(block, blocks[index + 1], look));
  const { paper, margin, size } = look;
  const indent = Math.round(size * 26);
  const bullet = {
    level: 0,
    format: 'bullet',
    text: '•',
    alignment: 'left',
    style: { paragraph: { indent: { left: indent, hanging: indent } } },
  } as const;
  const document = new Document({
    title: cleanText(title),
    creator: cleanText(author),
    lastModifiedBy: cleanText(author),
    subject: cleanText(subject),
    keywords: cleanText(keywords.join(', ')),
    styles: wordStyles(look),
    numbering: { config: [{ reference: BULLETS, levels: [bullet] }] },
    sections: [
      {
        properties: { page: { size: paper, margin: { ...margin, header: 0, footer: 0, gutter: 0 } } },
        // Word wants a paragraph at the end, behind a table, too.
        children:
          children.at(-1) instanceof Paragraph ? children : [...children, paragraph(STYLES.cell, [], look)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function write(block: Block, next: Block | undefined, look: WordLook): (Paragraph | Table)[] {
  const children = (inlines: readonly Inline[]) => inlines.flatMap((inline) => runs(inline, look));
  const one = (style: string, inlines: readonly Inline[]) => [paragraph(style, children(inlines), look)];
  switch (block.kind) {
    case 'name':
    case 'label':
    case 'title':
      return one(STYLES[block.kind], plain(block.text));
    case 'contacts':
      return one(STYLES.contacts, contactRow(block.items, look));
    case 'head':
      return head(block, next, look);
    case 'paragraph':
      return one(STYLES.paragraph, block.text);
    case 'bullet': {
      // The style has the list, too; programs that look at paragraphs alone find it here.
      const numbering = { reference: BULLETS, level: 0 };
      return [paragraph(STYLES.bullet, children(block.text), look, { numbering })];
    }
    case 'term': {
      const label: Inline[] = [{ kind: 'strong', mark: '**', children: plain(block.label) }];
      return one(STYLES.term, [...label, ...plain(block.colon + block.text)]);
    }
    case 'table':
      return [table(block.columns, block.rows, look)];
  }
}

/** A row for the title with the dates at the end of its line, one for who and where, one for the small print. */
function head(
  { isRole, title, dates, where, details }: Head,
  next: Block | undefined,
  look: WordLook,
): Paragraph[] {
  const dated = dates
    ? [new TextRun({ children: [new Tab()] }), run(dates, { style: STYLES.dates }, look)]
    : [];
  const titled = [...title.flatMap((inline) => runs(inline, look)), ...dated];
  const rows: [style: string, children: ParagraphChild[]][] = [
    [isRole ? STYLES.role : STYLES.entry, titled],
    [STYLES.where, where.flatMap((inline) => runs(inline, look))],
    [STYLES.details, plain(details).flatMap((inline) => runs(inline, look))],
  ];
  const full = rows.filter(([, children]) => children.length > 0);
  const goesOn =
    next?.kind === 'paragraph' || next?.kind === 'bullet' || (next?.kind === 'head' && next.isRole);
  // Not parted from what it is the head of; but entries that are heads alone may part.
  return full.map(([style, children], index) =>
    paragraph(style, children, look, { keepNext: index < full.length - 1 || goesOn }),
  );
}

function table(columns: readonly string[], rows: readonly Inline[][][], look: WordLook): Table {
  const widths = columnWidths([columns, ...rows.map((row) => row.map(textOf))], textWidth(look));
  const row = (cells: readonly Inline[][], style: string): TableRow =>
    new TableRow({
      tableHeader: style === STYLES.column,
      cantSplit: true,
      children: widths.map((size, index) => {
        const children = (cells[index] ?? []).flatMap((inline) => runs(inline, look));
        return new TableCell({ width: { size, type: 'dxa' }, children: [paragraph(style, children, look)] });
      }),
    });
  const line = { style: 'single', size: 4, color: 'BFBFBF' } as const;
  const none = { style: 'none' } as const;
  const header = columns.length > 0 ? [row(columns.map(plain), STYLES.column)] : [];
  return new Table({
    width: { size: textWidth(look), type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    visuallyRightToLeft: look.isRightToLeft,
    margins: { left: 0, right: 140, top: 0, bottom: 0 },
    borders: {
      top: none,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: [...header, ...rows.map((cells) => row(cells, STYLES.cell))],
  });
}

function paragraph(
  style: string,
  children: readonly ParagraphChild[],
  look: WordLook,
  options: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    ...options,
    style,
    children,
    ...(look.isRightToLeft ? { bidirectional: true } : {}),
  });
}

function runs(inline: Inline, look: WordLook, format: IRunOptions = {}): ParagraphChild[] {
  const within = (more: IRunOptions): ParagraphChild[] =>
    'children' in inline ? inline.children.flatMap((child) => runs(child, look, { ...format, ...more })) : [];
  switch (inline.kind) {
    case 'text':
      return [run(inline.text, format, look)];
    case 'code':
      return [run(inline.text, { ...format, style: STYLES.code }, look)];
    case 'strong':
      return within({ bold: true });
    case 'em':
      return within({ italics: true });
    case 'link': {
      const link = targetOf(inline.href);
      return link ? [new ExternalHyperlink({ link, children: within({ style: STYLES.link }) })] : within({});
    }
  }
}

/**
 * In a page from right to left, a text with letters of that direction runs so, and so do figures and signs by
 * themselves; Latin letters and what links, such as a telephone's number, do not.
 */
function run(text: string, format: IRunOptions, { isRightToLeft }: WordLook): TextRun {
  const isOwn = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thaana}\p{Script=Syriac}]/u.test(text);
  const isForeign = /\p{Script=Latin}/u.test(text) || format.style === STYLES.link;
  return new TextRun({
    ...format,
    text,
    ...(isRightToLeft && (isOwn || !isForeign) ? { rightToLeft: true } : {}),
  });
}
