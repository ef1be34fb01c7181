import { distance, nearest } from '../core/nearest.ts';
import type { Flaw } from '../core/flaw.ts';
import type { Prose } from '../core/prose.ts';
import { fixAt, report } from '../diagnostic.ts';
import { keyOf, KNOWN_WORDS, TECHNOLOGIES } from './known.ts';
import { flawsIn } from './proofread.ts';
import type { Around, Variant, VariantRule } from './rule.ts';

export const spelling: VariantRule = {
  code: 'spelling',
  of: 'variant',
  level: 'warning',
  purpose: 'words that no dictionary knows, nor the résumé itself',
  example: 'Speadheaded the migraton',
  find: (variant, around) =>
    flawsIn(variant, around, (flaw, prose) => {
      if (flaw.linter !== 'SpellCheck') return undefined;
      const word = prose.text.slice(flaw.start, flaw.end);
      const instead = misspelt(word, flaw, prose, variant, around);
      if (instead === undefined) return undefined;
      const place = prose.placeOf(flaw.start, flaw.end);
      const found = report('spelling', place, prose.path, { word, instead });
      return instead === '' ? found : { ...found, fixes: fixAt(place, word, instead, false) };
    }),
};

/** What the word should be; undefined where it is right as it is, or nobody can tell. */
function misspelt(
  word: string,
  flaw: Flaw,
  { text, shape }: Prose,
  variant: Variant,
  { known }: Around,
): string | undefined {
  const isKnown = (one: string) => known.has(one) || KNOWN_WORDS.has(one);
  const bare = word.replace(/[’']s$|[’']$/, '');
  const small = bare.toLowerCase();
  if (bare.length < 3 || /\d/.test(bare) || isPartOfName(text, flaw)) return undefined;
  if (isKnown(small) || isKnown(small.replace(/(?:es|s)$/, '')) || isKnown(small.replace(/s$/, '')))
    return undefined;
  const isShout = bare === bare.toUpperCase() || /^\p{Lu}{2,}s$/u.test(bare);
  if (isShout || isDialect(small, flaw.instead, variant.region)) return undefined;
  const near =
    nearName(bare, [...TECHNOLOGIES.values()]) ??
    nearName(
      bare,
      [...known].filter((one) => one.length > 5),
    );
  const opens = /(?:^|[.:!?•–—]\s+|^["“'(]+)$/.test(text.slice(0, flaw.start));
  const isName = /\p{Lu}/u.test(bare.slice(opens ? 1 : 0));
  const isLabelled = /label$|position$|^titles|title$/.test(shape);
  const slip = flaw.instead.find((other) => isSlip(small, other.toLowerCase()));
  if (isName && !isLabelled) return near;
  return slip === undefined ? near : capitalAs(bare, slip);
}

/** Words of a trade are in no dictionary, either: a slip is a letter or two away from a word that begins alike. */
function isSlip(word: string, other: string): boolean {
  if (/[’' ]/.test(other)) return false;
  if (other.slice(1) === word) return true;
  return word[0] === other[0] && distance(word, other) <= (word.length < 6 ? 1 : 2);
}

/** Other signs at the word make it an address, a file or a name: `foo.bar`, `@ada`, `some_thing`. */
function isPartOfName(text: string, { start, end }: Flaw): boolean {
  const before = /\S*$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^\S*/.exec(text.slice(end))?.[0] ?? '';
  return /[@\\_:#/]$|[\p{L}\d]\.$|\d$/u.test(before) || /^[@\\_\d]|^\.[\p{L}\d]|^::|^\/\//u.test(after);
}

/** British and American spellings are both right, unless the variant names its region. */
function isDialect(word: string, instead: readonly string[], region: string | undefined): boolean {
  if (region !== undefined) return false;
  const plain = (one: string) =>
    one
      .toLowerCase()
      .replace(/ou(?=r)/g, 'o')
      .replace(/is(?=e|ing|ation|able)/g, 'iz')
      .replace(/ys(?=e|ing)/g, 'yz')
      .replace(/re(?=s?$|d$)/g, 'er')
      .replace(/ll/g, 'l')
      .replace(/c(?=e|ing)/g, 's')
      .replace(/ogue/g, 'og')
      .replace(/mme(?=s?$)/g, 'm')
      .replace(/ae|oe/g, 'e')
      .replace(/ement/g, 'ment');
  return (
    instead.some((other) => plain(other) === plain(word)) ||
    /^(?:grey|programmes?|fulfil|enrolments?|judgement)$/.test(word)
  );
}

/** The name that this one is a slip of; long ones may have two. */
function nearName(word: string, names: readonly string[]): string | undefined {
  if (word.length < 6) return undefined;
  const close = names.filter(
    (name) => Math.abs(name.length - word.length) <= 2 && name[0]?.toLowerCase() === word[0]?.toLowerCase(),
  );
  const meant = nearest(word, close);
  return meant !== undefined &&
    keyOf(meant) !== keyOf(word) &&
    isSlip(word.toLowerCase(), meant.toLowerCase()) &&
    distance(word.toLowerCase(), meant.toLowerCase()) < 2
    ? meant
    : undefined;
}

function capitalAs(word: string, other = ''): string {
  return /^\p{Lu}/u.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
}
