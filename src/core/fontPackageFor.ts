/** Scripts and a font for them, as Fontsource names it; Han is drawn by the language. */
const PACKAGES: readonly (readonly [script: RegExp, name: string])[] = [
  // Noto's Arabic draws the dots as glyphs of their own, where extractors then split the words.
  [/\p{Script=Arabic}/u, 'vazirmatn'],
  [/\p{Script=Hebrew}/u, 'noto-sans-hebrew'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'noto-sans-jp'],
  [/\p{Script=Hangul}/u, 'noto-sans-kr'],
  [/\p{Script=Bopomofo}/u, 'noto-sans-tc'],
  [/\p{Script=Devanagari}/u, 'noto-sans-devanagari'],
  [/\p{Script=Bengali}/u, 'noto-sans-bengali'],
  [/\p{Script=Gurmukhi}/u, 'noto-sans-gurmukhi'],
  [/\p{Script=Gujarati}/u, 'noto-sans-gujarati'],
  [/\p{Script=Tamil}/u, 'noto-sans-tamil'],
  [/\p{Script=Telugu}/u, 'noto-sans-telugu'],
  [/\p{Script=Kannada}/u, 'noto-sans-kannada'],
  [/\p{Script=Malayalam}/u, 'noto-sans-malayalam'],
  [/\p{Script=Sinhala}/u, 'noto-sans-sinhala'],
  [/\p{Script=Thai}/u, 'noto-sans-thai'],
  [/\p{Script=Lao}/u, 'noto-sans-lao'],
  [/\p{Script=Khmer}/u, 'noto-sans-khmer'],
  [/\p{Script=Myanmar}/u, 'noto-sans-myanmar'],
  [/\p{Script=Georgian}/u, 'noto-sans-georgian'],
  [/\p{Script=Armenian}/u, 'noto-sans-armenian'],
  [/\p{Script=Ethiopic}/u, 'noto-sans-ethiopic'],
  // Roman numerals count as Latin letters.
  [/[\u2160-\u2188\u2460-\u24FF]/u, 'noto-sans-symbols'],
  [/[\u00B2\u00B3\u00B9\u20A0-\u20C0]/u, 'noto-sans'],
  [/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u, 'noto-sans'],
  [/\p{Emoji_Presentation}/u, 'noto-emoji'],
  [/[\u2190-\u22FF\u27C0-\u27FF\u2900-\u2AFF\u{1D400}-\u{1D7FF}]/u, 'noto-sans-math'],
  [/[\u2300-\u27BF\u2B00-\u2BFF\u{1F000}-\u{1FAFF}]/u, 'noto-sans-symbols-2'],
];

/** The package of Fontsource whose font has the character: `noto-sans-hebrew`; undefined where none is known. */
export function fontPackageFor(character: string, lang: string): string | undefined {
  if (/[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(character)) return hanFontFor(lang);
  return PACKAGES.find(([script]) => script.test(character))?.[1];
}

/** One character of Han is drawn in four ways: Japan's, Korea's, Taiwan's and the mainland's. */
export function hanFontFor(lang: string): string {
  const { language, script } = new Intl.Locale(lang).maximize();
  if (language === 'ja') return 'noto-sans-jp';
  if (language === 'ko') return 'noto-sans-kr';
  return script === 'Hant' ? 'noto-sans-tc' : 'noto-sans-sc';
}
