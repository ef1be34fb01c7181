import { nearest } from '../core/nearest.ts';
import type { Flaw } from '../core/flaw.ts';
import type { Prose } from '../core/prose.ts';
import { report } from '../diagnostic.ts';
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
      return report('spelling', prose.placeOf(flaw.start, flaw.end), prose.path, { word, instead });
    }),
};

/** What the word should be, empty where nobody can tell; undefined where it is right as it is. */
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
  const isLabelled = /label$|position$|^titles|skills\.\*\.name|title$/.test(shape);
  if (isName && !isLabelled) return near;
  if (isName && isLabelled)
    return isCloseTo(small, flaw.instead[0]) ? capitalAs(bare, flaw.instead[0]) : near;
  return flaw.instead[0] === undefined ? (near ?? '') : capitalAs(bare, flaw.instead[0]);
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
    isCloseTo(word.toLowerCase(), meant.toLowerCase())
    ? meant
    : undefined;
}

function isCloseTo(word: string, other: string | undefined): boolean {
  if (other === undefined || word.length < 5) return false;
  const small = other.toLowerCase();
  const [a, b] = [letters(word), letters(small)];
  const missing = [...a].filter(([letter, count]) => (b.get(letter) ?? 0) < count).length;
  const added = [...b].filter(([letter, count]) => (a.get(letter) ?? 0) < count).length;
  return missing <= 1 && added <= 1 && Math.abs(word.length - small.length) <= 1;
}

function letters(word: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of word) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

function capitalAs(word: string, other = ''): string {
  return /^\p{Lu}/u.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
}
