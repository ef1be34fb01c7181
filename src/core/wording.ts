/** `queries` → `query`, `boxes` → `box`; good enough to compare, not to print. */
export function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:sses|xes|ches|shes)$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

/** The part of a word that its forms share: `migrated`, `migrating` and `migration` → `migrat`. */
export function stem(word: string): string {
  const one = singular(word.toLowerCase());
  const cut = one.replace(/(?:ations?|ating|ated|ates?|ions?|ings?|edly|ed|ers?|ors?|ments?|ly|es?)$/, '');
  const base = cut.length >= 3 ? cut : one;
  return base.replace(/([^aeiouls])\1$/, '$1').replace(/i$/, 'y');
}

const EMPTY = new Set(
  `a an the and or of in on at for with to from by as is was are were be been it its that which who whose this these
those into over under across per than so not no up down out off than then their our his her my we they i each every
all any some more most less least very new own first one about after before while during through via using used`.split(
    /\s+/,
  ),
);

/** The stems of what a text is about: its words without the little ones, figures and signs. */
export function contentOf(text: string): Set<string> {
  const words = text.match(/\p{L}[\p{L}\p{N}’'+#]*/gu) ?? [];
  return new Set(
    words
      .map((word) => word.replace(/[’']s$/, ''))
      .filter((word) => word.length > 1 && !EMPTY.has(word.toLowerCase()))
      .map(stem),
  );
}
