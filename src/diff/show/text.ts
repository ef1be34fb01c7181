import { visible } from '../../core/visible.ts';
import { tell } from '../count.ts';
import type { Difference, Part, Token } from '../difference.ts';
import type { Ink, Render, Sheet } from './renderer.ts';
import { blocksOf, isShown, type Block, type Row } from './rows.ts';
import { differs, isAnew, listOf, moveOf, runsOf, signOf, splitSpace, titleOf, type Run } from './words.ts';

/** From this width on both sides stand beside each other. */
const WIDE = 120;
const GUTTER = 3;
const BETWEEN = '  ';

/** For a terminal or a pipe: side by side where it is wide enough, else one text with what went and came in it. */
export const text: Render = (difference, sheet) => {
  if (difference.same) return '';
  const isWide = sheet.width >= WIDE && Number.isFinite(sheet.width);
  const blocks = blocksOf(difference);
  const shown = blocks.filter(({ part }) => differs(part));
  const lines = [
    ...head(difference, sheet, isWide),
    ...shown.flatMap((block) => ['', ...ofBlock(block, sheet, isWide)]),
    ...unchanged(blocks, sheet),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};

function head(difference: Difference, { ink, width, measure }: Sheet, isWide: boolean): string[] {
  const { a, b, counts, pages, comparedBy } = difference;
  const paged = pages ? [pages.a === pages.b ? count(pages.a) : `${count(pages.a)} → ${count(pages.b)}`] : [];
  const about = [tell(counts), ...paged, ...(comparedBy === 'text' ? ['compared by text only'] : [])];
  const said = about.filter(Boolean).join(' · ');
  if (!isWide) return [ink.strong(visible(titleOf(difference))), said];
  const column = columnOf(width);
  return [
    `${' '.repeat(GUTTER)}${ink.strong(pad(visible(a.name), column, measure))}${BETWEEN}${ink.strong(visible(b.name))}`,
    said,
  ];
}

function count(pages: number): string {
  return pages === 1 ? '1 page' : `${pages} pages`;
}

function ofBlock({ part, rows }: Block, sheet: Sheet, isWide: boolean): string[] {
  const { ink } = sheet;
  const isWhole = part.change === 'added' || part.change === 'removed';
  const sign = isWhole || part.moved ? signOf(isWhole ? part : { ...part, change: 'same' }) : '';
  const paint = part.change === 'added' ? ink.added : part.change === 'removed' ? ink.removed : ink.strong;
  const moved = moveOf(part).map((one) => ink.faint(` (${one})`));
  const heading = `${sign.padEnd(GUTTER)}${paint(visible(part.name))}${moved.join('')}`;
  const layOut = isWide ? sideBySide : unified;
  return [
    heading,
    ...condensed(rows, part, sheet).flatMap((row) => (typeof row === 'string' ? [row] : layOut(row, sheet))),
  ];
}

/** Entries that are the same are named in one line. */
function condensed(rows: readonly Row[], section: Part, { ink, width, wrap }: Sheet): (Row | string)[] {
  const shown: (Row | string)[] = rows.filter(isShown);
  const same = section.parts.filter((one) => one.what === 'entry' && !differs(one)).map(shortName);
  if (same.length === 0) return shown;
  const lines = wrap(listOf(same.map(visible)), width - GUTTER - 2);
  return [
    ...shown,
    ...lines.map((line, index) => ink.faint(`${(index === 0 ? '=' : '').padEnd(GUTTER)}  ${line}`)),
  ];
}

/** `Heliograph`, of `Heliograph · Staff Software Engineer` */
function shortName({ name }: Part): string {
  return name.split(' · ')[0] ?? name;
}

function unchanged(blocks: readonly Block[], { ink, width, wrap }: Sheet): string[] {
  const same = blocks
    .filter(({ part }) => part.what === 'section' && !differs(part))
    .map(({ part }) => part.name);
  if (same.length === 0) return [];
  return ['', ...wrap(`The same: ${listOf(same.map(visible), 20)}`, width).map((line) => ink.faint(line))];
}

function unified(row: Row, sheet: Sheet): string[] {
  const { ink } = sheet;
  if (row.isHeading) return laid(row, `${ink.strong(visible(row.part.name))}${notesOf(row, ink)}`, sheet);
  if (row.part.moved && row.part.change === 'same')
    return laid(
      row,
      `${ink.moved(clipped(row.part.b ?? row.part.name, sheet, row))}${notesOf(row, ink)}`,
      sheet,
    );
  if (row.part.change === 'added' || row.part.change === 'removed')
    return laid(row, wholly(row, ink) + notesOf(row, ink), sheet);
  if (isAnew(row.words)) {
    return [
      ...laid({ ...row, sign: `${row.sign}-` }, ink.removed(plain(row.words, 'a')), sheet),
      ...laid(
        { ...row, sign: `${row.sign}+`, label: '' },
        ink.added(plain(row.words, 'b')) + notesOf(row, ink),
        sheet,
      ),
    ];
  }
  return laid(row, inline(row.words, ink) + notesOf(row, ink), sheet);
}

/** A row's text with its sign, indented, further lines below the first. */
function laid(row: Row, text: string, { width, wrap, ink }: Sheet): string[] {
  const indent = '  '.repeat(row.depth);
  const label = row.label ? `${visible(row.label)}  ` : '';
  const below = indent.length + GUTTER;
  return wrap(`${ink.faint(label)}${text}`, width - below).map((line, index) =>
    index === 0 ? `${row.sign.padEnd(GUTTER)}${indent}${line}` : `${' '.repeat(below)}${line}`,
  );
}

/** A long text that has only moved is known by its beginning. */
function clipped(text: string, { width, measure }: Sheet, { depth }: Row): string {
  const shown = visible(text);
  const room = Math.max(20, Math.min(width, 100) - GUTTER - 2 * depth - 24);
  const isWhole = !Number.isFinite(width) || measure(shown) <= room;
  return isWhole ? shown : `${shown.slice(0, room).trimEnd()}…`;
}

function notesOf({ notes }: Row, ink: Ink): string {
  return notes.map((note) => ink.faint(` (${visible(note)})`)).join('');
}

function inline(words: readonly Token[], ink: Ink): string {
  return runsOf(words)
    .map((run) => {
      const [[old, spaceA], [next, spaceB]] = [piece(run, 'a', ink), piece(run, 'b', ink)];
      if (run.kind === 'same') return next + spaceB;
      if (run.kind === 'figure') return ink.figure(old, next) + spaceB;
      const went = old && ink.old(old) + (next && spaceA ? ink.between : spaceA);
      return went + (next && ink.new(next) + spaceB);
    })
    .join('');
}

/** What a side has of a run, and the space behind it; figures stand out. */
function piece({ kind, tokens }: Run, side: 'a' | 'b', ink: Ink): [string, string] {
  const last = tokens.findLast((token) => token[side] !== '');
  const said = tokens.map((token) => {
    const [text, space] = splitSpace(visible(token[side]));
    const shown = token.kind === 'figure' && kind === 'changed' && text ? ink.strong(text) : text;
    return token === last ? shown : shown + space;
  });
  return [said.join(''), splitSpace(last?.[side] ?? '')[1]];
}

/** What came or went as a whole. */
function wholly({ part, words }: Row, ink: Ink): string {
  return part.change === 'added' ? ink.added(plain(words, 'b')) : ink.removed(plain(words, 'a'));
}

function plain(words: readonly Token[], side: 'a' | 'b'): string {
  return visible(words.map((token) => token[side]).join('')).trimEnd();
}

function sideOf({ part, words }: Row, side: 'a' | 'b', ink: Ink): string {
  if (part.change === 'added' || part.change === 'removed' || isAnew(words)) {
    const said = plain(words, side);
    return said && (side === 'a' ? ink.removed(said) : ink.added(said));
  }
  const paint = side === 'a' ? ink.old : ink.new;
  return runsOf(words)
    .map((run) => {
      const [said, space] = piece(run, side, ink);
      if (run.kind === 'same' || said === '') return said + space;
      return paint(run.kind === 'figure' ? ink.strong(said) : said) + space;
    })
    .join('');
}

function columnOf(width: number): number {
  return Math.floor((width - GUTTER - BETWEEN.length) / 2);
}

function sideBySide(row: Row, sheet: Sheet): string[] {
  const { ink, width, wrap, measure } = sheet;
  const column = columnOf(width);
  const indent = '  '.repeat(row.depth);
  const label = row.label ? ink.faint(`${visible(row.label)}  `) : '';
  const isMove = row.part.moved && row.part.change === 'same' && !row.isHeading;
  const cell = (side: 'a' | 'b'): string[] => {
    const said = isMove
      ? clipped(row.part[side] ?? row.part.name, { ...sheet, width: column }, row)
      : sideOf(row, side, ink);
    if (said === '') return [];
    const paint = row.isHeading ? ink.strong : isMove ? ink.moved : (one: string) => one;
    const notes = side === 'b' || row.part.change === 'removed' ? notesOf(row, ink) : '';
    return wrap(`${label}${paint(said)}${notes}`, column - indent.length).map((line) => indent + line);
  };
  const [left, right] = [cell('a'), cell('b')];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const sign = index === 0 ? row.sign : '';
    return `${sign.padEnd(GUTTER)}${pad(left[index] ?? '', column, measure)}${BETWEEN}${right[index] ?? ''}`;
  });
}

function pad(text: string, width: number, measure: Sheet['measure']): string {
  return text + ' '.repeat(Math.max(0, width - measure(text)));
}
