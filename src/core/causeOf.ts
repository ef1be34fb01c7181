import type { Difference } from './readBack.ts';
import { STRAY } from './strayIn.ts';
import type { OddText, SeenPage } from './seenPage.ts';
import { squeeze } from './squeeze.ts';

/** What most likely makes a text read otherwise than it was told. */
export type Cause =
  | { name: OddText['why']; css: string }
  | { name: keyof typeof STRAY | 'not-printed' | 'picture' }
  | { name: 'hyphen' | 'narrow' | 'neighbours' | 'columns' | 'unknown' };

const KINDS = Object.keys(STRAY) as (keyof typeof STRAY)[];

/** The likely cause of a difference, by how the page was laid out. */
export function causeOf({ what, told, read, detail }: Difference, seen: SeenPage): Cause {
  const name = KINDS.find((kind) => STRAY[kind].test(detail + read));
  const stray: Cause | undefined = name && { name };
  const odd = (...kinds: OddText['why'][]): Cause | undefined => {
    const isIt = (text: string) => isPartOf(text, told.text) || (detail !== '' && isPartOf(text, detail));
    const found = seen.odd.find((one) => kinds.includes(one.why) && isIt(one.text));
    return found && { name: found.why, css: found.css };
  };
  switch (what) {
    case 'lost': {
      const letters = squeeze(told.text).letters;
      const isThere = squeeze(seen.shown).letters.includes(letters);
      const found = odd('hidden', 'clipped', 'outside', 'pale', 'painted');
      if (found) return found;
      if (isThere) return stray ?? odd('lifted') ?? { name: 'unknown' };
      return seen.pictures > 0 ? { name: 'picture' } : { name: 'not-printed' };
    }
    case 'altered':
      if (stray) return stray;
      if (/^[FILJT]+$/.test(detail)) return { name: 'ligature' };
      return odd('hidden', 'clipped', 'painted', 'lifted') ?? { name: 'no-glyph' };
    case 'torn':
      return odd('lifted') ?? { name: 'columns' };
    case 'split':
      if (/[\n\f]/.test(read))
        return /[-\u0002\u00AD\uFFFE]\s*[\n\f]/.test(read) ? { name: 'hyphen' } : { name: 'narrow' };
      return odd('spaced') ?? { name: 'unknown' };
    case 'glued':
      return { name: 'neighbours' };
    case 'stray':
      return stray ?? { name: 'unknown' };
    case 'misplaced':
    case 'late':
      return odd('lifted') ?? { name: 'unknown' };
    case 'mingled':
      return odd('lifted') ?? { name: 'columns' };
    case 'repeated':
      return { name: 'unknown' };
  }
}

/** The shorter of two runs of text stands in the longer. */
function isPartOf(one: string, other: string): boolean {
  const [a, b] = [squeeze(one).letters, squeeze(other).letters];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short !== '' && long.includes(short) && (short.length > 3 || short.length === long.length);
}
