import { report, type Diagnostic } from '../diagnostic.ts';
import { factsUsed } from './facts.ts';
import { nearest } from './nearest.ts';
import { once } from './once.ts';
import { readSource, withoutVariants, type Reader } from './readSource.ts';
import { SECTIONS } from './select.ts';
import {
  child,
  isEmpty,
  mapping,
  nodeAt,
  position,
  textOf,
  type Mapping,
  type Node,
  type Place,
  type Source,
} from './source.ts';
import type { Layer } from './tailor.ts';
import { entriesIn, grow, type Branch, type Tree } from './tree.ts';
import { validate } from './validate.ts';

/** One résumé and its variants, read and validated. */
export interface ResumeDocument {
  /** Undefined where the base has errors: then no variant can be told. */
  base: Branch | undefined;
  /** Of the base alone; a variant's own are with it. */
  diagnostics: Diagnostic[];
  variants: ReadonlyMap<string, VariantDocument>;
}

export interface VariantDocument {
  name: string;
  /** Where it is written; `default` may be written nowhere. */
  at: Place;
  /** Parses it, once: a build of one variant out of fifty reads that one and its parents. */
  read: () => ReadVariant;
}

export interface ReadVariant {
  changes: Mapping;
  diagnostics: Diagnostic[];
}

/** A variant's file beside its résumé; its name is the file's. */
export interface VariantSource {
  name: string;
  source: Source;
}

/** Reads a résumé and its variants, inline ones and files, and says everything that is wrong. */
export function readDocument(
  source: Source,
  variantSources: readonly VariantSource[],
  read: Reader = readSource,
): ResumeDocument {
  const { root, diagnostics } = read(source, 'resume');
  const whole: Place = { source, start: 0, end: 0 };
  const empty = mapping([], whole);
  const resume = root?.kind === 'map' ? root : empty;
  const inline = child(resume, 'variants');
  const own = withoutVariants(root && !isEmpty(root) ? root : empty, 'resume');
  if (inline && inline.kind !== 'map') diagnostics.push(notVariants(inline, resume));

  const used = factsUsed(
    [source, ...variantSources.map((variant) => variant.source)].map(({ text }) => text),
  );
  const variants = new Map<string, VariantDocument>();
  for (const variant of [
    ...inlineVariants(inline, used),
    ...variantSources.map((one) => fileVariant(one, used, read)),
  ]) {
    const other = variants.get(variant.name);
    variants.set(variant.name, other ? writtenTwice(other, variant) : variant);
  }
  if (!variants.has('default')) {
    variants.set('default', {
      name: 'default',
      at: whole,
      read: () => ({ changes: empty, diagnostics: [] }),
    });
  }

  const base =
    own.kind === 'map' && !diagnostics.some((one) => one.severity === 'error')
      ? (grow(own) as Branch)
      : undefined;
  if (base) {
    diagnostics.push(...clashingIds(base, ''), ...reservedIds(base), ...unusedFacts(own, used));
  }
  const sound = base && !diagnostics.some((one) => one.severity === 'error');
  return { base: sound ? base : undefined, diagnostics, variants };
}

/**
 * The layers of a variant, oldest first: `extends` names one parent, `default` where it is left out,
 * null for none. With them what is wrong with any of them.
 */
export function lineage(
  document: ResumeDocument,
  name: string,
): { layers: Layer[]; diagnostics: Diagnostic[] } {
  const layers: Layer[] = [];
  const diagnostics: Diagnostic[] = [];
  const chain: string[] = [];
  let next: string | undefined = name;
  while (next !== undefined) {
    const variant = document.variants.get(next);
    if (!variant) throw new Error(`no variant ${next}`);
    chain.push(next);
    const { changes, diagnostics: own } = variant.read();
    layers.unshift({ name: next, changes });
    diagnostics.unshift(...own);
    const parent = parentOf(variant);
    if (parent && chain.includes(parent.name)) {
      diagnostics.push(loop(document, chain.slice(chain.indexOf(parent.name))));
      return { layers, diagnostics };
    }
    if (parent && !document.variants.has(parent.name)) {
      const known = [...document.variants.keys()].filter((other) => other !== variant.name);
      diagnostics.push(report('unknown-parent', parent.at, 'extends', { name: parent.name, known }));
      return { layers, diagnostics };
    }
    next = parent?.name;
  }
  return { layers, diagnostics };
}

/** One loop is one problem, whichever of its variants was asked for: it is told from the first by name. */
function loop(document: ResumeDocument, ring: readonly string[]): Diagnostic {
  const extended = (name: string) => child(document.variants.get(name)?.read().changes, 'extends');
  const [first = ''] = ring.filter((name) => textOf(extended(name)) !== undefined).sort();
  const start = ring.indexOf(first);
  const chain = [...ring.slice(start), ...ring.slice(0, start), first];
  const at = extended(first)?.at;
  if (!at) throw new Error(`no variant of ${ring.join(', ')} says what it extends`);
  return report('variant-loop', at, 'extends', { chain });
}

