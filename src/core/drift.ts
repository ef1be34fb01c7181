import type { Figure } from './figures.ts';
import { contentOf } from './wording.ts';

/** A text and the figures in it. */
export interface Told {
  text: string;
  figures: readonly Figure[];
  /** Two letters. */
  language: string;
}

/**
 * The figures that two tellings of one achievement give differently, as each gives them. A figure that one
 * leaves out, and one of something else, is no disagreement.
 */
export function driftBetween(one: Told, other: Told): [Figure, Figure][] {
  // In another language only what needs no words to be understood, and only where nothing is left out.
  if (one.language !== other.language) return abroad(one.figures, other.figures);
  const left = one.figures.filter((figure) => !other.figures.some((its) => isSameValue(figure, its)));
  const right = other.figures.filter((figure) => !one.figures.some((its) => isSameValue(its, figure)));
  const paired = new Set<Figure>();
  return left.flatMap((figure): [Figure, Figure][] => {
    const rival = right.find(
      (its) => !paired.has(its) && isSameQuantity(figure, its, one.text, other.text, left, right),
    );
    if (rival) paired.add(rival);
    return rival ? [[figure, rival]] : [];
  });
}

const ABROAD = /^(?:percent|money)/;

function abroad(ours: readonly Figure[], theirs: readonly Figure[]): [Figure, Figure][] {
  const kinds = [...new Set(ours.map(({ kind }) => kind))].filter((kind) => ABROAD.test(kind));
  return kinds.flatMap((kind): [Figure, Figure][] => {
    const [figure, ...others] = ours.filter((one) => one.kind === kind);
    const [rival, ...more] = theirs.filter((one) => one.kind === kind);
    if (!figure || !rival || others.length + more.length > 0 || figure.role !== rival.role) return [];
    // A scale that was not read (`1,000万ドル`) is a thousand times off.
    const factor = Math.max(figure.low, rival.low) / Math.min(figure.low, rival.low);
    return isSameValue(figure, rival) || factor >= 100 ? [] : [[figure, rival]];
  });
}

/** How much two figures may differ and be the same: months are not all of one length. */
const TOLERANCE = 0.02;

function isClose(one: number, other: number, tolerance: number): boolean {
  return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other));
}

/** The same value, however it is written: `$2M`, `$2 million`; `10×`, `tenfold`; `over 300`, `312`. */
function isSameValue(one: Figure, other: Figure): boolean {
  if (one.kind !== other.kind) return isTwice(one, other) || isTwice(other, one);
  if (one.kind === 'count' && one.noun !== other.noun && !isSubsumed(one, other)) return false;
  const tolerance = one.kind === 'time' ? TOLERANCE : one.kind === 'bytes' ? 0.11 : 1e-9;
  const [mine, theirs] = inOneRate(one, other);
  if (isClose(mine.low, theirs.low, tolerance) && isClose(mine.high, theirs.high, tolerance)) return true;
  return isRounded(one, other) || isRounded(other, one) || isInRange(one, other) || isInRange(other, one);
}

/** The same number of things with a broader name: `1.5M messages`, `1.5M sends`. */
function isSubsumed(one: Figure, other: Figure): boolean {
  return one.low === other.low && one.high === other.high && one.low > 12;
}

/** `2.5M events a minute` and `150M events an hour` are one rate. */
function inOneRate(one: Figure, other: Figure): [Figure, Figure] {
  if (one.per === undefined || other.per === undefined || one.per === other.per) return [one, other];
  const scaled = (figure: Figure, per: number): Figure => ({
    ...figure,
    low: figure.low / per,
    high: figure.high / per,
  });
  return [scaled(one, one.per), scaled(other, other.per)];
}

/** `doubled` is `by 100%`, `halved` is `to 50%` and `2× less`. */
function isTwice(one: Figure, other: Figure): boolean {
  if (one.kind !== 'times' || other.kind !== 'percent') return false;
  return (
    isClose((one.low - 1) * 100, other.low, TOLERANCE) ||
    isClose(100 - 100 / one.low, other.low, TOLERANCE) ||
    isClose(100 / one.low, other.low, TOLERANCE) ||
    isClose(one.low * 100, other.low, TOLERANCE)
  );
}

