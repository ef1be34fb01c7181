import type { ErrorObject } from 'ajv';
import { dateHint } from '../core/dateHint.ts';
import {
  nodeAt,
  scalar,
  showPath,
  toData,
  type Field,
  type Mapping,
  type Node,
  type Path,
} from '../core/source.ts';
import { validate } from '../core/validate.ts';
import { report, type Diagnostic, type Loss } from '../diagnostic.ts';
import { validateResume } from '../generated/validators.js';
import { firstLine, isNothing } from './fields.ts';
import type { Draft } from './importer.ts';
import { isPresent, readDate } from './readDate.ts';
import { splitList, textIn } from './texts.ts';

export interface Fitted {
  /** Valid against our schema, unless the diagnostics hold an error. */
  resume: Record<string, unknown>;
  diagnostics: Diagnostic[];
}

/**
 * Makes a draft hold against our schema: dates get our form, a text stands where a list of one is
 * wanted, and what still does not fit is left out and said. What is left to refuse after that is an error.
 */
export function fit(draft: Draft): Fitted {
  const diagnostics: Diagnostic[] = [];
  if (!draft.root) return { resume: {}, diagnostics };
  let root = tidy(draft.root, [], draft.facts);
  // Numbers become the text they were written as (`02139`).
  validate(root, 'resume');
  for (;;) {
    if (validateResume(toData(root))) break;
    const edits = new Map<string, Edit>();
    for (const error of validateResume.errors ?? []) {
      const edit = editFor(root, error);
      if (edit && !edits.has(edit.at)) edits.set(edit.at, edit);
    }
    if (edits.size === 0) {
      diagnostics.push(...validate(root, 'resume'));
      break;
    }
    diagnostics.push(...[...edits.values()].flatMap(({ said }) => said));
    root = edited(root, '', edits) ?? root;
  }
  return { resume: toData(root) as Record<string, unknown>, diagnostics };
}

/** Left as they are: other programs’ own matters, and values that mean something by being empty. */
const UNTOUCHED = /^(x-|variants$|facts$|meta$)/;
const DATES = new Set(['startDate', 'endDate', 'date', 'releaseDate']);

/** A copy without empty values, its dates in our form, and `${` the two characters themselves. */
function tidy(node: Node, path: Path, facts: boolean): Node {
  if (node.kind === 'list') {
    const items = node.items.filter((item) => !isNull(item));
    return { ...node, items: items.map((item, index) => tidy(item, [...path, index], facts)) };
  }
  if (node.kind === 'map') {
    const isOurs = path.length === 0;
    const fields = [...node.fields].flatMap(([name, field]): [string, Field][] => {
      if (isOurs && UNTOUCHED.test(name))
        return [[name, { ...field, value: facts || isRaw(name) ? copy(field.value) : escaped(field.value) }]];
      if (name.startsWith('x-')) return [[name, field]];
      if (isNull(field.value)) return [];
      const value = tidy(field.value, [...path, name], facts);
      return name === 'endDate' && isPresent(textIn(value) ?? '') ? [] : [[name, { ...field, value }]];
    });
    return { ...node, fields: new Map(fields) };
  }
  if (DATES.has(String(path.at(-1)))) {
    const date = readDate(textIn(node) ?? '');
    if (date !== undefined) return scalar(date, node.at);
  }
  return facts ? { ...node } : escaped(node);
}

