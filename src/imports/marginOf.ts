import { forms } from '../core/forms.ts';
import { scalar, type Node, type Place } from '../core/source.ts';
import { textIn } from './texts.ts';

/** Four lengths in CSS’s order; undefined where one is missing or no length (`2 cm` was one once). */
export function marginOf(sides: readonly (Node | undefined)[], at: Place): Node | undefined {
  const lengths = sides.map((side) => textIn(side)?.replace(/\s+/g, '') ?? '');
  const [top = '', right = '', bottom = '', left = ''] = lengths;
  const isSame = lengths.every((length) => length === top);
  const written = isSame ? top : right === left && top === bottom ? `${top} ${right}` : lengths.join(' ');
  return lengths.every((length) => length !== '' && forms.lengths(length)) && left !== ''
    ? scalar(written, at)
    : undefined;
}
