import { parseDocument, type Document, type ParseOptions, type SchemaOptions } from 'yaml';

// The library that reads and writes YAML is imported here alone.

/** As the library does it, but that its errors, of which there may be many, do not remember who called whom. */
export function parseYaml(text: string, options: ParseOptions & SchemaOptions): Document {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text, options);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

export {
  Document as YamlDocument,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  stringify as toYaml,
  visit,
} from 'yaml';
export type { Node as YamlNode, Pair, Scalar as YamlScalar } from 'yaml';
