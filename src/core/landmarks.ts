import type { Landmarks, YamlComplaint } from './syntax.ts';
import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type YamlDocument,
  type YamlNode,
} from './yaml.ts';

/** Every node of the document, keys too, as they stand in it. */
export function nodesOf(document: YamlDocument): YamlNode[] {
  const nodes: YamlNode[] = [];
  const visit = (node: unknown): void => {
    if (!isNode(node)) return;
    nodes.push(node);
    if (isSeq(node)) node.items.forEach(visit);
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      visit(key);
      visit(value);
    }
  };
  visit(document.contents);
  return nodes;
}

/** What each alias stands for: of those that bear its name, the last one before it. */
export function targetsOf(nodes: readonly YamlNode[]): Map<YamlNode, YamlNode> {
  const named = new Map<string, YamlNode>();
  const targets = new Map<YamlNode, YamlNode>();
  for (const node of nodes) {
    const target = isAlias(node) ? named.get(node.source) : undefined;
    if (target) targets.set(node, target);
    else if (!isAlias(node) && node.anchor !== undefined) named.set(node.anchor, node);
  }
  return targets;
}

/** The names that an alias has. */
export function aliasNames(nodes: readonly YamlNode[]): Set<string> {
  return new Set(nodes.flatMap((node) => (isAlias(node) ? [node.source] : [])));
}

export function anchorsOf(nodes: readonly YamlNode[]): string[] {
  return nodes.flatMap((node) => (isAlias(node) ? [] : (node.anchor ?? [])));
}

/** A key that stands in its map already, and where. */
export interface Twin extends YamlComplaint {
  readonly twin: number;
}

export function duplicateKeys(nodes: readonly YamlNode[]): Twin[] {
  return nodes.filter(isMap).flatMap(({ items }) => {
    const first = new Map<unknown, number>();
    return items.flatMap(({ key }): Twin[] => {
      // `<<` may stand for several maps.
      if (!isScalar(key) || !key.range || typeof key.value === 'symbol') return [];
      const [start, end] = key.range;
      const twin = first.get(key.value);
      if (twin === undefined) first.set(key.value, start);
      return twin === undefined ? [] : [{ code: 'DUPLICATE_KEY', message: '', pos: [start, end], twin }];
    });
  });
}

/** What the half-read document tells of places in its text. */
export function landmarksOf(nodes: readonly YamlNode[], twins: readonly Twin[], text: string): Landmarks {
  const spans = (test: (node: YamlNode) => boolean) =>
    nodes.filter(test).flatMap(({ range }) => (range ? [{ start: range[0], end: range[1] }] : []));
  const quotes = spans((node) => isScalar(node) && String(node.type).startsWith('QUOTE'));
  const brackets = spans((node) => isCollection(node) && node.flow === true);
  return {
    quote: (offset) => quotes.findLast(({ start, end }) => start < offset && end >= offset - 1)?.start,
    tornQuote: () =>
      quotes.find(({ start, end }) => {
        const quoted = text.slice(start, end);
        return /\n[^\S\n]*(- |[\w-]+:\s)/.test(quoted) || (/\n/.test(quoted) && /\w/.test(text[end] ?? ''));
      })?.start,
    bracket: (offset, opener) =>
      brackets.find(({ start, end }) => end === offset && text[start] === opener)?.start,
    twin: (offset) => twins.find(({ pos }) => pos[0] === offset)?.twin,
  };
}
