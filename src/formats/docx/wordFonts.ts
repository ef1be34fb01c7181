/** The fonts of a document: for Latin, Greek and Cyrillic letters; from right to left and Indic; East Asian. */
export interface WordFonts {
  ascii: string;
  hAnsi: string;
  cs: string;
  eastAsia: string;
  /** Whether signs that several scripts share are East Asian ones. */
  hint?: 'eastAsia';
}

/**
 * A document carries no fonts, and few readers have those that a page is printed with: the nearest of those that come
 * with Word, by the name of the family; `serif` tells which of the other scripts' go with it.
 */
const NEAREST: readonly (readonly [family: RegExp, font: string, serif: boolean])[] = [
  [/^(resume-serif|source-serif|caladea|noto-serif)/, 'Cambria', true],
  [/^eb-garamond|^cormorant/, 'Garamond', true],
  [/^(libertinus-serif|tinos|crimson|stix)/, 'Times New Roman', true],
  [/^(gelasio|merriweather|lora)/, 'Georgia', true],
  [/^(resume-sans|source-sans|fira-sans|carlito|lato|open-sans)/, 'Calibri', false],
  [/^(inter|arimo|roboto|noto-sans)/, 'Arial', false],
];

/** By script, the one with serifs last. */
const EAST_ASIAN: Readonly<Record<string, readonly [sans: string, serif: string]>> = {
  Jpan: ['Yu Gothic', 'Yu Mincho'],
  Kore: ['Malgun Gothic', 'Batang'],
  Hans: ['Microsoft YaHei', 'SimSun'],
  Hant: ['Microsoft JhengHei', 'PMingLiU'],
};

/**
 * @param id the family's name as Fontsource has it
 * @param family as people call it, for families that have no likeness in Word
 */
export function wordFonts(id: string, family: string, locale: string): WordFonts {
  const [, latin = family, serif = false] = NEAREST.find(([name]) => name.test(id)) ?? [];
  const { script = '' } = new Intl.Locale(locale).maximize();
  const own = EAST_ASIAN[script];
  const [sansEast, serifEast] = own ?? ['Yu Gothic', 'Yu Mincho'];
  return {
    ascii: latin,
    hAnsi: latin,
    cs: serif ? 'Times New Roman' : 'Arial',
    eastAsia: serif ? serifEast : sansEast,
    ...(own ? { hint: 'eastAsia' } : {}),
  };
}
