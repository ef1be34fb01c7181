import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Pair,
  type Node as YamlNode,
  type Scalar as YamlScalar,
} from 'yaml';
import { report, type Diagnostic } from '../diagnostic.ts';
import {
  scalar,
  type Field,
  type Mapping,
  type Node,
  type Place,
  type Scalar,
  type Source,
} from './source.ts';
import { syntaxProblems, type Landmarks } from './syntax.ts';

/** Past this many values behind aliases a document is an attack or a mistake, not a résumé. */
const MOST_ALIASED_VALUES = 100_000;

export interface Parsed {
  /** Undefined where the text is no YAML that could be understood. */
  root: Node | undefined;
  diagnostics: Diagnostic[];
}

/** YAML 1.2 (so JSON, too) to values with places, and whatever is wrong with it or reads like a slip. */
export function parse(source: Source): Parsed {
  const deep = tooDeep(source);
  if (deep) return { root: undefined, diagnostics: [report('too-deep', deep, '', { most: MOST_LEVELS })] };
  const document = parseDocument(source.text, {
    prettyErrors: false,
    merge: true,
    strict: true,
    stringKeys: false,
  });
  const said = [...document.errors, ...document.warnings];
  const syntax = syntaxProblems(source, said, landmarksOf(document, source.text));
  if (document.errors.some((error) => !LOCAL_ERRORS.has(error.code))) {
    return { root: undefined, diagnostics: syntax };
  }
  const reader = readerOf(source, document);
  const root = reader.read(document.contents);
  return { root, diagnostics: [...syntax, ...reader.diagnostics] };
}

/** Deeper than this the parser takes seconds, then the whole stack. */
const MOST_LEVELS = 200;

/** Where brackets, or dashes on a line, go too deep; roughly, for it is told before the text is parsed. */
function tooDeep(source: Source): Place | undefined {
  let depth = 0;
  for (const { 0: sign, index } of source.text.matchAll(/[[{\]}]|(?:- ){200,}/g)) {
    depth = /[\]}]/.test(sign) ? Math.max(0, depth - 1) : depth + 1;
    if (sign.length > 1 || depth > MOST_LEVELS) return { source, start: index, end: index + 1 };
  }
  return undefined;
}

/** Errors that leave the rest of the document's structure as its author meant it. */
const LOCAL_ERRORS = new Set(['DUPLICATE_KEY', 'BAD_DQ_ESCAPE', 'TAG_RESOLVE_FAILED']);

