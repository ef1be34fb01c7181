import type { Page } from './render.ts';
import type { Settings } from './tailor.ts';

type Options = Readonly<Record<string, unknown>>;

/** What a theme's page prints on, as style that its own comes after, and style that has the last word. */
export interface Paper {
  first: string;
  last: string;
  /** What this comes to, but for the theme's own `@page`. */
  page: Page;
  media: 'print' | 'screen';
}

/**
 * The theme's `pdfRenderOptions` (as Puppeteer reads them) come first, then the theme's own `@page`, then
 * what the variant says. As in JSON Resume's own tools, a theme that says nothing is shown as on a screen,
 * and to the edge of the sheet.
 */
export function themePaper(page: Settings['page'], options: Options): Paper {
  const own = [
    page.size === undefined ? '' : `size:${page.size}!important`,
    page.margin === undefined ? '' : `margin:${page.margin}!important`,
  ].filter(Boolean);
  const told = { size: sizeOf(options), margin: marginOf(options.margin) };
  return {
    first: `@page{size:${told.size};margin:${told.margin}}`,
    last: own.length > 0 ? `@page{${own.join(';')}}` : '',
    page: { size: page.size ?? told.size, margin: page.margin ?? told.margin },
    media: options.mediaType === 'print' ? 'print' : 'screen',
  };
}

function sizeOf({ width, height, format, landscape }: Options): string {
  const [wide, high] = [lengthOf(width), lengthOf(height)];
  const named = typeof format === 'string' && /^(a[345]|b[45]|letter|legal|ledger)$/i.test(format);
  const size = wide && high ? `${wide} ${high}` : named ? format : 'A4';
  return landscape === true ? `${size} landscape` : size;
}

function marginOf(margin: unknown): string {
  if (typeof margin !== 'object' || margin === null) return lengthOf(margin) ?? '0';
  const sides = margin as Options;
  return ['top', 'right', 'bottom', 'left'].map((side) => lengthOf(sides[side]) ?? '0').join(' ');
}

/** A number counts pixels. */
function lengthOf(value: unknown): string | undefined {
  if (typeof value === 'number') return `${value}px`;
  if (typeof value !== 'string') return undefined;
  const [, number, unit = 'px'] = /^\s*(\d*\.?\d+)\s*(px|in|cm|mm|pt)?\s*$/.exec(value) ?? [];
  return number === undefined ? undefined : `${number}${unit}`;
}
