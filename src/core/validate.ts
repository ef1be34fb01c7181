import type { ErrorObject } from 'ajv';
import { report, type Diagnostic } from '../diagnostic.ts';
import {
  validateApplication,
  validateCheck,
  validateOutput,
  validateResume,
  validateTemplate,
  validateVariant,
} from '../generated/validators.js';
import { nearest } from './nearest.ts';
import { dateHint } from './dateHint.ts';
import { nodeAt, showPath, toData, type Node, type Path, type Place } from './source.ts';
import { MOST_TOLD } from './syntax.ts';
import { wayOut } from './wayOut.ts';

const VALIDATORS = {
  resume: validateResume,
  variant: validateVariant,
  template: validateTemplate,
  application: validateApplication,
  check: validateCheck,
  output: validateOutput,
};
export type Schema = keyof typeof VALIDATORS;

/**
 * Holds a document against its schema and says everything that is wrong with it. Where the schema
 * wants text and YAML read a number, the number becomes the text it was written as (`02139`).
 */
export function validate(root: Node, schema: Schema, at: Path = []): Diagnostic[] {
  const validator = VALIDATORS[schema];
  if (validator(toData(root))) return [];
  const numbers = numbersForText(root, validator.errors ?? []);
  for (const number of numbers) number.value = number.text;
  if (numbers.length > 0 && validator(toData(root))) return [];
  const errors = validator.errors ?? [];
  const unknown = unknownKeys(errors);
  return firstOfEach(errors)
    .filter((error) => !isEcho(root, error, unknown.get(error.instancePath) ?? []))
    .flatMap((error) => problem(root, error, at) ?? []);
}

/** As many errors of a kind as anybody reads. */
function firstOfEach(errors: readonly ErrorObject[]): ErrorObject[] {
  const counts = new Map<string, number>();
  return errors.filter(({ keyword }) => {
    const count = (counts.get(keyword) ?? 0) + 1;
    counts.set(keyword, count);
    return count <= MOST_TOLD;
  });
}

/** The errors about keys that the schema does not know, by the map in which they stand. */
function unknownKeys(errors: readonly ErrorObject[]): Map<string, ErrorObject[]> {
  const unknown = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    if (error.keyword !== 'additionalProperties') continue;
    const here = unknown.get(error.instancePath);
    if (here) here.push(error);
    else unknown.set(error.instancePath, [error]);
  }
  return unknown;
}

/** Where `txt` was written for `text`, or a bullet became a map, that is what is wrong, not that `text` is missing. */
function isEcho(root: Node, error: ErrorObject, unknown: readonly ErrorObject[]): boolean {
  if (error.keyword !== 'required') return false;
  const missing = (error.params as { missingProperty: string }).missingProperty;
  return unknown.some((other) => {
    const node = nodeAt(root, pathOf(other));
    const { additionalProperty } = other.params as { additionalProperty: string };
    return (
      nearest(additionalProperty, [missing]) !== undefined ||
      (node && textWithColon(node, other.parentSchema as { type?: string }, []))
    );
  });
}

function numbersForText(root: Node, errors: readonly ErrorObject[]) {
  return errors.flatMap((error) => {
    const node =
      error.keyword === 'type' && expectedTypes(error).includes('string') && nodeAt(root, pathOf(error));
    return node && node.kind === 'scalar' && typeof node.value === 'number' ? [node] : [];
  });
}

function expectedTypes(error: ErrorObject): string[] {
  return [(error.params as { type: string | string[] }).type].flat();
}

