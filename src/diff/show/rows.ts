import type { Difference, Part, Token } from '../difference.ts';
import { differs, gistOf, moveOf, noteOf, signOf } from './words.ts';

/** A section with its lines, in the order in which they are read. */
export interface Block {
  part: Part;
  rows: Row[];
}

/** One line of two sides. */
export interface Row {
  part: Part;
  /** An entry's name that stands above its own rows, rather than something that differs. */
  isHeading: boolean;
  /** 1 below a section, 2 below an entry. */
  depth: number;
  sign: string;
  /** A field's name; empty for prose. */
  label: string;
  words: Token[];
  /** Where it stood, and what is marked otherwise. */
  notes: string[];
}

/** A difference in lines, what is the same among them: the one walk from which people's pages are made. */
export function blocksOf({ parts }: Difference): Block[] {
  return parts.map((part) => ({ part, rows: part.parts.flatMap((one) => rowsOf(one, 1)) }));
}

function rowsOf(part: Part, depth: number): Row[] {
  if (part.what !== 'entry') return [rowOf(part, depth, part.words)];
  const below = part.parts.filter((one) => one.what === 'bullet');
  // What comes or goes whole is one line, and its bullets.
  if (part.change === 'added' || part.change === 'removed') {
    const [a, b] = part.change === 'added' ? ['', gistOf(part, 'b')] : [gistOf(part, 'a'), ''];
    const gist = rowOf(part, depth, [{ kind: 'changed', a, b }]);
    return [gist, ...below.flatMap((one) => rowsOf(one, depth + 1))];
  }
  if (part.change === 'same') {
    const [a, b] = [gistOf(part, 'a'), gistOf(part, 'b')];
    return [rowOf(part, depth, [{ kind: 'same', a, b }])];
  }
  const heading: Row = {
    ...rowOf(part, depth, [{ kind: 'same', a: part.name, b: part.name }]),
    isHeading: true,
  };
  return [
    { ...heading, sign: part.moved ? '→' : '' },
    ...part.parts.flatMap((one) => rowsOf(one, depth + 1)),
  ];
}

function rowOf(part: Part, depth: number, words: Token[]): Row {
  const notes = [...moveOf(part), ...part.notes.map(noteOf)];
  const label = part.what === 'entry' || part.what === 'bullet' ? '' : part.name;
  return { part, isHeading: false, depth, sign: signOf(part), label, words, notes };
}

/** Whether the row is there to be seen, not only to say where it stands. */
export function isChange(row: Row): boolean {
  return !row.isHeading ? differs(row.part) : row.part.moved;
}

/** Whether the row belongs where only changes are shown: they, and the headings above them. */
export function isShown(row: Row): boolean {
  return differs(row.part);
}
