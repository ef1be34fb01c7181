import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import type { WordLook } from './wordLook.ts';

/** The styles by what they are for; a reader changes one of them and all of its paragraphs follow. */
export const STYLES = {
  name: 'Title',
  label: 'Subtitle',
  contacts: 'Contacts',
  title: 'Heading1',
  entry: 'Heading2',
  role: 'Heading3',
  where: 'Place',
  details: 'Details',
  paragraph: 'BodyText',
  bullet: 'ListBullet',
  term: 'Terms',
  cell: 'TableText',
  column: 'TableHeading',
  dates: 'Dates',
  code: 'Code',
  link: 'Hyperlink',
} as const;

const GREY = '4D4D4D';
const RULE = 'BFBFBF';

/** Lengths are in twentieths of a point, sizes of type in half points. */
export function wordStyles(look: WordLook): IStylesOptions {
  const { accent, fonts, language } = look;
  const type = (scale: number): number => Math.round(look.size * scale * 2);
  const gap = (lines: number): number => Math.round(look.size * lines * 20);
  const line = Math.round(240 * look.leading);
  const head = { keepNext: true, keepLines: true };
  const row = { ...head, rightTabStop: textWidth(look) };
  const rule = { bottom: { style: 'single', size: 4, space: 1, color: RULE } } as const;
  const styled = (
    id: string,
    name: string,
    style: Partial<IParagraphStyleOptions>,
  ): IParagraphStyleOptions => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    ...style,
  });
  return {
    default: {
      document: {
        run: { font: fonts, size: type(1), language },
        paragraph: { spacing: { line, lineRule: 'auto', before: 0, after: 0 } },
      },
      title: {
        run: { size: type(2.2), bold: true, color: accent },
        paragraph: { spacing: { line: 240, lineRule: 'auto', after: gap(0.1) }, ...head },
      },
      heading1: {
        run: { size: type(1.15), bold: true, color: accent, allCaps: look.caps },
        paragraph: { spacing: { before: gap(1.1), after: gap(0.4) }, border: rule, ...head },
      },
      heading2: {
        run: { size: type(1.05), bold: true, color: '000000' },
        paragraph: { spacing: { before: gap(0.65) }, ...row },
      },
      heading3: {
        run: { size: type(1), bold: true, color: '000000' },
        paragraph: { spacing: { before: gap(0.4) }, ...row },
      },
      hyperlink: { run: { color: accent, underline: { type: 'none' } } },
    },
    paragraphStyles: [
      styled(STYLES.label, 'Subtitle', { run: { size: type(1.2), color: GREY }, paragraph: head }),
      styled(STYLES.contacts, 'Contacts', { paragraph: { spacing: { before: gap(0.3) } } }),
      styled(STYLES.where, 'Place', { paragraph: { keepLines: true } }),
      styled(STYLES.details, 'Details', {
        run: { size: type(0.92), italics: true, color: GREY },
        paragraph: { keepLines: true },
      }),
      styled(STYLES.paragraph, 'Body Text', {
        paragraph: { spacing: { before: gap(0.15), after: gap(0.15) } },
      }),
      styled(STYLES.bullet, 'List Bullet', {
        paragraph: { numbering: { reference: BULLETS, level: 0 }, spacing: { before: gap(0.1) } },
      }),
      styled(STYLES.term, 'Terms', {
        paragraph: { indent: { left: gap(1.5), hanging: gap(1.5) }, spacing: { before: gap(0.1) } },
      }),
      styled(STYLES.cell, 'Table Text', { paragraph: { spacing: { before: gap(0.15), after: gap(0.15) } } }),
      styled(STYLES.column, 'Table Heading', {
        basedOn: STYLES.cell,
        run: { bold: true, color: GREY },
        paragraph: { keepNext: true },
      }),
    ],
    characterStyles: [
      {
        id: STYLES.dates,
        name: 'Dates',
        quickFormat: true,
        run: { bold: false, size: type(1), color: GREY },
      },
      { id: STYLES.code, name: 'Code', quickFormat: true, run: { font: 'Consolas', size: type(0.92) } },
    ],
  };
}

/** The list that bullets belong to. */
export const BULLETS = 'bullets';

/** What the margins leave, in twentieths of a point. */
export function textWidth({ paper, margin }: WordLook): number {
  return paper.width - margin.left - margin.right;
}
