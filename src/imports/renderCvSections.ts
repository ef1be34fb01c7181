import { own } from '../core/own.ts';
import type { Labels } from '../core/labels.ts';
import { SECTIONS } from '../core/select.ts';
import { mapping, scalar, showPath, type Field, type Node } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { entry, fieldsOf, firstLine, isNothing, itemsOf, listOf } from './fields.ts';
import { entryFor, HOLDS, kindOf, lineOf, type Kind } from './renderCvEntries.ts';
import { textIn } from './texts.ts';

export interface Sections {
  summary: Node | undefined;
  /** Our sections by name, `custom` among them, in the order of their first use. */
  content: ReadonlyMap<string, Node>;
  titles: Node | undefined;
  /** The sections as they stood; undefined where the order of `content` says the same. */
  order: string[] | undefined;
}

/** A section of RenderCV and where it goes. */
interface Planned {
  /** Ours, or `custom`. */
  home: string;
  id: string;
  title: string;
  kind: Kind;
  items: readonly Node[];
  path: (string | number)[];
}

/** RenderCV’s sections, whose titles are free, in ours: by what their entries are, and by their titles. */
export function readSections(node: Node | undefined, labels: Labels, said: Diagnostic[]): Sections {
  const plans = plan(node, said);
  const content = new Map<string, Node>();
  const titles: [string, Field][] = [];
  let summary: Node | undefined;
  for (const section of plans) {
    const { home, title } = section;
    const [first] = section.items;
    if (!first) continue;
    if (home === 'summary') {
      summary = scalar(section.items.flatMap((item) => textIn(item) ?? []).join('\n\n'), first.at);
    } else {
      const made = home === 'custom' ? customSection(section, said) : entries(section, home, said);
      const before = itemsOf(content.get(home));
      const list = listOf(
        [...before, ...(home === 'custom' ? [made ?? []].flat() : itemsOf(made))],
        first.at,
      );
      if (list) content.set(home, list);
    }
    if (home !== 'custom' && labels[home as keyof Labels] !== title)
      titles.push([home, { key: first.at, value: scalar(title, first.at) }]);
  }
  const order = plans.map(({ id }) => id);
  const kept = [...content.keys()].flatMap((name) =>
    name === 'custom' ? plans.flatMap(({ home, id }) => (home === 'custom' ? [id] : [])) : [name],
  );
  const natural = [...(summary ? ['summary'] : []), ...kept];
  const at = node?.at;
  const isNatural = natural.join('\n') === order.join('\n');
  return {
    summary,
    content: isNatural ? content : inOurOrder(content),
    titles: at && titles.length > 0 ? mapping(titles, at) : undefined,
    order: isNatural ? undefined : order,
  };
}

function inOurOrder(content: ReadonlyMap<string, Node>): Map<string, Node> {
  const rank = ([name]: [string, Node]) =>
    name === 'custom' ? SECTIONS.length : ([...SECTIONS] as string[]).indexOf(name);
  return new Map([...content].sort((a, b) => rank(a) - rank(b)));
}

function plan(node: Node | undefined, said: Diagnostic[]): Planned[] {
  const path = ['cv', 'sections'];
  const fields = fieldsOf(node, path, said);
  const all = fields.names.map((key) => {
    const items = itemsOf(fields.take(key)).filter((item) => !isNothing(item));
    return { title: titleOf(key), kind: items[0] ? kindOf(items[0]) : 'text', items, path: [...path, key] };
  });
  const plans: Planned[] = [];
  const taken = (id: string) => plans.some((one) => one.id === id);
  for (const section of all) {
    const home = homeOf(section, all);
    if (home !== undefined && !taken(home)) plans.push({ ...section, home, id: home });
    else plans.push({ ...section, home: 'custom', id: freeId(section.title, taken) });
  }
  return plans;
}

type Found = Pick<Planned, 'title' | 'kind' | 'items'>;

