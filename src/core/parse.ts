import { report, type Diagnostic } from '../diagnostic.ts';
import { findControls, findUnreadable } from './findUnreadable.ts';
import { aliasNames, anchorsOf, duplicateKeys, landmarksOf, nodesOf, targetsOf } from './landmarks.ts';
import {
  scalar,
  type Field,
  type Mapping,
  type Node,
  type Place,
  type Scalar,
  type Source,
} from './source.ts';
import { MOST_TOLD, syntaxProblems } from './syntax.ts';
import { MOST_LEVELS, tooDeep } from './tooDeep.ts';
import { MOST_SIGNS, tooDense } from './tooDense.ts';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseYaml,
  type Pair,
  type YamlNode,
  type YamlScalar,
} from './yaml.ts';

/** Past this many values behind aliases a document is an attack or a mistake, not a résumé. */
const MOST_ALIASED_VALUES = 100_000;

export interface Parsed {
  /** Undefined where the text is no YAML that could be understood. */
  root: Node | undefined;
  diagnostics: Diagnostic[];
}

/** YAML 1.2 (so JSON, too) to values with places, and whatever is wrong with it or reads like a slip. */
export function parse(source: Source): Parsed {
  const unreadable = findUnreadable(source);
  if (unreadable) return { root: undefined, diagnostics: [unreadable] };
  const dense = tooDense(source);
  if (dense) return { root: undefined, diagnostics: [report('too-dense', dense, '', { most: MOST_SIGNS })] };
  const deep = tooDeep(source);
  if (deep) return { root: undefined, diagnostics: [report('too-deep', deep, '', { most: MOST_LEVELS })] };
  const document = parseYaml(source.text, {
    prettyErrors: false,
    merge: true,
    strict: true,
    stringKeys: false,
    // The parser holds each key of a map against all others.
    uniqueKeys: false,
  });
  const nodes = nodesOf(document);
  const twins = duplicateKeys(nodes);
  const said = [...document.errors, ...document.warnings, ...twins];
  const syntax = [
    ...findControls(source),
    ...syntaxProblems(source, said, landmarksOf(nodes, twins, source.text)),
  ];
  if (document.errors.some((error) => !LOCAL_ERRORS.has(error.code))) {
    return { root: undefined, diagnostics: syntax };
  }
  const reader = readerOf(source, nodes);
  const root = reader.read(document.contents);
  return { root, diagnostics: [...syntax, ...reader.diagnostics.slice(0, MOST_TOLD)] };
}

/** Errors that leave the rest of the document's structure as its author meant it. */
const LOCAL_ERRORS = new Set(['DUPLICATE_KEY', 'BAD_DQ_ESCAPE', 'TAG_RESOLVE_FAILED']);

function readerOf(
  source: Source,
  nodes: readonly YamlNode[],
): { read: (node: unknown) => Node; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const used = aliasNames(nodes);
  const targets = targetsOf(nodes);
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
    if (node.anchor === undefined || node.value === null || used.has(node.anchor)) return undefined;
    const start = source.text.lastIndexOf('&', at.start);
    return { ...at, start, end: start + 1 + node.anchor.length };
  };

  const readAlias = (alias: YamlNode & { source: string }): Node => {
    const target = targets.get(alias);
    if (!target) {
      // What is known may be as much as what is not.
      if (diagnostics.length >= MOST_TOLD) return refused(place(alias));
      const about = { name: alias.source, known: anchorsOf(nodes) };
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
