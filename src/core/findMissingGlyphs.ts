import { report, type Diagnostic } from '../diagnostic.ts';
import { asPrinted } from './asPrinted.ts';
import { fontPackageFor } from './fontPackageFor.ts';
import { charactersOf, type Fonts } from './fonts.ts';
import { showPath, type Node, type Path, type Place } from './source.ts';

/** Keys whose values are never printed. */
const UNPRINTED = /^(x-|meta$|image$)/;

/**
 * Texts with characters that no font of the page has: they would print as nothing, or as boxes. What
 * the page itself adds (labels, dates) is told at the language that asks for it.
 */
export function findMissingGlyphs(
  root: Node,
  lacks: Fonts['lacks'],
  {
    page,
    lang,
    langAt,
    template,
  }: { page: ReadonlySet<number>; lang: string; langAt: Place; template: string },
): Diagnostic[] {
  const wanting = lacks(page);
  if (wanting.length === 0) return [];
  const problem = (at: Place, path: string, missing: readonly string[]): Diagnostic => {
    const packages = [...new Set(missing.flatMap((one) => fontPackageFor(one, lang) ?? []))];
    const characters = missing.map((one) => `“${one}” (U+${codeOf(one)})`).join(', ');
    return report('missing-glyph', at, path, { characters, template, packages });
  };
  const told = new Set<string>();
  const search = (node: Node, path: Path): Diagnostic[] => {
    if (node.kind === 'list') return node.items.flatMap((item, index) => search(item, [...path, index]));
    if (node.kind === 'map') {
      return [...node.fields].flatMap(([key, { value }]) =>
        UNPRINTED.test(key) ? [] : search(value, [...path, key]),
      );
    }
    const missing = typeof node.value === 'string' ? lacks(charactersOf(asPrinted(node.value))) : [];
    for (const one of missing) told.add(one);
    return missing.length === 0 ? [] : [problem(node.at, showPath(path), missing)];
  };
  const found = search(root, []);
  const added = wanting.filter((one) => !told.has(one));
  return added.length === 0 ? found : [...found, problem(langAt, 'locale', added)];
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
