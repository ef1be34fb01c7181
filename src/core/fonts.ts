import type { Manifest } from './manifest.ts';
import { remembered } from './remembered.ts';

/** A font file of one weight and style, and the characters it holds. */
export interface FontFace {
  family: string;
  /** A weight, or a range of weights that one file stands for. */
  weight: string;
  style: 'normal' | 'italic';
  /** The characters it holds, as a CSS unicode-range. */
  range: string;
  file: string;
}

/** A face with its file's content. */
export interface LoadedFace extends FontFace {
  /** WOFF2 as base64. */
  data: string;
}

/** The fonts of one page. */
export interface Fonts {
  faces: readonly LoadedFace[];
  /** The faces as CSS. */
  css: string;
  /** Of some characters those that none of the faces has. */
  lacks: (characters: Iterable<number>) => string[];
  /** Of the options of type `font`, what each value's family is called. */
  families: ReadonlyMap<string, string>;
  /** Families for the characters that no other has. */
  fallback: string[];
}

/** A family found by name, laid out as a package of Fontsource. */
export interface FontFamily {
  id: string;
  family: string;
  weights: number[];
  styles: string[];
  /** Ranges by subset. Those of a package may promise more than its files hold. */
  subsets: ReadonlyMap<string, string>;
  folder: string;
}

/** The faces that a template brings along. */
export function facesOf({ fonts }: Pick<Manifest, 'fonts'>): FontFace[] {
  return fonts.flatMap(({ family, range, files }) =>
    Object.entries(files).map(([key, file]): FontFace => {
      const [weight = '400', style] = key.split(' ');
      return {
        family,
        weight: weight.replace('-', ' '),
        style: style === 'italic' ? 'italic' : 'normal',
        file,
        range: range.replace(/\s+/g, ''),
      };
    }),
  );
}

/** Of a family, the nearest to each weight and style that a template uses: `400`, `400 italic`. */
export function stylesFor(
  { weights, styles }: Pick<FontFamily, 'weights' | 'styles'>,
  wanted: readonly string[],
): { weight: number; style: 'normal' | 'italic' }[] {
  const found = new Map<string, { weight: number; style: 'normal' | 'italic' }>();
  for (const key of wanted) {
    const [weight = '400', slope] = key.split(' ');
    const style = slope === 'italic' ? 'italic' : 'normal';
    // A script without an italic stands upright.
    if (!styles.includes(style)) continue;
    const distance = (one: number): number => Math.abs(one - Number(weight));
    const nearest = weights.reduce((best, one) => (distance(one) <= distance(best) ? one : best));
    found.set(`${nearest} ${style}`, { weight: nearest, style });
  }
  return [...found.values()];
}

/** The ranges that hold a character of the text: a Latin page carries no Cyrillic font. */
export function isNeeded(range: string, text: ReadonlySet<number>): boolean {
  const holds = holderOf(range);
  for (const code of text) if (holds(code)) return true;
  return false;
}

/** What of a range is held, as a range. */
export function within(range: string, held: ReadonlySet<number>): string {
  return rangeOf([...held].filter(holderOf(range)));
}

/** Tells of some characters those that no face has, in order. */
export function glyphFinder(ranges: Iterable<string>): (characters: Iterable<number>) => string[] {
  const holders = [...new Set(ranges)].map(holderOf);
  const has = remembered(
    (code: number) =>
      holders.some((holds) => holds(code)) ||
      /[\s\p{Default_Ignorable_Code_Point}]/u.test(String.fromCodePoint(code)),
  );
  return (characters) =>
    [...characters].filter((code) => !has(code)).map((code) => String.fromCodePoint(code));
}

/** The faces as CSS, the files inlined: a page reads nothing but itself. */
export function fontCss(faces: readonly LoadedFace[]): string {
  return faces
    .map(
      ({ family, weight, style, range, data }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};unicode-range:${range};` +
        `src:url(data:font/woff2;base64,${data}) format("woff2")}`,
    )
    .join('\n');
}

/** As code points. */
export function charactersOf(text: string): Set<number> {
  const codes = new Set<number>();
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    codes.add(code);
    if (code > 0xffff) at += 1;
  }
  return codes;
}

/** Code points as a CSS unicode-range. */
function rangeOf(codes: Iterable<number>): string {
  const spans: [number, number][] = [];
  for (const code of [...codes].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && code <= last[1] + 1) last[1] = code;
    else spans.push([code, code]);
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return spans.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(',');
}

type Span = readonly [first: number, last: number];

/** A hundred pages ask of the same few ranges for the same few characters. */
const holderOf = remembered((range: string) => {
  const spans = spansOf(range);
  return remembered((code: number) => spans.some(([first, last]) => code >= first && code <= last));
});

function spansOf(range: string): Span[] {
  return range
    .split(',')
    .filter(Boolean)
    .map((part): Span => {
      const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-');
      // `U+4??` is U+400-4FF.
      return [parseInt(first.replaceAll('?', '0'), 16), parseInt(last.replaceAll('?', 'F'), 16)];
    });
}
