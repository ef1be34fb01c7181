import { isEnglish } from './language.ts';

/** The scripts that are written from right to left and still in use. */
// prettier-ignore
const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/**
 * In which direction a language is written, by its script: `textInfo` of `Intl.Locale` takes Dhivehi and
 * Egyptian Arabic for left to right, and became a method after Node 20.
 */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  if (isEnglish(locale)) return 'ltr';
  return RIGHT_TO_LEFT.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}
