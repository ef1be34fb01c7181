import { readPlainFile, type PlainFile } from './plainFile.ts';
import { readStream } from './streams.ts';
import { readDict, referenceIn } from './syntax.ts';

/**
 * The lines of text on the last page of a print as the browser made it, by how high their feet stand, in points.
 * What the structure does not hold, as page numbers, is left out; so is what stands aslant.
 */
export function baselinesOf(pdf: Uint8Array): number[] {
  const file = readPlainFile(pdf);
  const content = file && lastContent(file);
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
}

/** As Chromium writes it: an operator a line, strings in hexadecimal, so that no text passes for one. */
const OPERATORS =
  /^(?:(q|Q|EMC)|\/\w+ <<\/MCID \d+ >>(BDC)|([-.\d]+) ([-.\d]+) ([-.\d]+) ([-.\d]+) ([-.\d]+) ([-.\d]+) (cm|Tm))$/gm;

function lastContent(file: PlainFile): string | undefined {
  const page = [...file.objects.values()].filter((body) => /^<<\s*\/Type\s*\/Page\b/.test(body)).at(-1);
  const at = page === undefined ? undefined : referenceIn(readDict(page).get('Contents'));
  return at === undefined ? undefined : readStream(file.objects.get(at) ?? '')?.data;
}
