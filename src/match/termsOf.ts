import type { Job, Sentence } from './readJob.ts';
import { WEIGHTS, type Kind } from './kinds.ts';
import { knownIn } from './lexicon.ts';
import { phrasesIn } from './phrases.ts';
import { stemOf, tokensOf } from './tokens.ts';

/** Something that a job asks for. */
export interface Term {
  name: string;
  /** The strongest place where the ad says it. */
  kind: Kind;
  /** How often. */
  count: number;
  /** How much it counts for, by where and how often. */
  weight: number;
  /** As the ad says it, for who wonders. */
  quote: string;
  /** Known names and skills have many forms; a phrase of the ad is looked for as it stands. */
  isKnown: boolean;
}

/** What describes people more than what they know counts for less. */
const SOFT =
  /^(?:communication|automation|documentation|migration|security|search|databases|messaging|hiring|analytics|agile|b2b|saas|cross-functional work|stakeholder management|remote work|public speaking)$/i;

const MOST_PHRASES = 12;

/** The terms of a job ad, the weightiest first; the same ad gives the same list. */
export function termsOf({ sentences }: Job, isEnglish: boolean): Term[] {
  const told = sentences.filter(({ kind }) => WEIGHTS[kind] > 0);
  const found = new Map<string, Term>();
  const taken = new Set<string>();
  for (const { text, kind } of told) {
    for (const { form, start, end } of knownIn(text)) {
      const quote = text.slice(start, end);
      for (const { stem } of tokensOf(quote)) taken.add(stem);
      add(found, { name: form.term, kind, quote, isKnown: true });
    }
  }
  const phrases = new Map<string, Term>();
  // What makes a phrase in another language nobody here knows.
  const said = isEnglish ? phrasesIn(told) : [];
  for (const { name, kind } of [...acronymsIn(told), ...said]) {
    const isSaid = tokensOf(name).some(({ text }) => taken.has(stemOf(text)));
    if (!isSaid) add(phrases, { name, kind, quote: name, isKnown: false });
  }
  const known = [...found.values()].map(weighed);
  const others = byWeight([...phrases.values()].map(weighed)).slice(0, MOST_PHRASES);
  return byWeight([...known, ...others]);
}

function add(found: Map<string, Term>, one: Omit<Term, 'count' | 'weight'>): void {
  const key = one.name.toLowerCase();
  const before = found.get(key);
  if (!before) found.set(key, { ...one, count: 1, weight: 0 });
  else {
    before.count += 1;
    if (WEIGHTS[one.kind] > WEIGHTS[before.kind]) Object.assign(before, { kind: one.kind, quote: one.quote });
  }
}

function weighed(term: Term): Term {
  const often = 1 + 0.25 * (Math.min(term.count, 5) - 1);
  const part = (SOFT.test(term.name) ? 0.5 : 1) * (term.isKnown ? 1 : 0.6);
  return { ...term, weight: Math.round(WEIGHTS[term.kind] * often * part * 100) / 100 };
}

/** Of the same weight the first in the ad stays first. */
function byWeight(terms: readonly Term[]): Term[] {
  return terms.toSorted((a, b) => b.weight - a.weight);
}

/** Capitals that are no skill: places, papers, benefits, people. */
const NO_SKILL = new Set(
  'US USA UK EU UAE NYC SF LA DC EUR USD GBP CHF CEO CTO CFO COO VP HR PTO RSU ESPP FAQ AM PM EST PST CET GMT UTC EOE EEO ADA LLC INC LTD GMBH BS BA MS MA BSC MSC PHD MBA CS IT ID OK PR QA TBD ASAP FTE II III IV MWD M W D F X'.split(
    ' ',
  ),
);

/** `SIEM`, `EDR`, `OSCP`: what no list of names can hold. */
function acronymsIn(sentences: readonly Sentence[]): { name: string; kind: Kind }[] {
  return sentences
    .filter(
      ({ text, kind }) =>
        kind !== 'title' && kind !== 'plain' && (text !== text.toUpperCase() || text.split(' ').length < 4),
    )
    .flatMap(({ text, kind }) =>
      [
        ...text.matchAll(
          /(?<![\p{L}\p{N}&])(?:\p{Lu}{2,6}(?: ?[&/-]\p{Lu}{1,4}| \p{Lu}{2,6}(?:&\p{Lu}+)?| \d)?)(?=s?(?![\p{L}\p{N}]))/gu,
        ),
      ]
        .map(([name]) => ({ name, kind }))
        .filter(({ name }) => !NO_SKILL.has(name)),
    );
}
