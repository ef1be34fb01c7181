import { isPair, isScalar, isSeq, visit, YamlDocument } from '../core/yaml.ts';

/** Columns, as our own files have them. */
const WIDTH = 100;

/**
 * A résumé as YAML that looks written by hand: an empty line before each section, long prose in blocks,
 * short lists on one line, quotes only where YAML needs them.
 */
export function writeYaml(resume: Record<string, unknown>): string {
  const document = new YamlDocument(resume, { aliasDuplicateObjects: false });
  visit(document, {
    Pair: (key, pair, path) => {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const isTop = path.length === 2;
      if (isTop && key !== 0 && isScalar(pair.key)) pair.key.spaceBefore = true;
      if (isSeq(pair.value) && FLOWING.has(name) && fits(name, pair.value.toJSON(), path.length))
        pair.value.flow = true;
    },
    // A table’s row.
    Seq: (_, seq, path) => {
      if (isSeq(path.at(-1))) seq.flow = true;
    },
    Scalar: (key, node, path) => {
      if (typeof node.value !== 'string' || key === 'key') return;
      const parent = path.at(-1);
      const name = isPair(parent) && isScalar(parent.key) ? String(parent.key.value) : '';
      if (node.value.includes('\n')) node.type = 'BLOCK_LITERAL';
      else if (node.value.length + name.length + path.length > WIDTH && /\s/.test(node.value))
        node.type = 'BLOCK_FOLDED';
    },
  });
  return document.toString({ lineWidth: WIDTH, flowCollectionPadding: false, singleQuote: true });
}

/** Lists of words, which people write on one line. */
const FLOWING = new Set(['keywords', 'courses', 'roles', 'tags', 'sections', 'columns']);

function fits(name: string, value: unknown, depth: number): boolean {
  return name.length + depth + JSON.stringify(value).length < WIDTH - 10;
}
