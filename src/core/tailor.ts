import { report, type Diagnostic } from '../diagnostic.ts';
import type { Resume } from '../generated/resume.ts';
import { factsOf, fillFacts, type Facts } from './facts.ts';
import { patch } from './patch.ts';
import { SECTIONS, selectByTags, selectSections } from './select.ts';
import {
  isWithin,
  mapping,
  scalar,
  textOf,
  toData,
  type Field,
  type Mapping,
  type Node,
  type Place,
} from './source.ts';
import {
  branchIn,
  entriesBelow,
  isTrue,
  textIn,
  textsIn,
  toNode,
  withField,
  type Branch,
  type Entry,
} from './tree.ts';
import { withScheme } from './urls.ts';
import { validate } from './validate.ts';

/** One variant's patches: a file, an inline value, or what the command line sets last. */
export interface Layer {
  /** The variant's name, or `--set`. */
  name: string;
  changes: Mapping;
}

export interface Settings {
  template: {
    name: string;
    options: Record<string, string | number | boolean>;
    /** Where `name` and the values, `options.…`, are written. */
    at: ReadonlyMap<string, Place>;
    /** Where the options' names are written. */
    keys: ReadonlyMap<string, Place>;
  };
  page: { size?: string; margin?: string; max?: number; fit?: boolean };
  /** Where the budget is written. */
  maxAt: Place | undefined;
  /** Where it says whether to fit. */
  fitAt: Place | undefined;
  locale: string | undefined;
  localeAt: Place | undefined;
  titles: Record<string, string>;
  /** The sections to show, in order; custom ones by id. */
  sections: string[];
  /** Whether the variant says so itself, and it is not just the order of the file. */
  isOrdered: boolean;
}

/** What a variant comes to. */
export interface Tailored {
  /** Plain JSON Resume: no ids, no tags, highlights as strings, facts filled in. */
  resume: Resume;
  settings: Settings;
  /** The same with ids, origins and what was left out, for `explain`. */
  tree: Branch;
  /** The resolved document with places, for what is said about it later. */
  root: Node;
  /** The résumé before any of them. */
  base: Branch;
  /** What it was told by, oldest first. */
  layers: readonly Layer[];
  diagnostics: Diagnostic[];
}

/**
 * Order of work: the layers, oldest first, each one's patches; then wordings; then tags; then
 * sections; then facts. What comes out is held against the résumé's schema once more.
 */
export function tailor(base: Branch, layers: readonly Layer[]): Tailored {
  const diagnostics: Diagnostic[] = [];
  let tree = base;
  for (const layer of layers) {
    const patched = patch(forgetOptions(tree, layer.changes), settled(layer.changes), layer.name);
    tree = patched.tree;
    // What is set for every variant need not change each of them.
    const isSetting = layer.name === '--set';
    diagnostics.push(...patched.diagnostics.filter(({ code }) => !isSetting || code !== 'no-effect'));
  }
  const own = layers.findLast((layer) => layer.name !== '--set');
  const variant = own?.name ?? 'default';
  const worded = wordings(tree, own?.changes.at);
  const titled = unknownTitles(tree);
  const tagged = selectByTags(tree, variant);
  const sectioned = selectSections(tagged.tree, variant);
  tree = sectioned.tree;
  const facts = factsOf(tree);
  const filled = fillFacts(documentOf(tree, sectioned.sections, worded.use, isTrue(tree, 'notes')), facts);
  const options = optionsOf(tree, facts);
  const root = settle(filled.root);
  diagnostics.push(
    ...worded.diagnostics,
    ...titled,
    ...tagged.diagnostics,
    ...sectioned.diagnostics,
    ...filled.diagnostics,
    ...options.diagnostics,
    ...validate(root, 'resume'),
  );
  const resume = toData(root) as Resume & { titles?: Record<string, string> };
  const { titles = {}, ...plain } = resume;
  return {
    resume: plain,
    settings: settingsOf(tree, options.fields, titles, sectioned.sections),
    tree,
    root,
    base,
    layers,
    diagnostics,
  };
}