function pathOf(error: ErrorObject): (string | number)[] {
  return error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function problem(root: Node, error: ErrorObject, prefix: Path): Diagnostic | undefined {
  const path = pathOf(error);
  const node = nodeAt(root, path);
  if (!node) throw new Error(`the validator names a place that is not there: ${error.instancePath}`);
  if (node.kind === 'scalar' && node.refused) return undefined;
  const shown = showPath([...prefix, ...withIndexes(root, path)]);
  const { params } = error as { params: Record<string, string> };
  const schema = error.parentSchema as { properties?: object; type?: string | string[]; enum?: unknown[] };

  switch (error.keyword) {
    case 'additionalProperties': {
      const name = params.additionalProperty ?? '';
      const known = Object.keys(schema.properties ?? {}).filter((other) => other !== '$schema');
      const bullet = textWithColon(node, schema, known);
      if (bullet) return report('bullet-colon', bullet.at, shown, { text: bullet.text });
      const key = node.kind === 'map' ? node.fields.get(name)?.key : undefined;
      return report('unknown-key', key ?? node.at, shown ? `${shown}.${name}` : name, { name, known });
    }
    case 'required':
      return report('missing-key', firstLine(keyOf(root, path) ?? node.at), shown, {
        name: params.missingProperty ?? '',
      });
    case 'type':
      return wrongType(root, path, node, error, shown);
    case 'format':
    case 'pattern':
      return wrongForm(node, error.keyword === 'pattern' ? 'id' : (params.format ?? ''), shown);
    case 'enum': {
      const known = (schema.enum ?? []).filter((choice) => choice !== null).map(String);
      return report('bad-choice', node.at, shown, { name: shownValue(node), known });
    }
    case 'minimum':
    case 'maximum': {
      const { limit } = error.params as { limit: number };
      const expected = `${limit} or ${error.keyword === 'minimum' ? 'more' : 'less'}`;
      return report('bad-number', node.at, shown, { value: shownValue(node), expected });
    }
    case 'minLength':
      return report('empty-text', node.at, shown, {});
    default:
      throw new Error(`no words for the schema keyword ${error.keyword}`);
  }
}

function wrongType(
  root: Node,
  path: Path,
  node: Node,
  error: ErrorObject,
  shown: string,
): Diagnostic | undefined {
  const types = typesHere(root, path, error);
  const expected = types.map((type) => TYPE_NAMES[type] ?? type).join(' or ');
  if (node.kind === 'scalar' && node.value === null) {
    const key = keyOf(root, path);
    const name = key && String(path.at(-1));
    return report('empty-value', key ?? dashOf(node.at), shown, { name, expected });
  }
  const bullet = textWithColon(node, { type: types }, []);
  if (bullet) return report('bullet-colon', bullet.at, shown, { text: bullet.text });
  const found = node.kind === 'scalar' ? `\`${shortened(node.text)}\`` : shownValue(node);
  const at = firstLine(node.at);
  return report('wrong-type', at, shown, { expected, found, hint: wayOut(node, types, path, at) });
}

/** In a variant a text is an id where entries are listed, and no entry where they are patched, save highlights. */
function typesHere(root: Node, path: Path, error: ErrorObject): string[] {
  const types = expectedTypes(error).filter((type) => type !== 'null');
  const { title = '' } = error.parentSchema as { title?: string };
  if (!title.endsWith('Patch')) return types;
  if (nodeAt(root, path.slice(0, -1))?.kind === 'list') {
    return types.map((type) => (type === 'string' ? 'id' : type));
  }
  return title === 'HighlightPatch' ? types : types.filter((type) => type !== 'string');
}

const TYPE_NAMES: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a map',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  id: 'an id',
};

/** Those that a manifest may name; it may also give a width and a height. */
const SHEETS = ['A4', 'Letter', 'Legal', 'A5', 'A3', 'B5', '210mm 297mm'];

function wrongForm(node: Node, form: string, path: string): Diagnostic {
  const value = shownValue(node);
  if (value === '') return report('empty-text', node.at, path, {});
  switch (form) {
    case 'date':
      return report('bad-date', node.at, path, { value, instead: dateHint(value) });
    case 'url':
      return report('bad-url', node.at, path, { value });
    case 'email':
      return report('bad-email', node.at, path, { value });
    case 'locale':
      return report('bad-locale', node.at, path, { value });
    case 'lengths':
      return report('bad-length', node.at, path, { value });
    case 'sheet':
      return report('bad-choice', node.at, path, { name: value, known: SHEETS });
    case 'id':
      return report('bad-id', node.at, path, { value });
    default:
      throw new Error(`no words for the form ${form}`);
  }
}

/**
 * `- Cut cost: 30%` is a map to YAML. Where text is allowed, and the map has one key that is no field,
 * that is what happened.
 */
function textWithColon(node: Node, schema: { type?: string | string[] }, known: readonly string[]) {
  if (node.kind !== 'map' || ![schema.type].flat().includes('string')) return undefined;
  const [first] = node.fields;
  if (node.fields.size !== 1 || !first) return undefined;
  const [key, { key: keyPlace, value }] = first;
  if (known.includes(key) || (!/\s/.test(key) && nearest(key, known))) return undefined;
  const { source } = keyPlace;
  const mark = /\? +$/.exec(source.text.slice(0, keyPlace.start))?.[0] ?? '';
  const start = keyPlace.start - mark.length;
  const at = firstLine({ source, start, end: Math.max(keyPlace.end, value.at.end) });
  if (source.text.slice(0, start).trimEnd().endsWith('{')) return undefined;
  return { at, text: source.text.slice(start, at.end) };
}

function shownValue(node: Node): string {
  return node.kind === 'scalar' ? node.text : node.kind === 'map' ? 'a map' : 'a list';
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** List positions as numbers, so that paths show as `work[0]`. */
function withIndexes(root: Node, path: Path): Path {
  return path.map((step, index) =>
    nodeAt(root, path.slice(0, index))?.kind === 'list' ? Number(step) : step,
  );
}

function keyOf(root: Node, path: Path): Place | undefined {
  const parent = nodeAt(root, path.slice(0, -1));
  if (path.length === 0 || parent?.kind !== 'map') return undefined;
  return parent.fields.get(String(path.at(-1)))?.key;
}

/** An empty list item has no span of its own: its dash has. */
function dashOf(at: Place): Place {
  const dash = at.source.text.slice(0, at.start).trimEnd().length - 1;
  return at.start === at.end && at.source.text[dash] === '-' ? { ...at, start: dash, end: dash + 1 } : at;
}

function firstLine(at: Place): Place {
  const newline = at.source.text.indexOf('\n', at.start);
  return newline === -1 || newline >= at.end ? at : { ...at, end: newline };
}
