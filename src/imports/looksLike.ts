import type { Node } from '../core/source.ts';

/** What a file that nobody knows looks like, for people. */
export function looksLike(bytes: Uint8Array | undefined, root: Node | undefined): string {
  if (!bytes) return 'a folder without LinkedIn’s tables';
  if (bytes.length === 0) return 'an empty file';
  const head = Buffer.from(bytes.subarray(0, 2000)).toString('latin1');
  const magic = MAGIC.find(([pattern]) => pattern.test(head));
  if (magic) return magic[1];
  if (root?.kind === 'map') {
    const keys = [...root.fields.keys()];
    if (keys.includes('basics') && keys.includes('sections')) return 'a résumé of Reactive Resume';
    const shown = keys.slice(0, 6).map((key) => `\`${key.slice(0, 30)}\``);
    return keys.length === 0
      ? 'an empty map'
      : `YAML or JSON with the keys ${shown.join(', ')}${keys.length > 6 ? ', …' : ''}`;
  }
  if (root?.kind === 'list') return 'a list in YAML or JSON';
  if (head.trim() === '') return 'an empty file';
  return 'plain text';
}

const MAGIC: readonly (readonly [RegExp, string])[] = [
  [/^PK\x03\x04[^]*(word\/|\[Content_Types\])/, 'a document of Word or another office program'],
  [/^PK\x03\x04/, 'a ZIP archive without LinkedIn’s tables'],
  [/^\x89PNG|^\xFF\xD8\xFF|^GIF8/, 'a picture'],
  [/^\xD0\xCF\x11\xE0/, 'a document of an old office program'],
  [/^\{\\rtf/, 'a document in RTF'],
  [/^\s*<\?xml|^\s*<[a-z]+:/i, 'XML'],
  [/^\s*<(!doctype|html)/i, 'HTML'],
  [/\\documentclass|\\begin\{document\}/, 'LaTeX'],
  [/^#{1,3} \S.*\n[^]*\n\s*- /, 'Markdown'],
];
