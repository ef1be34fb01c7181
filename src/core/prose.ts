import { alignMarkdown, alignYaml } from './align.ts';
import { factPieces, factsOf, type FactPiece } from './facts.ts';
import { codeSpans, plainText } from './markdown.ts';
import { once } from './once.ts';
import type { Place, Scalar } from './source.ts';
import { textsBelow } from './textsBelow.ts';
import { isTrue, textsIn, type Branch } from './tree.ts';

/** One text that a variant prints, as its reader sees it, and where each character of it is written. */
export interface Prose {
  /** By ids: `work.acme.highlights.serving.text`. */
  path: string;
  /** The same with a star for every entry: `work.*.highlights.*`. */
  shape: string;
  /** Facts filled in, Markdown read. */
  text: string;
  /** Facts filled in, Markdown as written. */
  written: string;
  /** What of the text is code: its words are nobody's spelling. */
  code: readonly (readonly [start: number, end: number])[];
  /** The whole of it, in its source. */
  at: Place;
  /** Where a part of `text` stands: in the text itself, or in the fact that it comes from. */
  placeOf: (start: number, end: number) => Place;
  /** The same for a part of `written`. */
  placeOfWritten: (start: number, end: number) => Place;
}

/** What variants say of themselves, and what no reader reads. */
const NOT_READ =
  /^(?:\$schema|extends|include|exclude|use|sections|template|page|locale|facts|variants)\b|(?:^|\.)(?:id|tags\.\*|image|countryCode|postalCode)$/;

/** Every text that a variant prints, in the order of the file; addresses and dates among them. */
export function proseOf(tree: Branch): Prose[] {
  const use = textsIn(tree, 'use').map(({ text }) => text);
  const where = { path: '', shape: '', use, notes: isTrue(tree, 'notes') };
  const facts = factsOf(tree);
  return [...textsBelow(tree, where)]
    .filter(({ shape, scalar }) => typeof scalar.value === 'string' && !NOT_READ.test(shape))
    .map(({ path, shape, scalar }) => proseFrom(scalar, facts, path, shape));
}

/** One text as prose. */
export function proseFrom(
  scalar: Scalar,
  facts: ReadonlyMap<string, Scalar>,
  path: string,
  shape: string,
): Prose {
  const pieces = factPieces(scalar, facts);
  const written = pieces.map(({ text }) => text).join('');
  const text = plainText(written);
  const inMarkdown = once(() => alignMarkdown(text, written));
  const known = new Map<Scalar, number[] | undefined>();
  const placesOf = (from: Scalar): number[] | undefined => {
    if (!known.has(from)) known.set(from, inYaml(from));
    return known.get(from);
  };
  const placeOfWritten = (start: number, end: number) => placeIn(pieces, placesOf, scalar.at, start, end);
  return {
    path,
    shape,
    text,
    written,
    code: codeSpans(written),
    at: scalar.at,
    placeOfWritten,
    placeOf: (start, end) => {
      const places = inMarkdown();
      const [from, last] = [places?.[start], places?.[Math.max(start, end - 1)]];
      return from === undefined || last === undefined ? scalar.at : placeOfWritten(from, last + 1);
    },
  };
}

/** The span in the source of the first piece that it touches; the whole text where that cannot be told. */
function placeIn(
  pieces: readonly FactPiece[],
  placesOf: (from: Scalar) => readonly number[] | undefined,
  whole: Place,
  start: number,
  end: number,
): Place {
  let offset = 0;
  for (const { text, from, at } of pieces) {
    const next = offset + text.length;
    if (start < next || (start === end && start === next)) {
      const places = placesOf(from);
      const first = places?.[at + start - offset];
      const last = places?.[at + Math.min(end, next) - offset - 1];
      if (first === undefined || last === undefined) return from.at;
      return { ...from.at, start: from.at.start + first, end: from.at.start + last + 1 };
    }
    offset = next;
  }
  return whole;
}

/** Where each character of a value stands behind its beginning. */
function inYaml({ value, at }: Scalar): number[] | undefined {
  return alignYaml(String(value), at.source.text.slice(at.start, at.end));
}
