import { factsOf, factsUsed, fillFacts, type Facts } from '../core/facts.ts';
import { scalar, type Place } from '../core/source.ts';
import { branchIn, textIn, textsIn, type Branch, type Entry } from '../core/tree.ts';
import { leavesOf } from './fieldChanges.ts';

/** What a reader sees of an entry, and what of it is not written in the entry itself. */
export interface PrintedText {
  /** A highlight's text, another entry's name; facts are filled in. */
  text: string;
  /** Which of a highlight's other wordings it is, and where `use` asks for it. */
  wording: { name: string; at: Place } | undefined;
  /** The facts in its own texts. */
  facts: { name: string; value: string; at: Place }[];
}

const NAMES = ['position', 'name', 'title', 'organization', 'institution', 'language', 'network'];

export function printedText(value: Entry['value'], tree: Branch): PrintedText {
  const facts = factsOf(tree);
  const alt = branchIn(value, 'alt');
  const wording = textsIn(tree, 'use').find(({ text }) => alt?.fields.has(text));
  const worded = wording && textIn(alt, wording.text);
  const own = value.kind === 'scalar' ? String(value.value) : (worded ?? textIn(value, 'text'));
  const name = NAMES.map((field) => textIn(value, field)).find((text) => text !== undefined);
  const used = factsUsed(own === undefined ? leavesOf(value).map(([, { text }]) => text) : [own]);
  return {
    text: filled(own ?? name ?? '', facts, value.at),
    wording: wording && { name: wording.text, at: wording.at },
    facts: [...new Set(used)].flatMap((fact) => {
      const found = facts.get(fact);
      return found ? [{ name: fact, value: filled(String(found.value), facts, found.at), at: found.at }] : [];
    }),
  };
}

function filled(text: string, facts: Facts, at: Place): string {
  const { root } = fillFacts(scalar(text, at), facts);
  return root.kind === 'scalar' ? String(root.value) : text;
}
