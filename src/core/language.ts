/** One script in every country, and one set of labels; the first question to Intl takes as long as a tailoring. */
export function isEnglish(locale: string): boolean {
  return /^en(-[A-Z]{2})?$/.test(locale);
}

/** What a locale is written in: `de-Latn` for `de-AT`. English where none is said. */
export function languageOf(locale = 'en'): string {
  if (isEnglish(locale)) return 'en-Latn';
  const { language, script = '' } = new Intl.Locale(locale).maximize();
  return `${language}-${script}`;
}

/** In English: `German`; `Simplified Chinese` beside the same language in another script. */
export function languageName(language: string, beside: string): string {
  const [name = '', script = ''] = language.split('-');
  const sameName = beside.startsWith(`${name}-`);
  return new Intl.DisplayNames('en', { type: 'language' }).of(sameName ? `${name}-${script}` : name) ?? name;
}
