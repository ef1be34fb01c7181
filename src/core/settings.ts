import { parse } from './parse.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { mapping, scalar, type Mapping, type Node, type Source } from './source.ts';
import type { Layer } from './tailor.ts';
import { validate } from './validate.ts';

/**
 * The layer that `--set path=value` adds last: `work.acme.position=Staff Engineer` is the patch
 * `work: {acme: {position: Staff Engineer}}`. Values in quotes, brackets or braces are YAML.
 */
export function readSetting(text: string): { layer: Layer; diagnostics: Diagnostic[] } {
  const source: Source = { file: '--set', text, foreign: false };
  const whole = { source, start: 0, end: text.length };
  const [, path, raw] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const steps = path?.split('.').map((step) => step.trim()) ?? [];
  if (path === undefined || raw === undefined || steps.includes('') || steps[0] === 'extends') {
    const empty = steps.includes('')
      ? 'its path has an empty part'
      : 'what a variant extends is not set here';
    const why = raw === undefined ? 'there is no `=` in it' : empty;
    const layer = { name: '--set', changes: mapping([], whole) };
    return { layer, diagnostics: [report('bad-path', whole, '', { why })] };
  }
  const { value, diagnostics } = readValue(source, path.length + 1);
  let node: Node = value;
  let end = path.length;
  for (const step of steps.toReversed()) {
    const key = { source, start: path.lastIndexOf(step, end - 1), end };
    node = mapping([[step, { key, value: node }]], whole);
    end = key.start - 1;
  }
  const changes = node as Mapping;
  return {
    layer: { name: '--set', changes },
    diagnostics: [...diagnostics, ...validate(changes, 'variant')],
  };
}

function readValue(source: Source, start: number): { value: Node; diagnostics: Diagnostic[] } {
  const raw = source.text.slice(start);
  const at = { source, start, end: source.text.length };
  if (/^\s*["'[{]/.test(raw)) {
    // Blanks in place of the path keep every position what it is on the command line.
    const { root, diagnostics } = parse({ ...source, text: ' '.repeat(start) + raw });
    return {
      value: root ? relocate(root, source) : scalar(null, at),
      diagnostics: diagnostics.map((one) => ({ ...one, excerpt: source.text })),
    };
  }
  if (raw === 'null') return { value: scalar(null, at), diagnostics: [] };
  if (raw === 'true' || raw === 'false') return { value: scalar(raw === 'true', at), diagnostics: [] };
  const isNumber = /^-?\d+(\.\d+)?$/.test(raw);
  return { value: { kind: 'scalar', value: isNumber ? Number(raw) : raw, text: raw, at }, diagnostics: [] };
}

function relocate(node: Node, source: Source): Node {
  const at = { ...node.at, source };
  if (node.kind === 'list') return { ...node, at, items: node.items.map((item) => relocate(item, source)) };
  if (node.kind === 'scalar') return { ...node, at };
  const fields = [...node.fields].map(
    ([key, field]) => [key, { key: { ...field.key, source }, value: relocate(field.value, source) }] as const,
  );
  return mapping(fields, at);
}