function readerOf(
  source: Source,
  document: Document,
): { read: (node: unknown) => Node; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const anchored = new Map<YamlNode, { node: Node; size: number }>();
  const open = new Set<YamlNode>();
  let size = 0;
  let aliased = 0;
  let isRefused = false;

  const place = (node: YamlNode | null | undefined): Place => {
    const [start, end] = node?.range ?? [0, 0];
    return { source, start, end: trimEnd(source.text, start, end) };
  };

  const read = (node: unknown): Node => {
    size += 1;
    if (isAlias(node)) return readAlias(node);
    if (isMap(node)) {
      open.add(node);
      const map = readMap(node.items, place(node));
      open.delete(node);
      return map;
    }
    if (isSeq(node)) {
      open.add(node);
      const items = node.items.map((item) => read(item));
      open.delete(node);
      return { kind: 'list', items, at: place(node) };
    }
    return isScalar(node) ? readScalar(node) : scalar(null, place(null));
  };

  const readScalar = (node: YamlScalar): Node => {
    const { value, source: text = '' } = node;
    const at = place(node);
    const lost = lostText(node, at);
    if (lost && value === null) {
      diagnostics.push(report('needs-quotes', lost, '', { value: textAt(lost) }));
      return { kind: 'scalar', value: textAt(lost), text: textAt(lost), refused: true, at: lost };
    }
    if (lost)
      diagnostics.push(
        report('lost-text', lost, '', { lost: textAt(lost), value: textAt(spanning(lost, at)) }),
      );
    if (typeof value === 'number' || typeof value === 'bigint') {
      return { kind: 'scalar', value: Number(value), text, at };
    }
    return { kind: 'scalar', value: typeof value === 'boolean' || value === null ? value : text, text, at };
  };

  /** `- #1 in sales` is a comment, `- &more` an anchor: words that would be gone from the page unseen. */
  const lostText = (node: YamlScalar, at: Place): Place | undefined => {
    if (node.type !== 'PLAIN') return undefined;
    if (/^[\p{L}\p{N}]/u.test(node.comment ?? '')) {
      const line = /^.*/.exec(source.text.slice(at.end))?.[0].trimEnd() ?? '';
      const gap = /^\s*(?=#)/.exec(line)?.[0].length;
      if (gap !== undefined) return { ...at, start: at.end + gap, end: at.end + line.length };
    }
    if (node.anchor === undefined || node.value === null || isUsed(node.anchor, document)) return undefined;
    const start = source.text.lastIndexOf('&', at.start);
    return { ...at, start, end: start + 1 + node.anchor.length };
  };

  const readAlias = (alias: YamlNode & { source: string }): Node => {
    const target = isAlias(alias) ? alias.resolve(document) : undefined;
    if (!target) {
      const about = { name: alias.source, known: anchorsOf(document) };
      // `**bold**` alone is an alias to YAML, and no alias is called so.
      const isText = about.name.includes('*') || /\W$/.test(about.name);
      const at = place(alias);
      diagnostics.push(
        isText
          ? report('needs-quotes', at, '', { value: textAt(at) })
          : report('unknown-anchor', at, '', about),
      );
      return refused(at);
    }
    if (open.has(target)) {
      diagnostics.push(report('anchor-loop', place(alias), '', { name: alias.source }));
      return refused(place(alias));
    }
    let copy = anchored.get(target);
    if (!copy) {
      const before = size;
      const value = read(target);
      copy = { node: value, size: size - before };
      anchored.set(target, copy);
    }
    size += copy.size;
    aliased += copy.size;
    if (aliased > MOST_ALIASED_VALUES) {
      if (!isRefused) diagnostics.push(report('alias-bomb', place(alias), '', { most: MOST_ALIASED_VALUES }));
      isRefused = true;
      return refused(place(alias));
    }
    return copy.node;
  };

  const readMap = (pairs: Pair[], at: Place): Mapping => {
    const fields = new Map<string, Field>();
    const merged: [string, Field][] = [];
    for (const pair of pairs) {
      const keyNode = pair.key as YamlNode | null;
      const value = pair.value === null ? scalar(null, place(keyNode)) : read(pair.value);
      if (!isScalar(keyNode) || keyNode.value === null) {
        diagnostics.push(report('key-not-text', keyNode ? colonOr(place(keyNode)) : at, '', {}));
      } else if (keyNode.value === '<<' || typeof keyNode.value === 'symbol') {
        for (const part of value.kind === 'list' ? value.items : [value]) {
          if (part.kind === 'map') merged.push(...part.fields);
          else
            diagnostics.push(
              report('wrong-type', place(pair.value as YamlNode), '', {
                expected: 'a map to merge',
                found: 'none',
                hint: '',
              }),
            );
        }
      } else {
        fields.set(keyNode.source ?? '', { key: place(keyNode), value });
      }
    }
    for (const [key, field] of merged) if (!fields.has(key)) fields.set(key, field);
    return { kind: 'map', fields, at };
  };

  return { read, diagnostics };
}

function refused(at: Place): Scalar {
  return { ...scalar(null, at), refused: true };
}

/** An empty key has no span of its own: its colon has. */
function colonOr(at: Place): Place {
  const colon = at.source.text.indexOf(':', at.start);
  return at.start < at.end || colon === -1 ? at : { ...at, start: colon, end: colon + 1 };
}

function textAt({ source, start, end }: Place): string {
  return source.text.slice(start, end);
}

function spanning(one: Place, other: Place): Place {
  return { ...one, start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

function trimEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Every node of the document, keys too, as they stand in it. */
function* nodesOf(node: unknown): Generator<YamlNode> {
  if (!isNode(node)) return;
  yield node;
  if (isSeq(node)) for (const item of node.items) yield* nodesOf(item);
  if (isMap(node)) {
    for (const pair of node.items) {
      yield* nodesOf(pair.key);
      yield* nodesOf(pair.value);
    }
  }
}

function isUsed(anchor: string, document: Document): boolean {
  return [...nodesOf(document.contents)].some((node) => isAlias(node) && node.source === anchor);
}

function anchorsOf(document: Document): string[] {
  return [...nodesOf(document.contents)].flatMap((node) => (isAlias(node) ? [] : (node.anchor ?? [])));
}

function landmarksOf(document: Document, text: string): Landmarks {
  const spans = (test: (node: YamlNode) => boolean) =>
    [...nodesOf(document.contents)]
      .filter(test)
      .flatMap(({ range }) => (range ? [{ start: range[0], end: range[1] }] : []));
  const quotes = () => spans((node) => isScalar(node) && String(node.type).startsWith('QUOTE'));
  return {
    quote: (offset) => quotes().findLast(({ start, end }) => start < offset && end >= offset - 1)?.start,
    tornQuote: () =>
      quotes().find(({ start, end }) => {
        const quoted = text.slice(start, end);
        return /\n\s*(- |[\w-]+:\s)/.test(quoted) || (/\n/.test(quoted) && /\w/.test(text[end] ?? ''));
      })?.start,
    bracket: (offset, opener) =>
      spans((node) => isCollection(node) && node.flow === true).find(
        ({ start, end }) => end === offset && text[start] === opener,
      )?.start,
    twin: (offset) => {
      for (const node of nodesOf(document.contents)) {
        const keys = isMap(node)
          ? node.items.flatMap(({ key }) => (isScalar(key) && key.range ? [key] : []))
          : [];
        const again = keys.find((key) => key.range?.[0] === offset);
        if (again) return keys.find((key) => key.value === again.value)?.range?.[0];
      }
      return undefined;
    },
  };
}

/** Data as YAML, for people to read; and its nodes, for who wants to set their style. */
export { Document as YamlDocument, isPair, isScalar, isSeq, stringify as toYaml, visit } from 'yaml';
