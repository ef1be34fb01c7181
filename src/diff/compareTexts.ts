import { asPrinted } from '../core/asPrinted.ts';
import { readInline, type MarkedText, type Run } from '../core/markdown.ts';
import { compareItems, compareWords } from './compareWords.ts';
import type { Note, Token } from './difference.ts';
import type { Piece } from './outline.ts';

/** What two values come to, side by side. */
export interface Compared {
  change: 'same' | 'added' | 'removed' | 'changed';
  a: string | null;
  b: string | null;
  words: Token[];
  notes: Note[];
}

/** Two texts as a reader reads them; undefined for one that is not there. Marks make notes, not words. */
export function compareTexts(a: string | undefined, b: string | undefined): Compared {
  const readA = a === undefined ? undefined : read(a);
  const readB = a === b ? readA : b === undefined ? undefined : read(b);
  if (!readA || !readB) return oneSided(readA?.plain, readB?.plain);
  if (a === b) return { ...both(readA.plain, readB.plain), change: 'same', notes: [] };
  const words = inOneDirection(readA.plain, readB.plain, compareWords);
  const notes = notesOf(readA, readB);
  const change = notes.length === 0 && words.every((token) => token.kind === 'same') ? 'same' : 'changed';
  return { ...both(readA.plain, readB.plain), change, words, notes };
}

function read(text: string): MarkedText {
  const { plain, runs } = readInline(text);
  return { plain: asPrinted(plain), runs };
}

const OPEN_END = 'present';
const BETWEEN = ', ';

/** Two values of the same field. */
export function comparePieces(a: Piece | undefined, b: Piece | undefined): Compared {
  const kind = (b ?? a)?.kind;
  if (kind === 'text' && a?.kind !== 'list' && b?.kind !== 'list')
    return compareTexts(a?.values[0], b?.values[0]);
  const [shownA, shownB] = [a && shown(a), b && shown(b)];
  if (shownA === undefined || shownB === undefined || !a || !b) return oneSided(shownA, shownB);
  if (shownA === shownB) return { ...both(shownA, shownB), change: 'same', notes: [] };
  const words =
    kind === 'list'
      ? compareItems(a.values, b.values, BETWEEN)
      : kind === 'date'
        ? compareDates(a, b)
        : kind === 'setting'
          ? [{ kind: 'changed' as const, a: shownA, b: shownB }]
          : compareWords(shownA, shownB);
  return { ...both(shownA, shownB), change: 'changed', words, notes: [] };
}

function shown({ kind, values }: Piece): string {
  if (kind === 'list') return values.join(BETWEEN);
  if (kind !== 'date') return values[0] ?? '';
  const [start = '', end] = values;
  if (end === undefined) return start;
  return start === '' ? end : `${start} – ${end || OPEN_END}`;
}

/** Dates change as wholes, not by their digits. */
function compareDates(a: Piece, b: Piece): Token[] {
  const [startA = '', startB = ''] = [a.values[0], b.values[0]];
  const [endA, endB] = [shown(a).slice(startA.length), shown(b).slice(startB.length)];
  const token = (one: string, other: string): Token[] =>
    one === '' && other === '' ? [] : [{ kind: one === other ? 'same' : 'changed', a: one, b: other }];
  const dash = endA.startsWith(' – ') && endB.startsWith(' – ') ? 3 : 0;
  return [
    ...token(startA, startB),
    ...token(endA.slice(0, dash), endB.slice(0, dash)),
    ...token(endA.slice(dash), endB.slice(dash)),
  ];
}

function oneSided(a: string | undefined, b: string | undefined): Compared {
  const change = a === undefined ? 'added' : 'removed';
  const words: Token[] = [{ kind: 'changed', a: a ?? '', b: b ?? '' }];
  return { change, a: a ?? null, b: b ?? null, words, notes: [] };
}

function both(a: string, b: string) {
  return { a, b, words: [{ kind: 'same' as const, a, b }] };
}

/** The same pieces whichever text comes first: of equally short differences the alignment picks one. */
function inOneDirection(a: string, b: string, compare: (a: string, b: string) => Token[]): Token[] {
  if (a <= b) return compare(a, b);
  return compare(b, a).map((token) => ({ kind: token.kind, a: token.b, b: token.a }));
}

/**
 * Marks of words that both texts have: where the words themselves differ they say it all. Where a link
 * leads no words tell.
 */
function notesOf(a: MarkedText, b: MarkedText): Note[] {
  const like = (runs: readonly Run[], { mark, text, target }: Run) => {
    const marked = runs.filter((other) => other.mark === mark);
    return marked.find((other) => other.text === text) ?? marked.find((other) => other.target === target);
  };
  const tells = ({ mark, text }: Run, other: string) => mark !== 'link' && !other.includes(text);
  const notes = a.runs.flatMap((one): Note[] => {
    const other = like(b.runs, one);
    const isSame = other ? other.target === one.target : tells(one, b.plain);
    return isSame ? [] : [{ mark: one.mark, text: one.text, a: one.target, b: other?.target ?? null }];
  });
  const added = b.runs.filter((one) => !like(a.runs, one) && !tells(one, a.plain));
  return [...notes, ...added.map(({ mark, text, target }) => ({ mark, text, a: null, b: target }))];
}
