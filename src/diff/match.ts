import type { Bullet, Entry, Outline, Section } from './outline.ts';
import { bagOf, likeness, pairOff, type Bag } from './likeness.ts';

/** Which parts of two outlines are one and the same. Looked up with either. */
export interface Match {
  section: ReadonlyMap<Section, Section>;
  entry: ReadonlyMap<Entry, Entry>;
  bullet: ReadonlyMap<Bullet, Bullet>;
}

/** In one list, bullets this much alike are one reworded; from one entry to another it takes more. */
const REWORDED = 0.45;
const REWORDED_ELSEWHERE = 0.6;
const SAME_ENTRY = 0.5;
const SAME_ENTRY_ELSEWHERE = 0.65;

/**
 * Finds what belongs together: by id, then by the same text, then by likeness; first where it stood, then
 * in other sections and entries.
 */
export function match(a: Outline, b: Outline): Match {
  const bags = new Bags();
  const section = new Pairs<Section>();
  section.addBy(a.sections, b.sections, (one) => one.id);
  section.addBy(a.sections, b.sections, (one) => one.title);

  const entry = new Pairs<Entry>();
  entry.add(a.header, b.header);
  for (const [one, other] of section.all()) matchEntries(one.entries, other.entries, SAME_ENTRY, entry, bags);
  matchEntries(
    a.sections.flatMap((one) => one.entries),
    b.sections.flatMap((one) => one.entries),
    SAME_ENTRY_ELSEWHERE,
    entry,
    bags,
  );

  const bullet = new Pairs<Bullet>();
  for (const [one, other] of [...entry.all(), ...section.all()]) {
    bullet.addBy(one.bullets, other.bullets, (each) => each.id);
    matchBullets(one.bullets, other.bullets, REWORDED, bullet, bags);
  }
  // Where a section is one paragraph, the other one is the same, written anew.
  for (const [one, other] of section.all()) {
    const [a, b] = [one.bullets[0], other.bullets[0]];
    const isLone = one.bullets.length === 1 && other.bullets.length === 1;
    if (isLone && a && b && !bullet.both.has(a) && !bullet.both.has(b)) bullet.add(a, b);
  }
  matchBullets(bulletsIn(a), bulletsIn(b), REWORDED_ELSEWHERE, bullet, bags);
  return { section: section.both, entry: entry.both, bullet: bullet.both };
}

function bulletsIn({ header, sections }: Outline): Bullet[] {
  const below = sections.flatMap((one) => [...one.bullets, ...one.entries.flatMap((entry) => entry.bullets)]);
  return [...header.bullets, ...below];
}

function matchEntries(
  as: readonly Entry[],
  bs: readonly Entry[],
  least: number,
  pairs: Pairs<Entry>,
  bags: Bags,
): void {
  // An id says who it is only within its list.
  if (least === SAME_ENTRY) pairs.addBy(as, bs, (one) => one.id);
  const likely = (entries: readonly Entry[]): Likely[] =>
    pairs.without(entries).map((item) => ({
      item,
      bag: bags.ofEntry(item),
      name: bagOf(item.name),
      dates: item.pieces.find((one) => one.kind === 'date')?.values.join(' '),
    }));
  for (const [a, b] of pairOff(likely(as), likely(bs), least, alikeEntries)) pairs.add(a.item, b.item);
}

interface Likely {
  item: Entry;
  bag: Bag;
  name: Bag;
  dates: string | undefined;
}

/** What it says counts most, then its name, then when it was. */
function alikeEntries(a: Likely, b: Likely): number {
  const said = 0.5 * likeness(a.bag, b.bag) + 0.3 * likeness(a.name, b.name);
  const isDated = a.dates !== undefined && b.dates !== undefined;
  return isDated ? said + (a.dates === b.dates ? 0.2 : 0) : said / 0.8;
}

function matchBullets(
  as: readonly Bullet[],
  bs: readonly Bullet[],
  least: number,
  pairs: Pairs<Bullet>,
  bags: Bags,
): void {
  pairs.addBy(as, bs, (one) => one.text);
  const likely = (bullets: readonly Bullet[]) =>
    pairs.without(bullets).map((item) => ({ item, bag: bags.of(item) }));
  for (const [a, b] of pairOff(likely(as), likely(bs), least)) pairs.add(a.item, b.item);
}

/** A bullet is looked at up to three times: with its entry, within it, and beyond it. */
class Bags {
  readonly #known = new Map<Bullet, Bag>();

  of(bullet: Bullet): Bag {
    const bag = this.#known.get(bullet) ?? bagOf(bullet.text);
    this.#known.set(bullet, bag);
    return bag;
  }

  ofEntry({ name, pieces, bullets }: Entry): Bag {
    const own = bagOf([name, ...pieces.flatMap((one) => one.values)].join(' '));
    return new Set([...own, ...bullets.flatMap((bullet) => [...this.of(bullet)])]);
  }
}

class Pairs<T> {
  readonly both = new Map<T, T>();
  readonly #ordered: [T, T][] = [];

  add(a: T, b: T): void {
    this.both.set(a, b);
    this.both.set(b, a);
    this.#ordered.push([a, b]);
  }

  all(): readonly [T, T][] {
    return this.#ordered;
  }

  without(all: readonly T[]): T[] {
    return all.filter((one) => !this.both.has(one));
  }

  /** Pairs what has the same key; of several the first with the first. */
  addBy(as: readonly T[], bs: readonly T[], key: (one: T) => string | undefined): void {
    const waiting = new Map<string, T[]>();
    for (const b of this.without(bs)) {
      const name = key(b);
      if (name !== undefined) waiting.set(name, [...(waiting.get(name) ?? []), b]);
    }
    for (const a of this.without(as)) {
      const b = waiting.get(key(a) ?? '\0')?.shift();
      if (b) this.add(a, b);
    }
  }
}
