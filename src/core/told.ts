import { plainText } from './markdown.ts';
import { child, showPath, textOf, type Node, type Path, type Place } from './source.ts';
import type { Entry, Section, View } from './view.ts';

/** A text that a page is to show, without Markdown, and what it belongs to. */
export interface Told {
  text: string;
  /** Which of all texts it is. */
  number: number;
  /** Of a section the order of its titles and prose is told; a template may arrange dates, places and small print. */
  isOrdered: boolean;
  /** The section it stands in, by its number; -1 for the header. */
  section: number;
  /** Where in the data it comes from, as near as its entry: `['work', 0]`. */
  within: Path;
}

/** Every text of a view, in its order; empty ones are left out. */
export function toldBy({ header, sections }: View): Told[] {
  const texts = [header.name, header.label, ...header.contacts.map(({ text }) => text)];
  const head = texts.map((text) => ({ text, isOrdered: false, section: -1, within: ['basics'] }));
  return numbered([...head, ...sections.flatMap(toldBySection)].filter(({ text }) => text !== ''));
}

type Unnumbered = Omit<Told, 'number'>;

function numbered(texts: readonly Unnumbered[]): Told[] {
  return texts.map((one, number) => ({ ...one, number }));
}

function toldBySection(section: Section, number: number): Unnumbered[] {
  const { id, title, paragraphs, entries, labels, table, bullets } = section;
  const whole: Path = id === 'summary' ? ['basics', 'summary'] : [id];
  const tell = (within: Path, texts: readonly string[], isOrdered = true): Unnumbered[] =>
    texts.map((text) => ({ text, isOrdered, section: number, within }));
  let item = 0;
  const ofEntry = (entry: Entry): Unnumbered[] => {
    const within = [...whole, item];
    const roles = entry.roles.flatMap(ofEntry);
    if (roles.length === 0) item += 1;
    const where = entry.where.flatMap(({ text, gloss }) => [text, plainText(gloss)]);
    return [
      ...tell(within, [entry.title]),
      ...tell(within, [entry.dates, ...where, ...entry.details], false),
      ...tell(within, [...entry.paragraphs, ...entry.bullets].map(plainText)),
      ...roles,
    ];
  };
  return [
    ...tell(['titles', ...whole], [title]),
    ...tell(whole, paragraphs.map(plainText)),
    ...labels.flatMap(({ label, text }, index) => tell([...whole, index], [label, text])),
    ...tell(whole, table.columns),
    ...table.rows.flatMap((row, index) =>
      tell(
        [...whole, index],
        row.map(({ text, href }) => (href ? text : plainText(text))),
      ),
    ),
    ...tell(whole, bullets.map(plainText)),
    ...entries.flatMap(ofEntry),
  ];
}

/**
 * Every text of a document that `shown` has, in the order in which it has them: a theme prints what it
 * likes, under its own titles and with dates of its own making.
 */
export function toldByTheme(root: Node, shown: string): Told[] {
  const page = bare(shown);
  const texts = textsIn(root, [])
    .map(({ path, value }) => ({ path, text: plainText(value) }))
    .map(({ path, text }) => ({ path, text, at: bare(text) === '' ? -1 : page.indexOf(bare(text)) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at);
  return numbered(texts.map(({ path, text }) => ({ text, isOrdered: true, section: 0, within: path })));
}

/** The place in the source that a text comes from: its own, else its entry's, else its section's. */
export function originOf({ text, within }: Told, root: Node): { at: Place; path: string } {
  const isTitle = within[0] === 'titles' && child(child(root, 'titles'), String(within.at(-1))) === undefined;
  const { node, path } = nearestNode(root, isTitle ? within.slice(1) : within);
  if (isTitle) return { at: beginning(textAt(node, 'title') ?? node.at), path: showPath(path) };
  const wanted = bare(text);
  const inside = textsIn(node, path).map((one) => ({ ...one, bare: bare(plainText(one.value)) }));
  const exact = inside.find((one) => one.bare === wanted);
  const [longest] = inside
    .filter((one) => one.bare !== '' && (wanted.includes(one.bare) || one.bare.includes(wanted)))
    .sort((a, b) => b.bare.length - a.bare.length);
  const dated = inside.find(
    (one) => DATE.test(String(one.path.at(-1))) && wanted.includes(one.value.slice(0, 4)),
  );
  const found = exact ?? (wanted === '' ? undefined : (dated ?? longest));
  return found
    ? { at: found.at, path: showPath(found.path) }
    : { at: beginning(node.at), path: showPath(path) };
}

/** A whole entry is too long to underline. */
function beginning(at: Place): Place {
  const end = at.source.text.indexOf('\n', at.start);
  return { ...at, end: end === -1 ? at.end : Math.min(end, at.end) };
}

function textAt(node: Node, key: string): Place | undefined {
  return child(node, key)?.at;
}

const DATE = /^(startDate|endDate|date|releaseDate)$/;

/** As far as the path leads; a custom section goes by its id. */
function nearestNode(root: Node, within: Path): { node: Node; path: Path } {
  const [first, ...rest] = within;
  const section = child(root, String(first));
  const custom = child(root, 'custom');
  const number =
    section === undefined && custom?.kind === 'list'
      ? custom.items.findIndex((item) => textOf(item, 'id') === first)
      : -1;
  const steps: Path =
    number === -1 ? within : ['custom', number, ...(rest.length > 0 ? ['entries', ...rest] : [])];
  let node = root;
  const path: (string | number)[] = [];
  for (const step of steps) {
    const next = node.kind === 'list' ? node.items[Number(step)] : child(node, String(step));
    if (!next) break;
    node = next;
    path.push(step);
  }
  return { node, path };
}

interface PlacedText {
  value: string;
  path: Path;
  at: Place;
}

/** Keys whose values are never printed. */
const UNPRINTED = /^(x-|meta$|image$|id$)/;

function textsIn(node: Node, path: Path): PlacedText[] {
  if (node.kind === 'list') return node.items.flatMap((item, index) => textsIn(item, [...path, index]));
  if (node.kind === 'map') {
    return [...node.fields].flatMap(([key, { value }]) =>
      UNPRINTED.test(key) ? [] : textsIn(value, [...path, key]),
    );
  }
  return typeof node.value === 'string' ? [{ value: node.value, path, at: node.at }] : [];
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
