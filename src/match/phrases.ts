import type { Kind } from './kinds.ts';
import type { Sentence } from './readJob.ts';
import { tokensOf } from './tokens.ts';

const STOP = new Set(
  `a an the and or but nor of in on at to for from with without by as is are was be been being it its this that these those
  we you your our us they their them he she his her i who whom which what when where why how not no nor than then so such
  can could will would shall should may might must do does did have has had having if else while about into over under per
  more most less least very much many some any all each every both other another same own just only also too well even
  new good great strong solid excellent proven deep broad similar related relevant equivalent comparable various multiple
  several e.g i.e etc like including plus bonus nice able ability willing`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that every ad is made of. */
const GENERIC = new Set(
  `team teams company companies people person role job position work working worker environment product products project projects
  software engineer engineers engineering developer developers development technology technologies tools tool system systems
  service services solution solutions business customer customers client clients user users experience years year month months
  week weeks day days time part things thing way ways world industry field area areas knowledge skills skill understanding
  background degree computer science subject background candidate candidates level senior junior staff mid lead principal
  opportunity opportunities culture values mission growth impact best practices practice quality code language languages
  problems problem needs need high level office location salary process processes application applications others one two three
  four five six stack production scale fast paced self starter passion passionate`
    .split(/\s+/)
    .filter(Boolean),
);

/** What stands before a thing that one is to know. */
const CUE =
  /\b(?:experience|experienced|expertise|knowledge|understanding|familiarity|familiar|proficien\w+|fluen\w+|background|skilled|exposure|track record|competen\w+|grounding|versed|worked|hands-on)\s+(?:\w+\s+){0,2}?(?:with|in|of|on)\s+(?:an?\s+|the\s+)?([^.;:()]+)/gi;

/** Things that the ad names after such words, and phrases that it says again. */
export function phrasesIn(sentences: readonly Sentence[]): { name: string; kind: Kind }[] {
  const cued = sentences
    .filter(({ kind }) => kind === 'required' || kind === 'nice')
    .flatMap(({ text, kind }) =>
      [...text.matchAll(CUE)]
        .flatMap(([, things = '']) =>
          things.split(/,|\/|\b(?:and|or|such as|like|including|that|to|as|with|for|in)\b/),
        )
        .flatMap((thing) => phraseOf(thing))
        .map((name) => ({ name, kind })),
    );
  return [...cued, ...repeated(sentences)];
}

/** Two or three words in a row that each say something; undefined for anything else. */
function phraseOf(thing: string): string[] {
  const words = tokensOf(thing).map(({ text }) => text.toLowerCase());
  while (words[0] !== undefined && STOP.has(words[0])) words.shift();
  while (words.length > 0 && STOP.has(words.at(-1) ?? '')) words.pop();
  const isPhrase =
    words.length >= 2 &&
    words.length <= 3 &&
    words.every((word) => !STOP.has(word) && /\p{L}{2}/u.test(word));
  return isPhrase && words.filter((word) => !GENERIC.has(word)).length >= 2 ? [words.join(' ')] : [];
}

function repeated(sentences: readonly Sentence[]): { name: string; kind: Kind }[] {
  const times = new Map<string, { name: string; kind: Kind }[]>();
  for (const { text, kind } of sentences) {
    const clauses = text.split(/[,;:.()–—]/);
    for (const clause of clauses) {
      const words = tokensOf(clause).map((token) => token.text.toLowerCase());
      for (let index = 0; index + 2 <= words.length; index += 1) {
        const [name] = phraseOf(words.slice(index, index + 2).join(' '));
        if (name !== undefined) times.set(name, [...(times.get(name) ?? []), { name, kind }]);
      }
    }
  }
  return [...times.values()].filter((all) => all.length > 1).flat();
}