/** No fact is looked for in these. */
function isRaw(name: string): boolean {
  return name === 'facts' || name.startsWith('x-');
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function copy(node: Node): Node {
  if (node.kind === 'list') return { ...node, items: node.items.map(copy) };
  if (node.kind === 'map') return mapped(node, copy);
  return { ...node };
}

/** Elsewhere `${name}` is text; here it would be a fact. Control characters are nothing that prints. */
function escaped(node: Node): Node {
  if (node.kind === 'list') return { ...node, items: node.items.map(escaped) };
  if (node.kind === 'map') return mapped(node, escaped);
  if (typeof node.value !== 'string') return { ...node };
  const value = node.value.replace(/[\0-\x08\v\f\x0E-\x1F\x7F]/g, '').replaceAll('${', '\\${');
  return value === node.value ? { ...node } : { ...node, value, text: value };
}

function mapped(node: Mapping, change: (value: Node) => Node): Mapping {
  return {
    ...node,
    fields: new Map(
      [...node.fields].map(([name, field]) => [
        name,
        // No fact is looked for in it, so none is to be kept from being found.
        name.startsWith('x-') ? field : { ...field, value: change(field.value) },
      ]),
    ),
  };
}

/** What becomes of the value at a JSON pointer; undefined where it goes. */
interface Edit {
  at: string;
  to: Node | undefined;
  said: Diagnostic[];
}

const LOSSES: Readonly<Record<string, Loss>> = { date: 'date', url: 'url', email: 'email' };

function editFor(root: Node, error: ErrorObject): Edit | undefined {
  const path = pathOf(root, error.instancePath);
  const node = nodeAt(root, path);
  if (!node) throw new Error(`the validator names a place that is not there: ${error.instancePath}`);
  const params = error.params as { additionalProperty?: string; format?: string; type?: string | string[] };
  const at = error.instancePath;
  const lose = (name: string, why: Loss, place = node.at): Edit => ({
    at,
    to: undefined,
    said: isNothing(node) ? [] : [report('not-carried', firstLine(place), showPath(path), { name, why })],
  });
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = params.additionalProperty ?? '';
      const field = node.kind === 'map' ? node.fields.get(name) : undefined;
      if (!field) return undefined;
      const { properties = {} } = error.parentSchema as { properties?: object };
      const about = { name, why: 'place' as const, known: Object.keys(properties) };
      const said = isNothing(field.value)
        ? []
        : [report('not-carried', field.key, showPath([...path, name]), about)];
      return { at: `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, to: undefined, said };
    }
    case 'format': {
      const name = textIn(node) ?? '';
      const edit = lose(name, LOSSES[params.format ?? ''] ?? 'form');
      if (params.format !== 'date' || edit.said.length === 0) return edit;
      const about = { name, why: 'date' as const, hint: dateHint(name) };
      return { ...edit, said: [report('not-carried', firstLine(node.at), showPath(path), about)] };
    }
    case 'enum':
    case 'minLength':
    case 'pattern':
    case 'minimum':
      return lose(textIn(node) ?? String(path.at(-1)), 'form');
    case 'type': {
      const wanted = [params.type ?? []].flat();
      const to = instead(node, wanted, String(path.at(-1)));
      return to && { at, to, said: [] };
    }
    default:
      return undefined;
  }
}

/** The same as what is wanted: a text as a list of it, a list of texts as one text, true as a text. */
function instead(node: Node, wanted: readonly string[], key: string): Node | undefined {
  const text = textIn(node);
  if (wanted.includes('array') && text !== undefined) {
    const items = ['keywords', 'courses', 'roles'].includes(key) ? splitList(text) : [text];
    return { kind: 'list', items: items.map((item) => scalar(item, node.at)), at: node.at };
  }
  if (!wanted.includes('string')) return undefined;
  if (text !== undefined) return scalar(text, node.at);
  const texts = node.kind === 'list' ? node.items.map(textIn) : [];
  if (texts.length === 0 || texts.includes(undefined)) return undefined;
  const isProse = ['summary', 'description', 'reference', 'text'].includes(key);
  return scalar(texts.join(isProse ? '\n\n' : ', '), node.at);
}

function edited(node: Node, at: string, edits: ReadonlyMap<string, Edit>): Node | undefined {
  const edit = edits.get(at);
  if (edit) return edit.to;
  if (node.kind === 'list') {
    return {
      ...node,
      items: node.items.flatMap((item, index) => edited(item, `${at}/${index}`, edits) ?? []),
    };
  }
  if (node.kind !== 'map') return node;
  const fields = [...node.fields].flatMap(([name, field]): [string, Field][] => {
    const value = edited(field.value, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, edits);
    return value ? [[name, { ...field, value }]] : [];
  });
  return { ...node, fields: new Map(fields) };
}

/** List positions as numbers, so that paths show as `work[0]`. */
function pathOf(root: Node, pointer: string): Path {
  const path: (string | number)[] = [];
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(nodeAt(root, path)?.kind === 'list' ? Number(name) : name);
  }
  return path;
}
