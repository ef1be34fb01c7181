const IMPORT = /@import\s+(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^)"';\s]+))\s*\)?[^;]*;/g;
const ADDRESS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*?))\s*\)/g;

/** The style sheets that a style imports. */
export function importsOf(css: string): string[] {
  return [...css.matchAll(IMPORT)].map(([, ...quoted]) => address(quoted));
}

export interface CssCleaning {
  /** What stands in for a style sheet of the network, by its address. */
  sheets: ReadonlyMap<string, string>;
  /** Whether the page keeps what it takes from the network. */
  reaches: 'nothing' | 'the network';
}

/**
 * A style that names nothing outside, with what stands in for its imports.
 *
 * @param lose is told each address that was left out
 */
export function cleanCss(css: string, { sheets, reaches }: CssCleaning, lose: (url: string) => void): string {
  const imported = css.replace(IMPORT, (rule: string, ...quoted: string[]) => {
    const sheet = sheets.get(address(quoted.slice(0, 3)));
    if (sheet !== undefined) return sheet;
    if (reaches === 'the network') return rule;
    lose(address(quoted.slice(0, 3)));
    return '';
  });
  if (reaches === 'the network') return imported;
  return imported.replace(ADDRESS, (whole: string, ...quoted: string[]) => {
    const url = address(quoted.slice(0, 3));
    if (/^(data:|#)/i.test(url)) return whole;
    lose(url);
    return 'url("data:,")';
  });
}

/** In double quotes, in single ones, or in none. */
function address(quoted: readonly (string | undefined)[]): string {
  return quoted.find((one) => one !== undefined) ?? '';
}
