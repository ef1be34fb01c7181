import type { Telling } from './tellings.ts';

/** Words that two bullets about one thing share at least. */
const SHARED = 4;
/** Of the words of the shorter one, so many are the other's, too. */
const SAME = 0.7;
/** Where both stand on one page, they are two things unless one says all that the other says. */
const SAME_TOGETHER = 0.85;

/** Whether two bullets of one job tell one achievement in different words. */
export function isAlike(one: Telling, other: Telling): boolean {
  if (one.owner !== other.owner || one.language !== other.language) return false;
  const shared = [...one.content].filter((word) => other.content.has(word)).length;
  const smaller = Math.min(one.content.size, other.content.size);
  const areTogether = one.by.some((variant) => other.by.includes(variant));
  if (shared < SHARED || shared / smaller < (areTogether ? SAME_TOGETHER : SAME)) return false;
  // `in Germany` and `in France`: each names a thing of its own.
  return !(ownNames(one, other) && ownNames(other, one));
}

/** Whether one of them names something that the other does not. */
function ownNames({ prose: { text } }: Telling, { prose: other }: Telling): boolean {
  const names = text.match(/(?<!^)(?<![.:]\s)\b\p{Lu}[\p{L}\p{N}]+/gu) ?? [];
  return names.some((name) => !other.text.toLowerCase().includes(name.toLowerCase()));
}
