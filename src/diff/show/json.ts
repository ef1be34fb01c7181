import type { Difference, Part } from '../difference.ts';
import { differs } from './words.ts';

/** For other programs: the difference itself, without what is the same. */
export function json(difference: Difference): Difference {
  return { ...difference, parts: onlyChanges(difference.parts) };
}

function onlyChanges(parts: readonly Part[]): Part[] {
  return parts.filter(differs).map((part) => ({ ...part, parts: onlyChanges(part.parts) }));
}