const TITLES: readonly (readonly [home: string, kinds: readonly Kind[], title: RegExp])[] = [
  ['summary', ['text'], /summary|profile|about|objective|profil|résumé|resumen|zusammenfassung/i],
  ['volunteer', ['experience'], /volunt|ehrenamt|bénévol/i],
  ['work', ['experience'], /experience|employment|work|career|beruf|expérience|experiencia|esperienz/i],
  ['education', ['education'], /./],
  ['publications', ['publication'], /./],
  ['languages', ['line'], /languages$|^sprachen|^langues|^idiomas|^lingue/i],
  ['interests', ['line'], /interest|hobb/i],
  ['skills', ['line'], /skill|technolog|tool|competenc|expertise|kenntnis|fähigkeit|compétence|habilidad/i],
  ['projects', ['normal'], /project|projekt|projet|proyecto|progett/i],
  ['awards', ['normal'], /award|hono|prize|scholarship|fellowship/i],
  ['certificates', ['normal'], /certif|licen[cs]e/i],
  ['talks', ['normal'], /talk|presentation|speaking|lecture/i],
];

/** Ours, where there is one for this kind and title that holds all of it. */
function homeOf(section: Found, all: readonly Found[]): string | undefined {
  const home = titled(section);
  // Jobs under a title that we cannot read are jobs, too.
  if (home === undefined && section.kind === 'experience')
    return all.some((one) => titled(one) === 'work') ? undefined : 'work';
  const holds = home === undefined ? undefined : own(HOLDS, home);
  const isWhole = section.items.every(
    (item) =>
      item.kind === 'map' &&
      [...item.fields].every(([key, { value }]) => isNothing(value) || holds?.includes(key)),
  );
  return holds && !isWhole ? undefined : home;
}

function titled({ kind, title }: Found): string | undefined {
  return TITLES.find(([, kinds, pattern]) => kinds.includes(kind) && pattern.test(title))?.[0];
}

function entries(section: Planned, home: string, said: Diagnostic[]): Node | undefined {
  const [first] = section.items;
  const made = section.items.flatMap((item, index) => {
    const fields = fieldsOf(item, [...section.path, index], said);
    const one = entryFor(home, fields, said);
    fields.leave();
    return one ?? [];
  });
  return first && listOf(made, first.at);
}

function customSection(section: Planned, said: Diagnostic[]): Node | undefined {
  const { kind, items, path, id, title } = section;
  const [first] = items;
  if (!first) return undefined;
  const head = { id: scalar(id, first.at), title: scalar(title, first.at) };
  if (kind === 'text') {
    const text = items.flatMap((item) => textIn(item) ?? []).join('\n\n');
    return entry(first.at, { ...head, text: scalar(text, first.at) });
  }
  if (kind !== 'bullet' && kind !== 'number' && kind !== 'line')
    return entry(first.at, { ...head, entries: entries(section, 'custom', said) });
  if (kind === 'number')
    said.push(report('not-carried', firstLine(first.at), showPath(path), { name: title, why: 'numbers' }));
  const list = items.flatMap((item, index) => {
    const fields = fieldsOf(item.kind === 'map' ? item : undefined, [...path, index], said);
    const line = lineOf(kindOf(item), fields, item);
    fields.leave();
    return line ?? [];
  });
  return entry(first.at, { ...head, list: listOf(list, first.at) });
}

/** As RenderCV prints a key: `selected_honors` is “Selected Honors”; what has a capital or a space stays. */
function titleOf(key: string): string {
  if (/[\s\p{Lu}]/u.test(key)) return key;
  return key
    .split('_')
    .map((word) => (SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}

const SMALL = new Set(
  'a and as at but by for from if in into like near nor of off on onto or over so than that to upon when with yet'.split(
    ' ',
  ),
);

/** `selected-honors`, which no section has yet. */
function freeId(title: string, taken: (id: string) => boolean): string {
  const slug =
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'section';
  const isReserved = (id: string) => (SECTIONS as readonly string[]).includes(id) || taken(id);
  if (!isReserved(slug)) return slug;
  for (let number = 2; ; number += 1) if (!isReserved(`${slug}-${number}`)) return `${slug}-${number}`;
}
