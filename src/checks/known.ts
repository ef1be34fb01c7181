import names from './names.json' with { type: 'json' };

/** What is the same however a name is spelt. */
export function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s.-]/g, '');
}

/** Technologies as their makers spell them, by key; those with two names of one key are left out. */
export const TECHNOLOGIES: ReadonlyMap<string, string> = byKey(
  Object.entries(names).flatMap(([group, all]) => (group === 'words' ? [] : all)),
);

function byKey(all: readonly string[]): Map<string, string> {
  const single = [...new Set(all)].filter((name) => !/[\s/]/.test(name));
  const keys = single.map(keyOf);
  const isOnly = (key: string) => keys.indexOf(key) === keys.lastIndexOf(key);
  return new Map(single.map((name) => [keyOf(name), name] as const).filter(([key]) => isOnly(key)));
}

/** The words of all names, and words of the trade that dictionaries lack, in small letters. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set(
  Object.values(names)
    .flat()
    .flatMap(wordsIn)
    .map((word) => word.toLowerCase()),
);

/** The words of a name; `Node.js` is one, and its parts are two more. */
export function wordsIn(name: string): string[] {
  const whole = name
    .split(/[\s/,;()]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu, ''));
  return [...whole, ...whole.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u))].filter(
    (word) => word.length > 1,
  );
}
