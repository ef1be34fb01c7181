/** What a table says of a word; what every object answers to (`constructor`, `toString`) is none of its words. */
export function own<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
