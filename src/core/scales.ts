/** ISO 4217, by sign, code or word. */
export const CURRENCIES: Readonly<Record<string, string>> = {
  ...{ $: 'USD', US$: 'USD', USD: 'USD', dollar: 'USD', '€': 'EUR', EUR: 'EUR', euro: 'EUR' },
  ...{ '£': 'GBP', GBP: 'GBP', pound: 'GBP', '¥': 'JPY', JPY: 'JPY', '₹': 'INR', INR: 'INR', CHF: 'CHF' },
};

export const SCALES: Readonly<Record<string, number>> = {
  ...{ k: 1e3, thousand: 1e3, tausend: 1e3, tsd: 1e3, mille: 1e3, hundred: 100 },
  ...{ m: 1e6, mm: 1e6, million: 1e6, millionen: 1e6, millions: 1e6, mio: 1e6, millones: 1e6, milioni: 1e6 },
  ...{ b: 1e9, bn: 1e9, billion: 1e9, mrd: 1e9, milliarden: 1e9, milliards: 1e9, lakh: 1e5, crore: 1e7 },
  ...{ t: 1e12, tn: 1e12, trillion: 1e12 },
};

/** In these a comma is the decimal mark, a dot or a space groups. */
export const COMMA = new Set([
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'sv',
  'nb',
  'da',
  'fi',
  'pl',
  'cs',
  'ru',
  'uk',
  'tr',
]);

/** `10K` → 10,000 */
export function valueOf(written: string, language: string): number {
  const [, scale = ''] = /([\p{L}.]+)\+?$/u.exec(written.replace(/^[\d.,\u00A0\u202F]+/, '')) ?? [];
  return (
    numberOf(written, language) *
    (SCALES[
      scale
        .replace(/\.$/, '')
        .replace(/(illion)s$/, '$1')
        .toLowerCase()
    ] ?? 1)
  );
}

/** `10K` → 10 */
export function numberOf(written: string, language: string): number {
  const [digits = ''] = /^[\d.,\u00A0\u202F]+/.exec(written) ?? [];
  const plain = COMMA.has(language)
    ? digits.replace(/[.\u00A0\u202F]/g, '').replace(',', '.')
    : digits.replaceAll(',', '');
  return Number(plain.replace(/\.$/, ''));
}