/** `template: name` is short for `template: {name: name}`; `extends` has done its work. */
function settled(changes: Mapping): Mapping {
  const fields = new Map(changes.fields);
  fields.delete('extends');
  fields.delete('$schema');
  const template = fields.get('template');
  if (template?.value.kind === 'scalar' && template.value.value !== null) {
    const name = { key: template.key, value: template.value };
    fields.set('template', { key: template.key, value: mapping([['name', name]], template.value.at) });
  }
  return { ...changes, fields };
}

const DEFAULT_TEMPLATE = 'classic';

/** Options belong to the template they were written for: another template starts without them. */
function forgetOptions(tree: Branch, changes: Mapping): Branch {
  const template = changes.fields.get('template')?.value;
  const name = textOf(template) ?? textOf(template, 'name');
  const old = branchIn(tree, 'template');
  if (!old || name === undefined || (textIn(old, 'name') ?? DEFAULT_TEMPLATE) === name) return tree;
  return withField(tree, 'template', withField(old, 'options', undefined));
}

/** Which wordings the variant uses; a text that it rewrites all the same would not show. */
function wordings(tree: Branch, own: Place | undefined): { use: string[]; diagnostics: Diagnostic[] } {
  const use = textsIn(tree, 'use');
  if (use.length === 0) return { use: [], diagnostics: [] };
  const entries = entriesBelow(tree);
  const known = new Set(
    entries.flatMap(({ entry }) => [...(branchIn(entry.value, 'alt')?.fields.keys() ?? [])]),
  );
  const unknown = use
    .filter((wording) => !known.has(wording.text))
    .map((wording) =>
      report('unknown-wording', wording.at, 'use', { name: wording.text, known: [...known] }),
    );
  const hidden = entries.flatMap(({ entry, path, dropped }) => {
    const text = entry.value.kind === 'branch' && !dropped ? entry.value.fields.get('text') : undefined;
    const alt = branchIn(entry.value, 'alt')?.fields;
    const name = use.find((wording) => alt?.has(wording.text))?.text;
    const isOwn = (place: Place | undefined) =>
      own !== undefined && place !== undefined && isWithin(place, own);
    if (!text || name === undefined || !isOwn(text.key) || isOwn(alt?.get(name)?.key)) return [];
    return [report('hidden-text', text.key, `${path}.text`, { name })];
  });
  return { use: use.map((wording) => wording.text), diagnostics: [...unknown, ...hidden] };
}

function unknownTitles(tree: Branch): Diagnostic[] {
  const titles = branchIn(tree, 'titles')?.fields;
  if (!titles) return [];
  const custom = tree.fields.get('custom')?.value;
  const own = custom?.kind === 'entries' ? [...custom.items, ...custom.dropped] : [];
  const known: string[] = [...SECTIONS, ...own.flatMap(({ id }) => id ?? [])];
  return [...titles]
    .filter(([name]) => !known.includes(name))
    .map(([name, { key }]) => report('unknown-section', key, `titles.${name}`, { name, known }));
}

/** What only variants write, and what only this program reads. */
const NOT_THE_RESUME = new Set([
  ...['extends', 'include', 'exclude', 'use', 'notes', 'sections', 'template', 'page', 'locale'],
  ...['facts', 'variants', '$schema'],
]);

/** The tree as a JSON Resume document, its sections in the order in which they show. */
function documentOf(tree: Branch, sections: readonly string[], use: readonly string[], notes: boolean): Node {
  const shape = (entry: Entry, key: string): Node => {
    if (key === 'highlights' || key === 'list') return wordingOf(entry, use, notes);
    const node = toNode(entry.value, shape, key);
    if (node.kind !== 'map') return node;
    const fields = new Map(node.fields);
    // A custom section is called by its id in `sections`; elsewhere ids and tags are ours alone.
    if (key !== 'custom') fields.delete('id');
    else if (entry.id !== undefined && !fields.has('id')) {
      fields.set('id', { key: entry.at, value: scalar(entry.id, entry.at) });
    }
    fields.delete('tags');
    return { ...node, fields };
  };
  const root = toNode(tree, shape);
  if (root.kind !== 'map') return root;
  const kept = [...root.fields].filter(([key]) => !NOT_THE_RESUME.has(key));
  const rank = (key: string): number => {
    if (key === 'basics') return -1;
    const index = sections.findIndex(
      (section) => section === key || (key === 'custom' && !isBuiltIn(section)),
    );
    return index === -1 ? sections.length : index;
  };
  return { ...root, fields: new Map(kept.sort(([a], [b]) => rank(a) - rank(b))) };
}

