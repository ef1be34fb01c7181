import { tokensOf } from './tokens.ts';

/** Small words that one language has and the others do not. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  English: ['the', 'and', 'of', 'to', 'with', 'you', 'your', 'we', 'our', 'is', 'are', 'for', 'or'],
  German: [
    'und',
    'der',
    'die',
    'das',
    'mit',
    'für',
    'wir',
    'du',
    'dein',
    'deine',
    'von',
    'im',
    'oder',
    'bei',
  ],
  French: ['et', 'le', 'la', 'les', 'des', 'vous', 'nous', 'pour', 'une', 'dans', 'avec', 'du', 'au'],
  Spanish: ['el', 'los', 'las', 'y', 'una', 'con', 'para', 'del', 'que', 'nuestro', 'tu', 'por'],
  Dutch: ['het', 'een', 'en', 'van', 'je', 'wij', 'voor', 'met', 'jij', 'ons', 'onze', 'bij'],
};

/** The language of a text as its small words tell; English where they do not. */
export function languageOf(text: string): string {
  const words = tokensOf(text).map((token) => token.text.toLowerCase());
  const counts = Object.entries(WORDS).map(([name, small]) => ({
    name,
    count: words.filter((word) => small.includes(word)).length,
  }));
  const [first] = counts.toSorted((a, b) => b.count - a.count);
  return first && first.count > 0 ? first.name : 'English';
}
