import { joined, plain, type Inline } from '../../core/inline.ts';
import type { WordLook } from './wordLook.ts';

/**
 * Addresses on both sides of a bar would run on from the left, and a telephone's plus go to its end: marks of direction
 * (U+200F, U+200E) keep the row in its order, and each of them in its own.
 */
export function contactRow(
  items: readonly Inline[][],
  { isRightToLeft }: Pick<WordLook, 'isRightToLeft'>,
): Inline[] {
  if (!isRightToLeft) return joined(items, '  |  ');
  const leftToRight = items.map((item) => (item[0]?.kind === 'link' ? [...plain('\u200E'), ...item] : item));
  return joined(leftToRight, ' \u200F|\u200F ');
}