/** `over 300 teams` beside `312 teams`: the round figure is what the other begins with. */
function isRounded(round: Figure, exact: Figure): boolean {
  if (round.bound === 'exact' || exact.low === 0 || round.low === 0) return false;
  const digits = 10 ** Math.floor(Math.log10(exact.low));
  const forms = [1, 10].map((precision) => Math.floor((exact.low / digits) * precision + 1e-9) / precision);
  const nearest = [1, 10].map((precision) => Math.round((exact.low / digits) * precision) / precision);
  const isForm = (values: readonly number[]) =>
    values.some((value) => isClose(value * digits, round.low, 1e-9));
  if (round.bound === 'least') return exact.low > round.low && isForm(forms) && exact.low >= 20;
  if (round.bound === 'about') return isForm(nearest);
  return exact.low < round.low && isClose(exact.low, round.low, 0.1);
}

/** `10–20%` beside `up to 20%`. */
function isInRange(range: Figure, one: Figure): boolean {
  return range.low !== range.high && (one.low === range.low || one.high === range.high);
}

/** Whether two figures that differ are of one quantity. */
function isSameQuantity(
  one: Figure,
  other: Figure,
  text: string,
  its: string,
  left: readonly Figure[],
  right: readonly Figure[],
): boolean {
  if (one.kind !== other.kind) return isSameChange(one, other, text, its);
  const isPair = one.role === other.role || one.role === 'plain' || other.role === 'plain';
  if (!isPair) return false;
  if (one.kind === 'count')
    return one.noun === other.noun && (one.noun !== '' || near(one, other, text, its) > 0);
  if (one.kind === 'percent') {
    // Near a hundred it is an availability or the like, elsewhere a change.
    const isLevel = (figure: Figure) => figure.low >= 90 && figure.low < 100 && figure.role !== 'by';
    if (isLevel(one) && isLevel(other)) return true;
    if (isLevel(one) !== isLevel(other)) return false;
  }
  const alone =
    left.filter(({ kind }) => kind === one.kind).length === 1 &&
    right.filter(({ kind }) => kind === one.kind).length === 1;
  const shared = near(one, other, text, its);
  return one.kind.startsWith('money') || one.kind === 'times' || one.kind === 'time' || one.kind === 'bytes'
    ? shared > 0 || (alone && likeness(text, its) >= 0.5)
    : shared > 0 && (one.kind !== 'percent' || sameSubject(one, other, text, its));
}

/** `by 4×` and `by 60%` may both be true of other things; only times against times and the like are compared. */
function isSameChange(one: Figure, other: Figure, text: string, its: string): boolean {
  const kinds = new Set([one.kind, other.kind]);
  return (
    kinds.has('times') &&
    kinds.has('percent') &&
    one.role === 'by' &&
    other.role === 'by' &&
    near(one, other, text, its) > 1
  );
}

/** Words of what stands around a figure, in its own clause. */
function around({ start, end }: Figure, text: string): Set<string> {
  const before =
    text
      .slice(0, start)
      .split(/[;:,.](?:\s|$)|\s(?:and|while|which)\s/)
      .at(-1) ?? '';
  const after = text.slice(end).split(/[;:,.](?:\s|$)|\s(?:and|while|which)\s/)[0] ?? '';
  const words = [...before.split(/\s+/).slice(-7), ...after.split(/\s+/).slice(0, 6)].join(' ');
  return contentOf(words);
}

function near(one: Figure, other: Figure, text: string, its: string): number {
  const there = around(other, its);
  return [...around(one, text)].filter((word) => there.has(word)).length;
}

/** Verbs of change say that something changed, not what. */
const CHANGE =
  /^(?:cut|reduc|rais|increas|grow|grew|lower|improv|boost|sav|decreas|faster|slow|less|time|year)$/;

/** Whether what changed is named in both, and the same. */
function sameSubject(one: Figure, other: Figure, text: string, its: string): boolean {
  const there = around(other, its);
  const shared = [...around(one, text)].filter((word) => there.has(word));
  return shared.some((word) => !CHANGE.test(word));
}

/** How much of the shorter text's words the other shares. */
function likeness(text: string, its: string): number {
  const [mine, theirs] = [contentOf(text), contentOf(its)];
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return shared / Math.max(1, Math.min(mine.size, theirs.size));
}
