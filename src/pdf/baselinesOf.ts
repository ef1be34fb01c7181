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
  for (const [operator, ...operands] of operatorsIn(content)) {
    const [, b, c, d = NaN, , f = NaN] = operands.map(Number);
    const isUpright = b === 0 && c === 0;
    if (operator === 'q') kept.push([scale, shift]);
    else if (operator === 'Q') [scale, shift] = kept.pop() ?? [NaN, NaN];
    else if (operator === 'cm') [scale, shift] = isUpright ? [scale * d, scale * f + shift] : [NaN, NaN];
    else if (operator === 'Tm') {
      const height = scale * f + shift;
      if (isTold && isUpright && !Number.isNaN(height)) lines.add(Math.round(height * 10) / 10);
    } else isTold = operator === 'BDC';
  }
  return [...lines];
}

/** As Chromium writes it: an operator a line, strings in hexadecimal, so that no text passes for one. */
const OPERATORS =
  /^(?:(q|Q|EMC)|\/\w+ <<\/MCID \d+ >>(BDC)|([-.\d]+) ([-.\d]+) ([-.\d]+) ([-.\d]+) ([-.\d]+) ([-.\d]+) (cm|Tm))$/gm;

function* operatorsIn(content: string): Generator<string[]> {
  for (const [, alone, begin, a, b, c, d, e, f, matrix] of content.matchAll(OPERATORS))
    yield matrix ? [matrix, a, b, c, d, e, f].map(String) : [String(alone ?? begin)];
}

function lastContent(file: PlainFile): string | undefined {
  const page = [...file.objects.values()].filter((body) => /^<<\s*\/Type\s*\/Page\b/.test(body)).at(-1);
  const at = page === undefined ? undefined : referenceIn(readDict(page).get('Contents'));
  return at === undefined ? undefined : readStream(file.objects.get(at) ?? '')?.data;
}