function isBuiltIn(section: string): boolean {
  return (SECTIONS as readonly string[]).includes(section);
}

/** A highlight as the text that this variant tells. */
function wordingOf(entry: Entry, use: readonly string[], notes: boolean): Node {
  if (entry.value.kind === 'scalar') return entry.value;
  const { fields } = entry.value;
  const alt = branchIn(entry.value, 'alt');
  const wording = use.map((name) => alt?.fields.get(name)?.value).find((value) => value !== undefined);
  const text = wording ?? fields.get('text')?.value;
  // Without a text the entry stays a map, and the schema says what is missing where it was written.
  if (text?.kind !== 'scalar') return toNode(entry.value, (below) => scalar('', below.at));
  const note = notes ? textIn(entry.value, 'note') : undefined;
  return note === undefined ? text : { ...text, value: `${text.value} *${note}*` };
}

/** JSON Resume wants whole URIs; people write `linkedin.com/in/ada`, and to `check` what it is to ignore. */
function settle(node: Node): Node {
  if (node.kind === 'list') return { ...node, items: node.items.map(settle) };
  if (node.kind !== 'map') return node;
  const fields = [...node.fields].flatMap(([name, { key, value }]): [string, Field][] => {
    const isUrl = name === 'url' && value.kind === 'scalar' && typeof value.value === 'string';
    // What `check` is to ignore is nobody else's business.
    if (name === 'x-ignore') return [];
    if (name.startsWith('x-')) return [[name, { key, value }]];
    const settled = isUrl ? { ...value, value: withScheme(String(value.value)) } : settle(value);
    return [[name, { key, value: settled }]];
  });
  return { ...node, fields: new Map(fields) };
}

/** The template's options with their facts filled in. */
function optionsOf(tree: Branch, facts: Facts): { fields: [string, Field][]; diagnostics: Diagnostic[] } {
  const options = branchIn(branchIn(tree, 'template'), 'options');
  if (!options) return { fields: [], diagnostics: [] };
  const { root, diagnostics } = fillFacts(
    toNode(options, (entry) => scalar('', entry.at)),
    facts,
  );
  return { fields: root.kind === 'map' ? [...root.fields] : [], diagnostics };
}

function settingsOf(
  tree: Branch,
  options: readonly [string, Field][],
  titles: Record<string, string>,
  sections: string[],
): Settings {
  const template = branchIn(tree, 'template');
  const page = branchIn(tree, 'page');
  const places: [string, Place][] = options.map(([name, { value }]) => [`options.${name}`, value.at]);
  const nameAt = template?.fields.get('name')?.value.at;
  return {
    template: {
      name: textIn(template, 'name') ?? DEFAULT_TEMPLATE,
      options: Object.fromEntries(
        options.map(([name, { value }]) => [
          name,
          value.kind === 'scalar' && value.value !== null ? value.value : '',
        ]),
      ),
      at: new Map(nameAt ? [['name', nameAt], ...places] : places),
      keys: new Map(options.map(([name, { key }]) => [name, key])),
    },
    page: page ? (toData(toNode(page, (entry) => scalar('', entry.at))) as Settings['page']) : {},
    maxAt: page?.fields.get('max')?.value.at,
    fitAt: page?.fields.get('fit')?.value.at,
    locale: textIn(tree, 'locale'),
    localeAt: tree.fields.get('locale')?.value.at,
    titles,
    sections,
    isOrdered: tree.fields.has('sections'),
  };
}
