import { own } from './own.ts';
import type { Page } from './render.ts';

/** A page, or what it leaves for its content, in CSS pixels. */
export interface Sheet {
  width: number;
  height: number;
}

/** One way to lay a page out. */
export interface Trial {
  sheet: Sheet;
  /** Rules that come after the page's own. */
  style?: string;
  /** What stands in `<body>` instead. */
  body?: string;
}

/** What a layout comes to, in CSS pixels. */
export interface Measured {
  /** Of each page, how far down its content reaches. */
  fills: number[];
  /** The body's line height. */
  line: number;
  /** The body's type. */
  body: number;
  /** The smallest type that shows. */
  smallest: number;
}

const PIXELS: Record<string, number> = { mm: 96 / 25.4, cm: 96 / 2.54, in: 96, pt: 96 / 72, px: 1, '': 0 };

const SIZES: Record<string, readonly [width: string, height: string]> = {
  a3: ['297mm', '420mm'],
  a4: ['210mm', '297mm'],
  a5: ['148mm', '210mm'],
  b5: ['176mm', '250mm'],
  letter: ['8.5in', '11in'],
  legal: ['8.5in', '14in'],
};

/**
 * What a page leaves for its content; undefined for a size that is neither a name we know nor two
 * lengths. Whole pixels, rounded up, as Chromium's print does.
 */
export function sheetOf({ size, margin }: Page): Sheet | undefined {
  const paper = paperOf(size);
  if (!paper) return undefined;
  const [top = 0, right = 0, bottom = 0, left = 0] = sidesOf(margin);
  return { width: Math.ceil(paper.width - left - right), height: Math.ceil(paper.height - top - bottom) };
}

/** The whole of a page; undefined as for `sheetOf`. */
export function paperOf(size: string): Sheet | undefined {
  const words = size.toLowerCase().split(/\s+/);
  const named = words.flatMap((word) => own(SIZES, word) ?? []);
  const [width, height] = (named.length > 0 ? named : words).map(pixels);
  if (!width || !height) return undefined;
  return words.includes('landscape') && width < height ? { width: height, height: width } : { width, height };
}

/** One to four CSS lengths as top, right, bottom and left, in pixels. */
export function sidesOf(lengths: string): number[] {
  const [top = 0, right = top, bottom = top, left = right] = lengths
    .split(' ')
    .map((one) => pixels(one) ?? 0);
  return [top, right, bottom, left];
}

function pixels(length: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(mm|cm|in|pt|px|)$/.exec(length) ?? [];
  return number === undefined ? undefined : Number(number) * (own(PIXELS, unit) ?? 0);
}

/** Millimetres, to a hundredth. */
export function inMillimetres(length: number): string {
  return `${Math.round((length / (96 / 25.4)) * 100) / 100}mm`;
}
