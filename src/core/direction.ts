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

/** Of the bidirectional classes R, AL and AN (Unicode 14), whose blocks these are; and marks that turn the direction (UAX #9). */
const RIGHT_TO_LEFT_SIGN =
  /[\u0590-\u08FF\u200F\u202B\u202E\u2067\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Whether a text holds nothing that runs from right to left. */
export function isLeftToRight(text: string): boolean {
  return !RIGHT_TO_LEFT_SIGN.test(text);
}
