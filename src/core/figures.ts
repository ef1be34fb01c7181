import { readNumbers, type FoundNumber } from './numbers.ts';
import { unitAt, type Unit } from './units.ts';

/** A quantity that a text tells: `over 1M messages a day`, `99.9% availability`, `a tenfold rise`. */
export interface Figure {
  /** Where it stands in the text, its unit and its quantifier included. */
  start: number;
  end: number;
  /** The same number twice, or both ends of a range, in the unit's base (seconds, bytes, 1 for 100% is 100). */
  low: number;
  high: number;
  bound: Bound;
  /** What may be compared: `percent`, `times`, `time`, `bytes`, `money USD`, `count`, `bare`, … */
  kind: string;
  /** What is counted, in the singular: `engineer`, `message`; empty where that is not told. */
  noun: string;
  /** In how many seconds that happens, for rates: a day is 86,400. */
  per: number | undefined;
  /** Its part in a change: `from 10 days`, `to 3`, `by 40%`. */
  role: Role;
}

/** How far the figure is to be taken at its word: `over 1M`, `1M+`; `up to 1M`; `about 1M`. */
export type Bound = 'exact' | 'least' | 'most' | 'about';
export type Role = 'from' | 'to' | 'by' | 'plain';

/**
 * The figures of a text, in order. Years, dates, versions (`OAuth 2.0`), names (`S3`, `p99`), ranks and
 * phone numbers are none.
 *
 * @param language two letters; decides how `1.500` and `1,5` are read
 */
export function figuresIn(text: string, language = 'en'): Figure[] {
  const figures: Figure[] = [];
  for (const number of readNumbers(text, language)) {
    const unit = number.unit ?? unitAt(text, number.end, number);
    const before = text.slice(0, number.start);
    const quantifier = quantifierBefore(before);
    const start = number.start - quantifier.length;
    const role = roleOf(text.slice(0, start), figures.at(-1));
    const read = unit ?? peopleIn(before, number.end) ?? inherited(role, figures.at(-1), text, number);
    if (!read) continue;
    const factor = read.factor ?? 1;
    giveUnit(figures.at(-1), role, read);
    figures.push({
      start,
      end: Math.max(number.end, read.end),
      low: number.low * factor,
      high: number.high * factor,
      bound: quantifier.bound ?? (number.hasPlus || read.hasPlus ? 'least' : 'exact'),
      kind: read.kind,
      noun: read.noun ?? '',
      per: read.per,
      role,
    });
  }
  return figures;
}

const QUANTIFIERS: readonly [Bound, RegExp][] = [
  [
    'least',
    /\b(?:(?:well )?over|more than|above|at least|no (?:less|fewer) than|upwards? of|north of|exceeding|beyond|über|mehr als|plus de|más de)\s$/i,
  ],
  [
    'most',
    /\b(?:up to|as (?:many|much|little|few) as|at most|no more than|under|below|less than|fewer than|within|bis zu|jusqu’à|hasta)\s$/i,
  ],
  [
    'about',
    /(?:\b(?:about|around|approximately|roughly|nearly|almost|close to|some|circa|ca\.|rund|etwa)\s|[~≈]\s?)$/i,
  ],
];

function quantifierBefore(before: string): { bound: Bound | undefined; length: number } {
  for (const [bound, pattern] of QUANTIFIERS) {
    const [found] = pattern.exec(before) ?? [];
    if (found !== undefined) return { bound, length: found.length };
  }
  return { bound: undefined, length: 0 };
}

/** `a team of eight`: people need not be named. */
function peopleIn(before: string, end: number): Read | undefined {
  const isTeam = /\b(?:team|group|staff|crew|squad|department)s? of (?:\p{L}+ )?$/iu.test(before);
  return isTeam ? { kind: 'count', noun: 'engineer', end } : undefined;
}

function roleOf(before: string, last: Figure | undefined): Role {
  const [, word = ''] = /\b(from|to|by|von|auf|um)\s(?:an? )?$/i.exec(before) ?? [];
  const role = word.toLowerCase();
  if (role === 'from' || role === 'von') return 'from';
  if (role === 'by' || role === 'um') return 'by';
  if (role === 'to' || role === 'auf') return 'to';
  // "from 10 days down to under 3": the quantifier stands between.
  return last?.role === 'from' && /\b(?:to|auf)\s\S{0,8}$/i.test(before.slice(last.end)) ? 'to' : 'plain';
}

/** A unit, and whether a `+` stands behind it. */
type Read = Unit & { hasPlus?: boolean };

/** `from 10 days to 3`, `(from 9 to 18)`: the second takes its unit from the first. */
function inherited(
  role: Role,
  last: Figure | undefined,
  text: string,
  number: FoundNumber,
): Read | undefined {
  const isPair = role === 'to' && last?.role === 'from' && number.start - last.end < 30;
  if (!isPair) return bare(role, text, number);
  const base = { kind: last.kind, noun: last.noun, per: last.per, end: number.end };
  return last.kind === 'time' || last.kind === 'bytes' ? { ...base, factor: factorOf(last, text) } : base;
}

/** `from 4 to 17 engineers`: the first takes its unit from the second. */
function giveUnit(last: Figure | undefined, role: Role, { kind, noun = '', per, factor = 1 }: Unit): void {
  if (last?.kind !== 'bare' || role !== 'to') return;
  Object.assign(last, { kind, noun, per, low: last.low * factor, high: last.high * factor });
}

/** Of how many seconds or bytes the earlier figure's unit is. */
function factorOf(last: Figure, text: string): number {
  const [first] = readNumbers(text.slice(last.start, last.end), 'en');
  return first && first.low !== 0 ? last.low / first.low : 1;
}

/** A number without a unit tells something only as one end of a change: `NPS from 31 to 52`. */
function bare(role: Role, text: string, number: FoundNumber): Unit | undefined {
  if (role === 'plain' || role === 'by' || number.isWord) return undefined;
  const isPair = role === 'to' || /^\s*(?:and|to|down to|up to|bis|auf)\s/.test(text.slice(number.end));
  const hasFrom = role === 'from' || /\bfrom\s[^.;]*$/i.test(text.slice(0, number.start));
  return isPair && hasFrom ? { kind: 'bare', end: number.end } : undefined;
}
