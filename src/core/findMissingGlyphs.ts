import { report, type Diagnostic } from '../diagnostic.ts';
import { glyphFinder } from './fonts.ts';
import type { Template } from './render.ts';
import { showPath, type Node, type Path } from './source.ts';

/** Keys whose values are never printed. */
const UNPRINTED = /^(x-|meta$|image$)/;

/** Texts with characters that the template's fonts do not have: they would print as nothing, or as boxes. */
export function findMissingGlyphs(root: Node, template: Template): Diagnostic[] {
  const missingIn = glyphFinder(template.faces);
  const search = (node: Node, path: Path): Diagnostic[] => {
    if (node.kind === 'list') return node.items.flatMap((item, index) => search(item, [...path, index]));
    if (node.kind === 'map') {
      return [...node.fields].flatMap(([key, { value }]) =>
        UNPRINTED.test(key) ? [] : search(value, [...path, key]),
      );
    }
    const missing = typeof node.value === 'string' ? missingIn(node.value.normalize('NFC')) : [];
    if (missing.length === 0) return [];
    const characters = missing.map((one) => `“${one}” (U+${codeOf(one)})`).join(', ');
    return [report('missing-glyph', node.at, showPath(path), { characters, template: template.name })];
  };
  return search(root, []);
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
