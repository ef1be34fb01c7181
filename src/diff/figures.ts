import { MARKS } from './letters.ts';

/** A number as résumés write them, with what belongs to it: `$8M+`, `99.99%`, `5,000`, `10×`; not the `3` of `S3`. */
export const FIGURE = new RegExp(
  String.raw`(?<![^\s${MARKS}])[$€£¥₹₽₩₪]?\d+(?:[.,'’\u00A0\u202F]\d+)*(?:bn|mn|[KkMBGT])?(?:[+×xX]|[\u00A0\u202F ]?%)*(?![^\s${MARKS}])`,
  'g',
);

/** What kind of number it is: only like ones are one figure that has changed. */
export function figureKind(figure: string): 'money' | 'percent' | 'times' | 'count' {
  if (/[$€£¥₹₽₩₪]/.test(figure)) return 'money';
  if (figure.includes('%')) return 'percent';
  return /[×xX]/.test(figure) ? 'times' : 'count';
}

const SCALES: Readonly<Record<string, number>> = {
  K: 1e3,
  M: 1e6,
  MN: 1e6,
  B: 1e9,
  BN: 1e9,
  G: 1e9,
  T: 1e12,
};

/** Whether two figures say the same, only written otherwise: `5,000` and `5K`. */
export function isSameFigure(a: string, b: string): boolean {
  const [one, other] = [valueOf(a), valueOf(b)];
  return (
    one !== undefined &&
    one === other &&
    figureKind(a) === figureKind(b) &&
    a.endsWith('+') === b.endsWith('+') &&
    a.replace(/[^$€£¥₹₽₩₪]/g, '') === b.replace(/[^$€£¥₹₽₩₪]/g, '')
  );
}

/** Undefined where it may be read in two ways: a lone `5.000` is five in English, five thousand in German. */
function valueOf(figure: string): number | undefined {
  const [, digits = '', scale = ''] = /(\d[\d.,'’\u00A0\u202F]*)\s?(bn|mn|[KkMBGT])?/.exec(figure) ?? [];
  const plain = /^\d{1,3}([,'’\u00A0\u202F]\d{3})+(\.\d+)?$/.test(digits)
    ? digits.replace(/[,'’\u00A0\u202F]/g, '')
    : digits;
  if (!/^\d+(\.\d{1,2}|\.\d{4,})?$/.test(plain)) return undefined;
  return Number(plain) * (SCALES[scale.toUpperCase()] ?? 1);
}
