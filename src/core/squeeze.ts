/** A text without what engines write in many ways, and where each of its characters stood. */
export interface Squeezed {
  /** Letters, marks, figures and symbols, in capitals, for a style may change the case. */
  letters: string;
  /** For each unit of `letters` its offset in `raw`. */
  at: number[];
  /** The text as it was, its letters composed. */
  raw: string;
}

const KEPT = /[\p{L}\p{M}\p{N}\p{S}%@&#]/u;

/** Brings a text of the résumé and what an engine reads of it to one form. */
export function squeeze(text: string): Squeezed {
  const raw = text.normalize('NFC');
  const at: number[] = [];
  let letters = '';
  let offset = 0;
  for (const character of raw) {
    if (KEPT.test(character)) {
      const kept = folded(character);
      letters += kept;
      for (let unit = 0; unit < kept.length; unit += 1) at.push(offset);
    }
    offset += character.length;
  }
  return { letters, at, raw };
}

const known = new Map<string, string>();

/** Compatibility forms (`ﬁ`, full-width letters) as what they stand for, without what is no letter of them. */
function folded(character: string): string {
  let found = known.get(character);
  if (found === undefined) {
    found = Array.from(character.normalize('NFKC').toUpperCase())
      .filter((one) => KEPT.test(one))
      .join('');
    known.set(character, found);
  }
  return found;
}

/**
 * The punctuation of a text, each mark once for every time it stands there. Engines write one dash, and one
 * dot in the middle, for another; a hyphen at the end of a line comes as a sign of their own.
 */
export function marksOf(text: string): string[] {
  return Array.from(text.normalize('NFKC').replace(HYPHEN, '-').replace(MIDDLE_DOT, '·')).filter((one) =>
    /[\p{P}]/u.test(one),
  );
}

const HYPHEN = /[\p{Pd}\u2212\u0002\uFFFE]/gu;
const MIDDLE_DOT = /[\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF65]/g;
