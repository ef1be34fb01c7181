/** A word, with the signs that names have: `C++`, `C#`, `.NET`. */
export interface Token {
  text: string;
  /** The same for `cache`, `caches` and `caching`. */
  stem: string;
  start: number;
  end: number;
}

const TOKEN = /\.NET\b|[\p{L}\p{N}]+(?:['’]\p{L}+)?(?:\+\+|#)?/gu;

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: word, index }) => ({
    text: word,
    stem: stemOf(word),
    start: index,
    end: index + word.length,
  }));
}

/** English endings that change no meaning here; of other languages a word stays as it is, but for its case. */
export function stemOf(word: string): string {
  const small = word.toLowerCase().replace(/['’]s?$/, '');
  if (small.length <= 3 || !/^[a-z]+$/.test(small)) return small;
  const single = small
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/(?<![suif])s$/, '');
  if (single.length <= 6) return single.replace(/e$/, '');
  return single
    .replace(/is(?=(?:e|ed|ing|ation)$)/, 'iz')
    .replace(/(?:ing|ed)$/, '')
    .replace(/e$/, '');
}

/** What may stand between the words of one name: `CI/CD`, `event-driven`, `Node.js`, `ATT&CK`. */
const JOINT = /^(?:[ \t\n]{1,3}|\s?[-‑/.&]\s?|)$/;

/** Whether the tokens of a run belong together. */
export function isOneName(text: string, tokens: readonly Token[]): boolean {
  return tokens.every((token, index) => {
    const before = tokens[index - 1];
    return !before || JOINT.test(text.slice(before.end, token.start));
  });
}
