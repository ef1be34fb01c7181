import type { Node, Path, Place } from './source.ts';
import { ENTRY_LISTS } from './tree.ts';

/** Of files that are no résumés. */
const FIRST_KEYS: Readonly<Record<string, string>> = {
  template: 'description',
  check: 'rules',
  output: 'name',
};

/** How a value of the wrong type becomes one of these types, where there is one likely way. */
export function wayOut(node: Node, types: readonly string[], path: Path, firstLine: Place): string {
  if (path.length === 0) {
    const [, name = ''] = /([\w-]+)\.yaml$/.exec(firstLine.source.file) ?? [];
    const first = Object.hasOwn(FIRST_KEYS, name) ? FIRST_KEYS[name] : 'basics';
    return `write keys and values, beginning with \`${first}:\``;
  }
  const wants = (type: string) => types.includes(type);
  const written = firstLine.source.text.slice(firstLine.start, firstLine.end);
  const isWhole = firstLine.end === node.at.end;
  if (node.kind === 'map') {
    if (!wants('array')) return '';
    return written.startsWith('{') ? 'put it between `[` and `]`' : 'begin each entry with `- `';
  }
  if (wants('string')) return isWhole ? `quote it if it is text: "${written}"` : '';
  if (node.kind === 'list')
    return wants('object') && written.startsWith('- ') ? 'write the keys without `- `' : '';
  if (wants('array')) {
    if (!wants('object') && String(path.at(-1)) in ENTRY_LISTS) return 'begin each entry with `- `';
    return /^[-*•·–—]/.test(written) || !isWhole
      ? 'begin each item with a dash and a space, on a line of its own'
      : `write it as a list: [${written}]`;
  }
  if (wants('object')) {
    const [field] = ENTRY_LISTS[String(path.at(-2))] ?? [];
    return /^[\w$-]+:\S/.test(written)
      ? 'put a space behind the colon'
      : field
        ? `say what it is: \`${field}: ${written}\``
        : '';
  }
  if (!wants('boolean')) return '';
  return /^(yes|on|y)$/i.test(written) ? 'write true' : /^(no|off|n)$/i.test(written) ? 'write false' : '';
}
