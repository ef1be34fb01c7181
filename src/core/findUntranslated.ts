import { own } from './own.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { factsUsed } from './facts.ts';
import { languageName, languageOf } from './language.ts';
import { child, isWithin, textOf, type Place, type Scalar } from './source.ts';
import type { Layer, Tailored } from './tailor.ts';
import { textsBelow, type Text } from './textsBelow.ts';
import { branchIn, isTrue, textIn, textsIn, type Branch } from './tree.ts';

/**
 * A variant in another language than the one it extends is its translation: every text that it prints
 * as it was written in that language is told, save names, titles and dates. Only where a text stands
 * counts: one that the variant writes itself is translated, even in the same words.
 */
export function findUntranslated({ layers, tree, settings }: Tailored): Diagnostic[] {
  const translation = translationOf(layers);
  if (!translation) return [];
  const { variant, to, isStated } = translation;
  const assumed = isStated ? undefined : textIn(tree, 'locale');
  const tell = (at: Place, path: string, patch: string | undefined): Diagnostic => {
    const from = translation.languageAt(at);
    const names = { from: languageName(from, to), to: languageName(to, from) };
    return report('untranslated', at, path, { variant, ...names, patch, assumed });
  };
  const isForeign = (at: Place) => translation.languageAt(at) !== to;
  const use = textsIn(tree, 'use').map(({ text }) => text);
  const printed = [...textsBelow(tree, { path: '', shape: '', use, notes: isTrue(tree, 'notes') })].filter(
    (text) => isPrinted(text, settings),
  );
  const texts = printed
    .filter(({ shape, scalar }) => isForeign(scalar.at) && hasWords(String(scalar.value), LABEL.test(shape)))
    .map(({ path, shape, scalar }) => tell(scalar.at, path, patchOf(path, shape)));
  const facts = factsIn(
    printed.map(({ scalar }) => String(scalar.value)),
    branchIn(tree, 'facts'),
  )
    .filter(([, fact]) => isForeign(fact.at) && hasWords(String(fact.value), false))
    .map(([name, fact]) => tell(fact.at, `facts.${name}`, `facts.${name}`));
  return [...texts, ...facts];
}

interface Translation {
  variant: string;
  to: string;
  /** Whether any of its parents says in which language it is; English is assumed. */
  isStated: boolean;
  languageAt: (place: Place) => string;
}

function translationOf(layers: readonly Layer[]): Translation | undefined {
  let locale: string | undefined;
  const chain = layers
    .filter(({ name }) => name !== '--set')
    .map(({ name, changes }) => {
      const said = child(changes, 'locale');
      if (said) locale = textOf(said);
      return { name, changes, locale, language: languageOf(locale) };
    });
  const [own, parent] = [chain.at(-1), chain.at(-2)];
  if (!own || !parent || own.language === parent.language) return undefined;
  // The base has no locale of its own: it is in the language of the first variant that extends it.
  const base = chain[0]?.language ?? parent.language;
  return {
    variant: own.name,
    to: own.language,
    isStated: chain.slice(0, -1).some((layer) => layer.locale !== undefined),
    languageAt: (place) => {
      const isSet = layers.some(({ name, changes }) => name === '--set' && isWithin(place, changes.at));
      return isSet
        ? own.language
        : (chain.find(({ changes }) => isWithin(place, changes.at))?.language ?? base);
    },
  };
}

/** What is prose: names, job titles, degrees, keywords and addresses stay as they were given. */
const SENTENCE = new RegExp(
  [
    String.raw`^basics\.summary$`,
    String.raw`^\w+\.\*\.(entries\.\*\.)?(summary|description|reference|team|text)$`,
    String.raw`\.(highlights|list|rows\.\*)\.\*$`,
  ].join('|'),
);

/** A word or two; here a capital does not make it a name. */
const LABEL =
  /^titles\.[^.]+$|^(skills|interests)\.\*\.(name|level)$|^languages\.\*\.(language|fluency)$|^custom\.\*\.(title|table\.columns\.\*)$/;

function isPrinted({ path, shape, of }: Text, { sections, titles }: Tailored['settings']): boolean {
  if (!SENTENCE.test(shape) && !LABEL.test(shape)) return false;
  if (shape.startsWith('titles.')) return sections.includes(path.slice('titles.'.length));
  if (shape === 'custom.*.title') return own(titles, path.split('.')[1] ?? '') === undefined;
  // A recording stands in the place of its summary; a skill without keywords is the name of a technology.
  if (shape === 'talks.*.summary') return !of?.fields.has('url');
  if (shape === 'skills.*.name') return of?.fields.has('keywords') === true;
  return true;
}

/** Words of a language, beside code, addresses, facts, figures and what begins like a name. */
function hasWords(text: string, isLabel: boolean): boolean {
  const bare = text.replace(/`[^`]*`|\$\{[^{}]*\}|\S+@\S+|https?:\S+|\S*\p{L}\.\p{L}\S*/gu, ' ');
  const word = isLabel ? /(?<![\p{L}\p{N}])\p{L}\p{Ll}+(?![\p{L}\p{N}])/u : /(?<![\p{L}\p{N}])\p{Ll}{2,}/u;
  return word.test(bare) || /\p{Lo}/u.test(bare);
}

/** Plain lists are replaced whole; what has no id cannot be patched. */
function patchOf(path: string, shape: string): string | undefined {
  const whole = /\.table\.(columns|rows)\b/.test(shape) ? path.replace(/\[.*$/, '') : path;
  return whole.includes('[') ? undefined : whole;
}

/** The facts that texts are made of, those that facts are made of included. */
function factsIn(texts: readonly string[], facts: Branch | undefined): [string, Scalar][] {
  const found = new Map<string, Scalar>();
  const add = (text: string): void => {
    for (const name of factsUsed([text])) {
      const fact = facts?.fields.get(name)?.value;
      if (fact?.kind !== 'scalar' || found.has(name)) continue;
      found.set(name, fact);
      add(String(fact.value));
    }
  };
  texts.forEach(add);
  return [...found];
}
