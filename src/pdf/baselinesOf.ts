import { remembered } from '../core/remembered.ts';
import { readPlainFile, type PlainFile } from './plainFile.ts';
import { readStream } from './streams.ts';
import { readDict, referenceIn } from './syntax.ts';

/**
 * The lines of text on the last page of a print as the browser made it, by how high their feet stand, in points.
 * What the structure does not hold, as page numbers, is left out; so is what stands aslant.
 */
export function baselinesOf(pdf: Uint8Array): readonly number[] {
  const file = readPlainFile(pdf);
  const stream = file && lastStream(file);
  return stream === undefined ? [] : linesIn(stream);
}

/** Variants of a résumé have their last page in common where they differ on the first. */
const linesIn = remembered((stream: string): readonly number[] => {
  const content = readStream(stream)?.data;
  if (content === undefined) return [];
  const lines = new Set<number>();
  /** A height there is `scale` times one here, and `shift`. */
  let [scale, shift] = [1, 0];
  let isTold = false;
  const kept: [number, number][] = [];
  for (const [, alone, begin, , b, c, d, , f, matrix] of content.matchAll(OPERATORS)) {
    if (matrix === undefined) {
      if (alone === 'q') kept.push([scale, shift]);
      else if (alone === 'Q') [scale, shift] = kept.pop() ?? [NaN, NaN];
      else isTold = begin !== undefined;
      continue;
    }
    const isUpright = Number(b) === 0 && Number(c) === 0;
    if (matrix === 'cm')
      [scale, shift] = isUpright ? [scale * Number(d), scale * Number(f) + shift] : [NaN, NaN];
    else if (isTold && isUpright) {
      const height = scale * Number(f) + shift;
      if (!Number.isNaN(height)) lines.add(Math.round(height * 10) / 10);
    }
  }
  return [...lines];
}, 32);

/** As Chromium writes it: an operator a line, strings in hexadecimal, so that no text passes for one. */
const OPERATORS =
  /^(?:(q|Q|EMC)|\/\w+ <<\/MCID \d+ >>(BDC)|([-.\d]+) ([-.\d]+) ([-.\d]+) ([-.\d]+) ([-.\d]+) ([-.\d]+) (cm|Tm))$/gm;

/** The stream of the last page, as it stands in the file. */
function lastStream(file: PlainFile): string | undefined {
  const page = [...file.objects.values()].filter((body) => /^<<\s*\/Type\s*\/Page\b/.test(body)).at(-1);
  const at = page === undefined ? undefined : referenceIn(readDict(page).get('Contents'));
  return at === undefined ? undefined : file.objects.get(at);
}
