/** Something that a grammar checker has to say of a text, in its offsets (UTF-16 units). */
export interface Flaw {
  start: number;
  end: number;
  /** The checker's name for what it looks for: `SpellCheck`. */
  linter: string;
  message: string;
  /** What could stand there instead, the likeliest first. */
  instead: readonly string[];
}

/** The Englishes that spell differently. */
export const DIALECTS = ['American', 'British', 'Australian', 'Canadian', 'Indian'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** By the region of a locale; American where it names none. */
export function dialectOf(region: string | undefined): Dialect {
  switch (region) {
    case 'GB':
    case 'IE':
    case 'NZ':
    case 'ZA':
      return 'British';
    case 'AU':
      return 'Australian';
    case 'CA':
      return 'Canadian';
    case 'IN':
      return 'Indian';
    default:
      return 'American';
  }
}
