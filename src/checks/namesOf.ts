import { wordsIn } from './known.ts';
import type { Variant } from './rule.ts';

/** Fields that hold names, which nobody but their bearers can misspell. */
const NAMES =
  /^basics\.(?:name|location\..*|profiles\.\*\..*|email|url)$|\.(?:name|organization|institution|publisher|awarder|issuer|event|entity|location|area|studyType|reference|team|roles\.\*|keywords\.\*|courses\.\*|username|network|url|language)$|^(?:awards|publications|talks|custom)\.\*\.(?:entries\.\*\.)?title$/;

/** The words of the names in a résumé, in small letters: companies, people, schools, products, skills. */
export function namesOf(variants: readonly Variant[]): Set<string> {
  const names = new Set<string>();
  for (const { prose } of variants) {
    for (const { shape, text } of prose) {
      if (NAMES.test(shape) && !/reference$/.test(shape))
        for (const word of wordsIn(text)) names.add(word.toLowerCase());
    }
  }
  return names;
}
