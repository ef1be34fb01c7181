import { report, type Diagnostic } from '../diagnostic.ts';
import type { Node, Place, Scalar } from './source.ts';
import { MOST_TOLD } from './syntax.ts';
import { branchIn, type Branch } from './tree.ts';

/** `${name}`, or `\${` for the two characters themselves, or a `${` that nothing closes. */
const REFERENCE = /\\\$\{|\$\{(?:([^{}]*)\})?/g;

/** Facts made of facts may double each other; past this many characters they are no text any more. */
const MOST_CHARACTERS = 1_000_000;
/** Facts may be empty, too, and each takes its time: it counts as so many at least. */
const LEAST_CHARACTERS = 20;

export type Facts = ReadonlyMap<string, Scalar>;

/** The document with every `${name}` in its texts filled in, `x-*` left as it is. */
export function fillFacts(root: Node, facts: Facts): { root: Node; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const tell = (diagnose: () => Diagnostic): void => {
    if (diagnostics.length < MOST_TOLD) diagnostics.push(diagnose());
  };
  let filled = 0;
  let isRefused = false;
  const fill = (text: string, at: Place, open: readonly string[]): string =>
    text.replace(REFERENCE, (written, name: string | undefined, offset: number) => {
      if (written === '\\${') return '${';
      const place = (): Place => spanOf(at, written, text.slice(0, offset));
      if (name === undefined) {
        tell(() => report('open-fact', place(), '', {}));
        return written;
      }
      const fact = facts.get(name);
      if (!fact) {
        tell(() => report('unknown-fact', place(), '', { name, known: [...facts.keys()] }));
        return written;
      }
      if (open.includes(name)) {
        tell(() => loop(facts, open.slice(open.indexOf(name))));
        return written;
      }
      if (filled > MOST_CHARACTERS) {
        const limits = { most: MOST_CHARACTERS, least: LEAST_CHARACTERS };
        if (!isRefused) diagnostics.push(report('fact-bomb', fact.at, `facts.${name}`, limits));
        isRefused = true;
        return written;
      }
      const value = fill(String(fact.value), fact.at, [...open, name]);
      filled += Math.max(LEAST_CHARACTERS, value.length);
      return value;
    });

  const walk = (node: Node): Node => {
    if (node.kind === 'list') return { ...node, items: node.items.map(walk) };
    if (node.kind === 'map') {
      const fields = [...node.fields].map(
        ([key, field]) =>
          [key, key.startsWith('x-') ? field : { ...field, value: walk(field.value) }] as const,
      );
      return { ...node, fields: new Map(fields) };
    }
    if (typeof node.value !== 'string' || !node.value.includes('${')) return node;
    const value = fill(node.value, node.at, []);
    return { ...node, value, text: value };
  };
  return { root: walk(root), diagnostics };
}

/** One loop is one problem, wherever it was entered: it is told from the first of its facts by name. */
function loop(facts: Facts, ring: readonly string[]): Diagnostic {
  const [first = ''] = [...ring].sort();
  const start = ring.indexOf(first);
  const at = facts.get(first)?.at;
  if (!at) throw new Error(`there is no fact ${first}`);
  return report('fact-loop', at, `facts.${first}`, {
    chain: [...ring.slice(start), ...ring.slice(0, start), first],
  });
}

/** The facts of a document by name. */
export function factsOf(tree: Branch): Facts {
  const facts = [...(branchIn(tree, 'facts')?.fields ?? [])];
  return new Map(
    facts.flatMap(([name, { value }]): [string, Scalar][] =>
      value.kind === 'scalar' ? [[name, value]] : [],
    ),
  );
}

/** A part of a text with facts: what it reads, and whose value that is, from which character on. */
export interface FactPiece {
  text: string;
  from: Scalar;
  at: number;
}

/** Facts within facts, deeper than anybody writes them: a loop, or a text made to grow without end. */
const MOST_NESTED = 8;

/** A text cut where facts begin and end. What is nested too deep, which is an error elsewhere, stays as written. */
export function factPieces(scalar: Scalar, facts: Facts, depth = 0): FactPiece[] {
  const value = String(scalar.value);
  const pieces: FactPiece[] = [];
  let done = 0;
  const literal = (end: number): void => {
    if (end > done) pieces.push({ text: value.slice(done, end), from: scalar, at: done });
  };
  for (const match of value.matchAll(REFERENCE)) {
    const [written, name = ''] = match;
    const fact = depth < MOST_NESTED ? facts.get(name) : undefined;
    if (written !== '\\${' && !fact) continue;
    literal(match.index);
    if (fact) pieces.push(...factPieces(fact, facts, depth + 1));
    else pieces.push({ text: '${', from: scalar, at: match.index + 1 });
    done = match.index + written.length;
  }
  literal(value.length);
  return pieces;
}

/** The names of the facts that these files use, wherever in them. */
export function factsUsed(texts: readonly string[]): string[] {
  return texts.flatMap((text) => [...text.matchAll(REFERENCE)].flatMap((match) => match[1] ?? []));
}

/** Where `written` stands in the source of a text; the whole text where quotes or folds moved it. */
function spanOf(at: Place, written: string, before: string): Place {
  const source = at.source.text.slice(at.start, at.end);
  const occurrence = before.split(written).length - 1;
  let start = -1;
  for (let count = 0; count <= occurrence; count += 1) start = source.indexOf(written, start + 1);
  return start === -1 ? at : { ...at, start: at.start + start, end: at.start + start + written.length };
}
