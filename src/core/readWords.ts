import { squeeze } from './squeeze.ts';
import type { Difference } from './readBack.ts';
import type { Told } from './told.ts';

/** Letters of a script that runs from the right. */
const FROM_THE_RIGHT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export function runsFromTheRight(text: string): boolean {
  return FROM_THE_RIGHT.test(text);
}

/**
 * Holds what an engine reads of text that runs from the right against what was told, word by word. Lines
 * are drawn from the left there, and engines differ on the order in which they give them back.
 */
export function readWords(told: readonly Told[], pages: readonly string[]): Difference[] {
  const text = pages.join('\n');
  const known = new Set(wordsOf(text).map(sorted));
  const whole = squeeze(text).letters;
  return told.flatMap((one): Difference[] => {
    const words = wordsOf(one.text);
    const missing = words.filter((word) => !known.has(sorted(word)) && !whole.includes(word));
    if (missing.length === 0) return [];
    const isLost = missing.length === words.length;
    const detail = isLost ? '' : missing.join(' ');
    return [{ what: isLost ? 'lost' : 'altered', told: one, page: 1, detail, read: '' }];
  });
}

function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{M}\p{N}\p{S}%@&#]+/u)
    .map((word) => squeeze(word).letters)
    .filter((word) => word !== '');
}

/** Where bold begins within a word, an engine may give back its parts the other way round. */
function sorted(word: string): string {
  return Array.from(word).sort().join('');
}
