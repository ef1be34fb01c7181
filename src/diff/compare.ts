import { arrange, type Arranged } from './arrange.ts';
import { comparePieces, compareTexts, type Compared } from './compareTexts.ts';
import { count } from './count.ts';
import type { Difference, Part, SideName, Spot, What } from './difference.ts';
import { match, type Match } from './match.ts';
import type { Bullet, Entry, Outline, Piece, Section } from './outline.ts';

/** What differs between two outlines. The same is found with the sides swapped. */
export function compare(a: Outline, b: Outline, names: { a: SideName; b: SideName }): Difference {
  const turned = JSON.stringify(a) > JSON.stringify(b);
  const context: Context = { match: turned ? match(b, a) : match(a, b), turned, spots: new Map() };
  noteSpots(a, context);
  noteSpots(b, context);
  const sections = arrange(a.sections, b.sections, context.match.section, turned);
  const parts = [
    ofHeader(a.header, b.header, context),
    ...sections.map((one) => ofSection(one, context)),
    ...ofSettings(a.settings, b.settings),
  ];
  const same = parts.every((part) => part.change === 'same' && !part.moved);
  return { ...names, comparedBy: 'data', same, counts: count(parts), pages: null, parts };
}

interface Context {
  match: Match;
  turned: boolean;
  spots: Map<Section | Entry | Bullet, { path: string; spot: Spot }>;
}

/** Where everything stands, by path. */
function noteSpots({ header, sections }: Outline, { spots }: Context): void {
  const note = (all: readonly (Section | Entry | Bullet)[], path: string, inName: string): void => {
    for (const [index, one] of all.entries()) {
      const step = one.id === undefined ? `[${index}]` : `${path && '.'}${one.id}`;
      spots.set(one, { path: `${path}${step}`, spot: { in: path, inName, number: index + 1 } });
    }
  };
  note([header], '', '');
  note(header.bullets, 'basics.profiles', 'header');
  note(sections, '', '');
  for (const section of sections) {
    note(section.entries, section.id, section.title);
    note(section.bullets, section.id, section.title);
    for (const entry of section.entries) {
      note(entry.bullets, `${spots.get(entry)?.path ?? ''}.highlights`, entry.name);
    }
  }
}

function ofHeader(a: Entry, b: Entry, context: Context): Part {
  const parts = [...ofPieces(a.pieces, b.pieces, 'basics'), ...ofBullets(a.bullets, b.bullets, context)];
  return { ...whole('header', 'basics', 'Header', parts), from: null, to: null, moved: false };
}

function ofSection({ a, b, moved }: Arranged<Section>, context: Context): Part {
  const one = b ?? a;
  const titles: [Section | undefined, string | undefined][] = [
    [a, a && titleOf(a, b)],
    [b, b && titleOf(b, a)],
  ];
  const [titleA, titleB] = titles.map(([section, title]) =>
    section && title !== undefined && a && b ? [piece('title', title)] : [],
  );
  const entries = arrange(a?.entries ?? [], b?.entries ?? [], context.match.entry, context.turned);
  const parts = [
    ...ofPieces(
      [...(titleA ?? []), ...(a?.pieces ?? [])],
      [...(titleB ?? []), ...(b?.pieces ?? [])],
      one?.id ?? '',
    ),
    ...entries.map((entry) => ofEntry(entry, context)),
    ...ofBullets(a?.bullets ?? [], b?.bullets ?? [], context),
  ];
  const what = whole('section', one?.id ?? '', one?.title ?? '', parts);
  return { ...what, ...placed(a, b, moved, context), ...(a && b ? {} : { change: b ? 'added' : 'removed' }) };
}

/** A title that only the language gives differs where the other side gives one, not where languages differ. */
function titleOf(section: Section, other: Section | undefined): string | undefined {
  return section.isTitled || other?.isTitled ? section.title : undefined;
}

function piece(name: string, value: string): Piece {
  return { name, kind: 'text', values: [value] };
}

function ofEntry({ a, b, moved }: Arranged<Entry>, context: Context): Part {
  const one = b ?? a;
  const path = (one && context.spots.get(one)?.path) ?? '';
  const parts = [
    ...ofPieces(a?.pieces ?? [], b?.pieces ?? [], path),
    ...ofBullets(a?.bullets ?? [], b?.bullets ?? [], context),
  ];
  const what = whole('entry', path, one?.name ?? '', parts);
  return { ...what, ...placed(a, b, moved, context), ...(a && b ? {} : { change: b ? 'added' : 'removed' }) };
}

function ofBullets(as: readonly Bullet[], bs: readonly Bullet[], context: Context): Part[] {
  return arrange(as, bs, context.match.bullet, context.turned).map(({ a, b, moved }) => ({
    ...leaf('bullet', '', compareTexts(a?.text, b?.text)),
    ...placed(a, b, moved, context),
  }));
}

/** The fields of both, in b's order, those of a alone where they stood. */
function ofPieces(as: readonly Piece[], bs: readonly Piece[], path: string): Part[] {
  const named = (pieces: readonly Piece[], name: string) => pieces.find((one) => one.name === name);
  const partners = new Map(
    [...as, ...bs].flatMap((one): [Piece, Piece][] => {
      const other = named(as.includes(one) ? bs : as, one.name);
      return other ? [[one, other]] : [];
    }),
  );
  return arrange(as, bs, partners, false).map(({ a, b }) => {
    const { name, kind } = (b ?? a) as Piece;
    const what = kind === 'date' ? 'date' : kind === 'setting' ? 'setting' : 'field';
    const compared = comparePieces(a, b);
    return {
      ...leaf(what, name, compared),
      path: path ? `${path}.${name}` : name,
      from: null,
      to: null,
      moved: false,
    };
  });
}

/** A file says nothing of how it is printed: then there is nothing to compare. */
function ofSettings(a: Piece[] | undefined, b: Piece[] | undefined): Part[] {
  if (!a || !b) return [];
  const parts = ofPieces(a, b, '');
  return [{ ...whole('settings', '', 'How it is printed', parts), from: null, to: null, moved: false }];
}

function placed<T extends Section | Entry | Bullet>(
  a: T | undefined,
  b: T | undefined,
  moved: boolean,
  { spots }: Context,
): Pick<Part, 'path' | 'from' | 'to' | 'moved'> {
  const [from, to] = [a && spots.get(a), b && spots.get(b)];
  return { path: (to ?? from)?.path ?? '', from: from?.spot ?? null, to: to?.spot ?? null, moved };
}

function leaf(what: What, name: string, compared: Compared): Omit<Part, 'path' | 'from' | 'to' | 'moved'> {
  return { what, name, ...compared, parts: [] };
}

function whole(what: What, path: string, name: string, parts: Part[]): Omit<Part, 'from' | 'to' | 'moved'> {
  const change = parts.every((part) => part.change === 'same' && !part.moved) ? 'same' : 'changed';
  return { what, path, name, change, a: null, b: null, words: [], notes: [], parts };
}
