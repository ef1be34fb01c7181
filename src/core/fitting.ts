import type { Manifest } from './manifest.ts';
import type { OptionValues } from './options.ts';
import type { Page } from './render.ts';
import { inMillimetres, sidesOf } from './sheet.ts';

/** One thing that may move so that a page fits, and where to. */
export interface Dimension {
  /** A number among the template's options, or `margin`. */
  name: string;
  /** What moving it all the way costs; half the way costs half. */
  weight: number;
  /** From where it stands, step by step, to its bound; at least two. Of `margin`, how much goes, in mm. */
  values: readonly number[];
}

/** For each dimension, which of its values is taken; 0 is where it stands. */
export type Steps = readonly number[];

/** What is set so that a page fits. */
export interface Change {
  options: Readonly<Record<string, number>>;
  /** Undefined where it stays. */
  margin: string | undefined;
}

export const NO_CHANGE: Change = { options: {}, margin: undefined };

/** One dimension that moved, as people read it: `leading`, 1.36, 1.3. */
export interface Moved {
  name: string;
  from: number | string;
  to: number | string;
}

/** Gaps are missed least, then margins, then leading; small type most. Other options come in between. */
const WEIGHTS: Readonly<Record<string, number>> = { density: 1, margin: 2, leading: 3, size: 4 };
const WEIGHT = 2;

/** What a template lets `page.fit` move, from where this variant has it. */
export function dimensionsOf(manifest: Manifest, options: OptionValues, page: Page): Dimension[] {
  const numbers = Object.entries(manifest.options).flatMap(([name, option]): Dimension[] => {
    const from = options[name]?.value;
    const { fit, default: base } = option;
    if (fit === undefined || typeof from !== 'number' || typeof base !== 'number') return [];
    // A variant may have gone further than that already.
    if (from === fit || fit > base !== fit > from) return [];
    return [{ name, weight: WEIGHTS[name] ?? WEIGHT, values: between(from, fit) }];
  });
  const least = manifest.page.fit;
  const margins = least === undefined ? [] : marginDimension(page.margin, least);
  return thinned([...margins, ...numbers].slice(0, MOST_DIMENSIONS));
}

/** How far margins may shrink until every side has its least length; none where they have it. */
export function marginDimension(margin: string, least: string): Dimension[] {
  const most = Math.max(...sidesOf(margin).map((side, index) => side - (sidesOf(least)[index] ?? 0)));
  if (most <= 0) return [];
  return [
    { name: 'margin', weight: WEIGHTS.margin ?? WEIGHT, values: between(0, parseFloat(inMillimetres(most))) },
  ];
}

/** What these steps set. */
export function changeOf(dimensions: readonly Dimension[], steps: Steps, page: Page, least: string): Change {
  const options: Record<string, number> = {};
  let margin: string | undefined;
  for (const [index, { name, values }] of dimensions.entries()) {
    const step = steps[index] ?? 0;
    const value = values[step];
    if (step === 0 || value === undefined) continue;
    if (name === 'margin') margin = shrunk(page.margin, value, least);
    else options[name] = value;
  }
  return { options, margin };
}

/** What these steps move, for people. */
export function movedBy(dimensions: readonly Dimension[], steps: Steps, page: Page, least: string): Moved[] {
  const { options, margin } = changeOf(dimensions, steps, page, least);
  return dimensions.flatMap(({ name, values }): Moved[] => {
    if (name === 'margin') return margin === undefined ? [] : [{ name, from: page.margin, to: margin }];
    return name in options ? [{ name, from: values[0] ?? 0, to: options[name] ?? 0 }] : [];
  });
}

function shrunk(margin: string, by: number, least: string): string {
  const bounds = sidesOf(least);
  const pixels = (by * 96) / 25.4;
  const [top = '', right = '', bottom = '', left = ''] = sidesOf(margin).map((side, index) =>
    inMillimetres(Math.max(Math.min(side, bounds[index] ?? 0), side - pixels)),
  );
  if (right !== left) return [top, right, bottom, left].join(' ');
  if (top !== bottom) return [top, right, bottom].join(' ');
  return top === right ? top : `${top} ${right}`;
}

const NICE = [5, 2.5, 2, 1, 0.5, 0.25, 0.2, 0.1, 0.05, 0.02, 0.01];

/** Round numbers from one to the other, four steps at least: 1.36, 1.34, 1.32 … 1.22. */
function between(from: number, to: number): number[] {
  const way = Math.abs(to - from);
  const step = NICE.find((one) => way / one >= 4 - 1e-9) ?? way / 4;
  const sign = Math.sign(to - from);
  const values = [from];
  const first = sign > 0 ? Math.floor(from / step + 1e-9) + 1 : Math.ceil(from / step - 1e-9) - 1;
  for (let count = first; (to - count * step) * sign > 1e-9; count += sign) {
    values.push(Math.round(count * step * 1e4) / 1e4);
  }
  return [...values, to];
}

/** So many combinations are looked through in no time; a template with many options moves in larger steps. */
const MOST_COMBINATIONS = 5000;
const MOST_DIMENSIONS = 12;

function thinned(dimensions: readonly Dimension[]): Dimension[] {
  const count = dimensions.reduce((product, { values }) => product * values.length, 1);
  const isCoarse = dimensions.every(({ values }) => values.length <= 2);
  if (count <= MOST_COMBINATIONS || isCoarse) return [...dimensions];
  return thinned(
    dimensions.map((one) => {
      const last = one.values.length - 1;
      return { ...one, values: one.values.filter((_, index) => index % 2 === 0 || index === last) };
    }),
  );
}
