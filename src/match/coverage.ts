import { proseOf, proseFrom, type Prose } from '../core/prose.ts';
import { factsOf } from '../core/facts.ts';
import { sectionsOf } from '../core/select.ts';
import { position, type Place } from '../core/source.ts';
import type { Tailored } from '../core/tailor.ts';
import { textsBelow } from '../core/textsBelow.ts';
import { branchIn, entriesBelow, tagsOf, type Branch, type Entry, type Step } from '../core/tree.ts';
import { hasPhrase, knownIn, stemsOf } from './lexicon.ts';
import type { Term } from './termsOf.ts';
import { tokensOf, type Token } from './tokens.ts';

/** Where a variant stands on one term. */
export interface Covered {
  term: string;
  state: 'present' | 'one step away' | 'missing';
  /** Where it stands, or would: by ids, with the file and the line. */
  path: string;
  at: string;
  /** In how many texts it prints. */
  times: number;
  /** What keeps it out, one step away: “`exclude` of `web` takes it out”. */
  why: string;
}

export interface Coverage {
  terms: Covered[];
  /** Which part of the texts that it prints say something that was asked for: 0 to 1. */
  focus: number;
}

/** A text, ready to be looked through. */
interface Looked {
  prose: Prose;
  tokens: Token[];
  known: ReadonlySet<string>;
}

/** Holds the terms against what a variant prints, and against what it leaves out. */
export function coverage({ tree, settings }: Tailored, terms: readonly Term[]): Coverage {
  const shown = new Set(sectionsOf(tree));
  const printed = proseOf(tree)
    .filter(({ path }) => !ADDRESS.test(path) && isShown(path, shown))
    .map(look);
  const left = leftOut(tree, shown);
  const covered = terms.map((term): Covered => {
    const there = printed.filter((one) => says(one, term));
    const [first] = there;
    const none = { term: term.name, times: 0, why: '' };
    if (first) {
      const { path, at } = first.prose;
      return { ...none, state: 'present', path, at: lineOf(at), times: there.length };
    }
    const found = left.find(({ looked }) => says(looked, term));
    if (!found) return { ...none, state: 'missing', path: '', at: '' };
    const { prose } = found.looked;
    return { ...none, state: 'one step away', path: prose.path, at: lineOf(prose.at), why: found.why };
  });
  const telling = printed.filter((one) => terms.some((term) => says(one, term)));
  return { terms: covered, focus: printed.length === 0 ? 0 : telling.length / printed.length };

  function isShown(path: string, sections: ReadonlySet<string>): boolean {
    const [section = ''] = path.split('.').slice(path.startsWith('custom.') ? 1 : 0);
    if (path === 'basics.summary') return sections.has('summary');
    if (path.startsWith('titles.')) return settings.sections.includes(path.slice('titles.'.length));
    return path.startsWith('basics.') || sections.has(section);
  }
}

/** Names in addresses say nothing of what one knows. */
const ADDRESS = /(?:^|\.)(?:url|email|image)$/;

interface Left {
  looked: Looked;
  why: string;
}

/** What the base has and the variant does not print, and what it would take. */
function leftOut(tree: Branch, shown: ReadonlySet<string>): Left[] {
  const facts = factsOf(tree);
  const left: Left[] = [];
  const gone: { path: string; why: string }[] = [];
  for (const { entry, path, dropped } of entriesBelow(tree)) {
    const above = gone.find((other) => path.startsWith(`${other.path}.`));
    const section = /^(?:custom\.)?([^.[]+)/.exec(path)?.[1] ?? '';
    const isUnlisted = !path.startsWith('basics.') && !shown.has(section);
    const why =
      above?.why ??
      (dropped ? whyGone(entry) : isUnlisted ? `\`sections\` does not list \`${section}\`` : '');
    if (dropped && !above) gone.push({ path, why });
    if (why !== '') left.push(...textsOf(entry, path, facts).map((looked) => ({ looked, why })));
    else left.push(...wordings(entry, path, facts));
  }
  return left;
}

/** The other wordings of a highlight that prints. */
function wordings(entry: Entry, path: string, facts: ReturnType<typeof factsOf>): Left[] {
  const alt = branchIn(entry.value, 'alt');
  return [...(alt?.fields ?? [])].flatMap(([name, { value }]) =>
    value.kind === 'scalar'
      ? [
          {
            looked: look(proseFrom(value, facts, `${path}.alt.${name}`, '')),
            why: `\`use: [${name}]\` would take this wording`,
          },
        ]
      : [],
  );
}

function textsOf({ value }: Entry, path: string, facts: ReturnType<typeof factsOf>): Looked[] {
  const where = { path, shape: '', use: [], notes: false };
  return [...textsBelow(value, where)]
    .filter(({ scalar, path: at }) => typeof scalar.value === 'string' && !/\.(?:id|tags\[\d+\])$/.test(at))
    .map(({ scalar, path: at }) => look(proseFrom(scalar, facts, at, '')));
}

function whyGone(entry: Entry): string {
  const step: Step | undefined = entry.trail.at(-1);
  const tags = step?.tags ?? tagsOf(entry);
  const named = tags.map((tag) => `\`${tag}\``).join(', ');
  switch (step?.what) {
    case 'excluded':
      return `\`exclude\` takes ${named} out`;
    case 'not included':
      return named === '' ? '`include` has no tag of it' : `\`include\` lacks its tag ${named}`;
    case 'not chosen':
      return `the list of \`${step.by}\` does not name it`;
    case 'removed':
      return `\`${step.by}\` removes it`;
    case 'no section':
      return '`sections` does not list its section';
    default:
      return 'this variant leaves it out';
  }
}

function look(prose: Prose): Looked {
  return {
    prose,
    tokens: tokensOf(prose.text),
    known: new Set(knownIn(prose.text).map(({ form }) => form.term)),
  };
}

function says({ prose, tokens, known }: Looked, term: Term): boolean {
  return term.isKnown
    ? known.has(term.name)
    : hasPhrase(prose.text, tokens, stemsOf(term.name)) !== undefined;
}

function lineOf(at: Place): string {
  return `${at.source.file}:${position(at.source, at.start).line}`;
}
