import { own } from '../core/own.ts';
import { child, mapping, type Field, type Mapping, type Node, type Source } from '../core/source.ts';
import { SECTIONS } from '../core/select.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { firstLine, isNothing } from './fields.ts';
import type { Draft, GivenDocument, Importer } from './importer.ts';
import { reworded, textIn } from './texts.ts';

/** JSON Resume, in YAML or JSON: our own format, and what older programs and careless ones wrote for it. */
export const jsonResume: Importer<GivenDocument> = {
  name: 'json-resume',
  title: 'JSON Resume (YAML or JSON)',
  recognizes: ({ root }) =>
    root.kind === 'map' &&
    [...root.fields].some(([name, { value }]) => isSection(name) && value.kind !== 'scalar') &&
    // Reactive Resume has `basics`, too, and everything else elsewhere.
    child(root, 'sections')?.kind !== 'map',
  read: ({ root, source }) => readJsonResume(root, usesFacts(root, source)),
};

const TOP = ['basics', 'custom', ...SECTIONS.filter((name) => name !== 'summary')];

function isSection(name: string): boolean {
  return TOP.includes(name) || Object.hasOwn(OLD_SECTIONS, name);
}

/** Section names that are met in the wild, by ours. */
const OLD_SECTIONS: Readonly<Record<string, string>> = {
  certifications: 'certificates',
  experience: 'work',
  volunteering: 'volunteer',
};

/** Field names of JSON Resume before 1.0 and of programs that stayed with them, by ours. */
const OLD_FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  basics: { picture: 'image', website: 'url', title: 'label', mail: 'email' },
  work: { company: 'name', website: 'url', title: 'position' },
  volunteer: { website: 'url' },
  education: { website: 'url', gpa: 'score', degree: 'studyType' },
  certificates: { title: 'name', authority: 'issuer', website: 'url' },
  publications: { website: 'url', title: 'name' },
  projects: { website: 'url', title: 'name', technologies: 'keywords' },
  languages: { name: 'language', level: 'fluency' },
};

/** Only our own files have facts, or write `\\${` because `${` would be one; elsewhere it is text. */
function usesFacts(root: Node, { foreign, text }: Source): boolean {
  return child(root, 'facts') !== undefined || (!foreign && text.includes('\\${'));
}

export function readJsonResume(root: Node, facts: boolean): Draft {
  const diagnostics: Diagnostic[] = [];
  if (root.kind !== 'map') return { root, diagnostics, facts };
  const fields = renamed(root, OLD_SECTIONS, '', diagnostics).map(([name, field]): [string, Field] => [
    name,
    { ...field, value: section(name, field.value, diagnostics) },
  ]);
  fields.sort(([a], [b]) => rank(a) - rank(b));
  return { root: mapping(fields, root.at), diagnostics, facts };
}

/** Who it is first, matters of programs last; the sections keep their order, for it is the order of the print. */
function rank(name: string): number {
  if (name === '$schema') return -2;
  if (name === 'basics') return -1;
  return ['meta', 'titles', 'facts', 'variants'].indexOf(name) + 1;
}

function section(name: string, value: Node, said: Diagnostic[]): Node {
  const old = own(OLD_FIELDS, name) ?? {};
  const entry = (node: Node, path: string): Node => {
    if (node.kind !== 'map') return node;
    const fields = renamed(node, old, path, said).map(([key, field]): [string, Field] => [
      key,
      key === 'location' ? { ...field, value: place(field.value, name === 'basics') } : field,
    ]);
    return mapping(fields, node.at);
  };
  if (name === 'basics') return entry(value, name);
  if (value.kind !== 'list') return value;
  return { ...value, items: value.items.map((item, index) => entry(item, `${name}[${index}]`)) };
}

/** The fields by our names, in their order; of an old and a new one of the same meaning the new one stands. */
function renamed(
  node: Mapping,
  names: Readonly<Record<string, string>>,
  path: string,
  said: Diagnostic[],
): [string, Field][] {
  const isReplaced = (name: string) =>
    Object.entries(names).some(([old, ours]) => ours === name && node.fields.has(old));
  return [...node.fields].flatMap(([name, field]): [string, Field][] => {
    const ours = own(names, name);
    if (ours === undefined) return isNothing(field.value) && isReplaced(name) ? [] : [[name, field]];
    const other = node.fields.get(ours)?.value;
    if (!other || isNothing(other)) return [[ours, field]];
    if (!isNothing(field.value) && textIn(field.value) !== textIn(other)) {
      said.push(
        report('not-carried', firstLine(field.key), path ? `${path}.${name}` : name, { name, why: 'second' }),
      );
    }
    return [];
  });
}

/** In `basics` a place is a map, in an entry a text; both are met as the other. */
function place(node: Node, isMap: boolean): Node {
  const text = textIn(node);
  if (isMap && text !== undefined) return mapping([['city', { key: node.at, value: node }]], node.at);
  if (isMap || node.kind !== 'map') return node;
  const parts = ['address', 'city', 'region', 'postalCode', 'countryCode', 'country'].flatMap(
    (key) => textIn(child(node, key)) ?? [],
  );
  return parts.length === node.fields.size ? reworded(node, parts.join(', ')) : node;
}