function parentOf(variant: VariantDocument): { name: string; at: Place } | undefined {
  const extended = child(variant.read().changes, 'extends');
  const name = textOf(extended);
  if (name !== undefined && extended) return { name, at: extended.at };
  if (extended || variant.name === 'default') return undefined;
  return { name: 'default', at: variant.at };
}

function notVariants(inline: Node, { fields }: Mapping): Diagnostic {
  const expected = 'a map of variants by name';
  const key = fields.get('variants')?.key;
  if (key && isEmpty(inline)) return report('empty-value', key, 'variants', { name: 'variants', expected });
  const found = inline.kind === 'scalar' ? `\`${inline.text}\`` : 'a list';
  return report('wrong-type', inline.at, 'variants', { expected, found, hint: '' });
}

function inlineVariants(inline: Node | undefined, used: readonly string[]): VariantDocument[] {
  if (inline?.kind !== 'map') return [];
  return [...inline.fields].map(([name, { key, value }]) => ({
    name,
    at: key,
    read: once(() => {
      const path = ['variants', name];
      const wrong = isEmpty(value) ? [] : validate(value, 'variant', path);
      const { changes, diagnostics } = checkVariant(name, value, key, path, used);
      return { changes, diagnostics: [...wrong, ...diagnostics] };
    }),
  }));
}

function fileVariant(
  { name, source }: VariantSource,
  used: readonly string[],
  reader: Reader,
): VariantDocument {
  const at: Place = { source, start: 0, end: 0 };
  const read = once(() => {
    const { root, diagnostics } = reader(source, 'variant');
    const variant = checkVariant(name, root ?? mapping([], at), at, [], used);
    return { ...variant, diagnostics: [...diagnostics, ...variant.diagnostics] };
  });
  return { name, at, read };
}

/** An empty variant says nothing, which is as good as its parent. */
function checkVariant(
  name: string,
  value: Node,
  at: Place,
  path: readonly string[],
  used: readonly string[],
): ReadVariant {
  const node = isEmpty(value) ? mapping([], at) : value;
  const diagnostics: Diagnostic[] = [];
  if (!isFileName(name)) diagnostics.push(report('bad-variant-name', at, path.join('.'), { name }));
  diagnostics.push(...unusedFacts(node, used));
  return { changes: node.kind === 'map' ? node : mapping([], at), diagnostics };
}

function writtenTwice(one: VariantDocument, other: VariantDocument): VariantDocument {
  const about = { name: one.name, other: `${one.at.source.file}:${lineOf(one.at)}` };
  const twice = report('variant-twice', other.at, `variants.${one.name}`, about);
  const read = once(() => {
    const { changes, diagnostics } = one.read();
    return { changes, diagnostics: [...diagnostics, twice] };
  });
  return { ...one, read };
}

/** A variant's name becomes a file's, which must not leave its folder on any system. */
export function isFileName(name: string): boolean {
  // Most are ASCII, and to make the other expression takes as long as to read a variant.
  const isWord = /^\w[\w.-]*$/.test(name) || /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name);
  return isWord && !name.endsWith('.');
}

function clashingIds(tree: Tree, path: string): Diagnostic[] {
  if (tree.kind === 'branch') {
    return [...tree.fields].flatMap(([key, { value }]) => clashingIds(value, path ? `${path}.${key}` : key));
  }
  if (tree.kind !== 'entries') return [];
  const first = new Map<string, Place>();
  return tree.items.flatMap((entry) => {
    const below = clashingIds(entry.value, `${path}.${entry.id ?? ''}`);
    const at = entry.value.kind === 'branch' ? entry.value.fields.get('id')?.value.at : undefined;
    const taken = at && first.get(entry.id ?? '');
    if (at && !taken) first.set(entry.id ?? '', at);
    if (!at || !taken) return below;
    const about = { name: entry.id ?? '', line: lineOf(taken) };
    return [report('duplicate-id', at, `${path}.${about.name}`, about), ...below];
  });
}

function reservedIds(tree: Branch): Diagnostic[] {
  return (entriesIn(tree, 'custom')?.items ?? []).flatMap(({ id: name = '', value, at }) => {
    const written = value.kind === 'branch' ? value.fields.get('id')?.value.at : undefined;
    const isReserved = (SECTIONS as readonly string[]).includes(name);
    return isReserved ? [report('reserved-id', written ?? at, `custom.${name}`, { name })] : [];
  });
}

/** A fact whose name was misspelt where it is used is not unused: the error there says so. */
function unusedFacts(document: Node, used: readonly string[]): Diagnostic[] {
  const facts = nodeAt(document, ['facts']);
  if (facts?.kind !== 'map') return [];
  const known = [...facts.fields.keys()];
  const meant = new Set(used.map((name) => (known.includes(name) ? name : nearest(name, known))));
  return [...facts.fields]
    .filter(([name]) => !meant.has(name))
    .map(([name, { key }]) => report('unused-fact', key, `facts.${name}`, { name }));
}

function lineOf(at: Place): number {
  return position(at.source, at.start).line;
}
