/** The library that reads and writes YAML, imported here alone. */
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
  parseDocument,
  stringify as toYaml,
  visit,
} from 'yaml';
export type { Node as YamlNode, Pair, Scalar as YamlScalar } from 'yaml';
