/**
 * What ends a word, beside white space, as the inside of a character class: the marks of ASCII and Latin-1,
 * general and CJK punctuation. Ranges rather than `\P{L}`: to compile Unicode's own classes takes longer
 * than to compare two résumés.
 */
export const MARKS = String.raw`!-/:-@\[-\x60{-~\u00A1-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u2000-\u206F\u20A0-\u20CF\u2190-\u2BFF\u3000-\u3003\u3008-\u3020\uFF01-\uFF0F`;

/** Thai, Lao, Burmese, Khmer, Japanese and Chinese, which put no spaces between words. */
export const UNSPACED =
  /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uD840-\uD87F\uF900-\uFAFF]/;
