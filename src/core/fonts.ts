import type { Template as Manifest } from '../generated/template.ts';

/** One font file: a static WOFF2 of one weight and style. */
export interface FontFace {
  family: string;
  /** A weight, or a range of weights that one file stands for. */
  weight: string;
  style: 'normal' | 'italic';
  /** Relative to the template's folder. */
  file: string;
  /** The characters it holds, as a CSS unicode-range. */
  range: string;
}

export function facesOf(manifest: Manifest): FontFace[] {
  return manifest.fonts.flatMap(({ family, range, files }) =>
    Object.entries(files).map(([key, file]): FontFace => {
      const [weight = '400', style] = key.split(' ');
      return {
        family,
        weight: weight.replace('-', ' '),
        style: style === 'italic' ? 'italic' : 'normal',
        file,
        range: range.replace(/\s+/g, ' '),
      };
    }),
  );
}

/** The faces that hold a character of the text: a Latin page carries no Cyrillic font. */
export function facesFor(faces: readonly FontFace[], text: string): FontFace[] {
  const characters = charactersOf(text);
  const needed = new Map<string, boolean>();
  return faces.filter(({ range }) => {
    let use = needed.get(range);
    if (use === undefined) {
      const spans = spansOf(range);
      use = characters.some((character) => holds(spans, character));
      needed.set(range, use);
    }
    return use;
  });
}

/** Tells of a text the characters that no face has, in order. */
export function glyphFinder(faces: readonly FontFace[]): (text: string) => string[] {
  const spans = [...new Set(faces.map((face) => face.range))].flatMap(spansOf);
  const known = new Map<number, boolean>();
  const has = (code: number): boolean => {
    let found = known.get(code);
    if (found === undefined) {
      found = holds(spans, code) || /[\s\p{Default_Ignorable_Code_Point}]/u.test(String.fromCodePoint(code));
      known.set(code, found);
    }
    return found;
  };
  return (text) =>
    charactersOf(text)
      .filter((code) => !has(code))
      .map((code) => String.fromCodePoint(code));
}

/** The faces as CSS, the files inlined: a page reads nothing but itself. `data` is base64. */
export function fontCss(faces: readonly (FontFace & { data: string })[]): string {
  return faces
    .map(
      ({ family, weight, style, range, data }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};unicode-range:${range};` +
        `src:url(data:font/woff2;base64,${data}) format("woff2")}`,
    )
    .join('\n');
}

function charactersOf(text: string): number[] {
  return [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
}

type Span = readonly [first: number, last: number];

function spansOf(range: string): Span[] {
  return range.split(',').map((part): Span => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-');
    // `U+4??` is U+400-4FF.
    return [parseInt(first.replaceAll('?', '0'), 16), parseInt(last.replaceAll('?', 'F'), 16)];
  });
}

function holds(spans: readonly Span[], code: number): boolean {
  return spans.some(([first, last]) => code >= first && code <= last);
}
