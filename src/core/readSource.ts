import { report } from '../diagnostic.ts';
import { parse, type Parsed } from './parse.ts';
import { isEmpty, type Node, type Source } from './source.ts';
import { validate, type Schema } from './validate.ts';

/** A document's values, and all that is wrong with it by itself. */
export type Reader = (source: Source, schema: Schema) => Parsed;

/** Parses a document and holds it against its schema. */
export const readSource: Reader = (source, schema) => {
  const { root, diagnostics } = parse(source);
  if (!root) return { root, diagnostics };
  const whole = { source, start: 0, end: 0 };
  if (isEmpty(root) && schema === 'resume') diagnostics.push(report('empty-file', whole, '', {}));
  // An empty résumé is an empty page, and an empty variant as good as its parent; a manifest must say something.
  else if (!isEmpty(root) || schema === 'template')
    diagnostics.push(...validate(withoutVariants(root, schema), schema));
  return { root, diagnostics };
};

/** A résumé's inline variants are documents of their own. */
export function withoutVariants(root: Node, schema: Schema): Node {
  if (schema !== 'resume' || root.kind !== 'map' || !root.fields.has('variants')) return root;
  const fields = new Map(root.fields);
  fields.delete('variants');
  return { ...root, fields };
}
