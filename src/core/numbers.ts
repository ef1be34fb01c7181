import { numberWords } from './numberWords.ts';
import { perAt } from './rates.ts';
import { COMMA, CURRENCIES, numberOf, valueOf } from './scales.ts';
import type { Unit } from './units.ts';

/** A number as written, before it is known what of. */
export interface FoundNumber {
  start: number;
  end: number;
  low: number;
  high: number;
  /** `10+` */
  hasPlus: boolean;
  /** Written in words: `ten`. */
  isWord: boolean;
  /** Where the words say that themselves: `tenfold`, `halved`, `$5M`. */
  unit?: Unit & { hasPlus?: boolean };
  /** A hyphen joins it to what follows: `12-month`. */
  isJoined: boolean;
}

/** The numbers of a text that can be figures: in digits, in words, and in verbs such as `doubled`. */
export function readNumbers(text: string, language: string): FoundNumber[] {
  const digits = [...text.matchAll(DIGITS[COMMA.has(language) ? 'comma' : 'point'])].flatMap(
    (match) => inDigits(text, match, language) ?? [],
  );
  const words = language === 'en' ? numberWords(text) : [];
  const taken = (one: FoundNumber) => digits.some((other) => one.start < other.end && other.start < one.end);
  return [...digits, ...words.filter((one) => !taken(one))].sort((a, b) => a.start - b.start);
}

function digitsWith(mark: 'comma' | 'point'): RegExp {
  const number =
    mark === 'comma'
      ? String.raw`(?:\d{1,3}(?:[.\u00A0\u202F]\d{3})+|\d+)(?:,\d+)?`
      : String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
  const scale = String.raw`(?:\s?(?:K|k|MM|M|bn|Bn|B|T)(?![\p{L}\d])|m(?=[\s,.;)]|$)|[\s\u00A0-]?(?:hundred|thousand|[mb]illions?|trillion|Tsd\.?|tausend|Mio\.?|Millionen|Mrd\.?|Milliarden|milliards?|millones|milioni|lakh|crore)(?!\p{L}))?`;
  const one = String.raw`${number}${scale}\+?`;
  return new RegExp(
    String.raw`(?<sign>[$€£¥₹]|US\$|\b(?:USD|EUR|GBP|CHF|INR)\s)?(?<low>${one})(?:(?<low2>\s?%)?(?<dash>\s?[–—-]\s?|\sto\s)(?<sign2>[$€£])?(?<high>${one}))?`,
    'gu',
  );
}

const DIGITS = { comma: digitsWith('comma'), point: digitsWith('point') };

function inDigits(text: string, match: RegExpExecArray, language: string): FoundNumber[] | undefined {
  const { sign, low = '', dash, high } = match.groups ?? {};
  const start = match.index;
  const before = text.slice(0, start);
  if (
    /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d_.,/:#@-]$/u.test(before) &&
    !/[^\p{L}\d][-–—/]$/u.test(before) &&
    !/\p{L}[–—]$/u.test(before)
  )
    return undefined;
  // `from 10 to 20` is a change, told by two figures; `10 to 20` is one.
  const isRange = high !== undefined && !(dash?.includes('to') && /\bfrom\s\S*\s?$/i.test(before));
  const end = isRange ? start + match[0].length : start + (sign?.length ?? 0) + low.length;
  const after = text.slice(end);
  if (/^(?:[/:]\d|[.,]\d|st\b|nd\b|rd\b|th\b|[-–]\d)/.test(after)) return undefined;
  if (!isRange && isName(text, start, end, sign !== undefined || /[KMB%+]$/.test(low))) return undefined;
  const first = valueOf(low, language);
  const second = isRange ? valueOf(high, language) : first;
  // `6 to 10K`, `$2–3 million`: the scale stands behind the second.
  const from = isRange && first < second / 1000 ? first * (second / numberOf(high, language)) : first;
  if (isRange && from > second) return undefined;
  const found: FoundNumber = {
    start,
    end,
    low: from,
    high: second,
    hasPlus: /\+$/.test(isRange ? high : low),
    isWord: false,
    isJoined: /^[-‑]\p{L}/u.test(after),
  };
  const currency = CURRENCIES[sign?.trim() ?? ''];
  const rest = high !== undefined && !isRange ? secondOf(text, match, language) : [];
  return [currency === undefined ? found : { ...found, unit: money(text, end, currency) }, ...rest];
}

/** What stood behind `to` in `from $5M to $6M`. */
function secondOf(text: string, match: RegExpExecArray, language: string): FoundNumber[] {
  const { sign2 = '', high = '' } = match.groups ?? {};
  const end = match.index + match[0].length;
  const start = end - high.length - sign2.length;
  const value = valueOf(high, language);
  const found = { start, end, low: value, high: value, hasPlus: high.endsWith('+'), isWord: false };
  const joined = { ...found, isJoined: /^[-‑]\p{L}/u.test(text.slice(end)) };
  const currency = CURRENCIES[sign2];
  return [currency === undefined ? joined : { ...joined, unit: money(text, end, currency) }];
}

function money(text: string, end: number, currency: string): Unit {
  const [per, length] = perAt(text.slice(end).replace(/^(\s(?:in|of)\s[\p{L} ]{0,20})?/u, ''));
  return { kind: `money ${currency}`, end: per === undefined ? end : end + Math.min(length, 20), per };
}

const RANK =
  /(?:\b(?:top|no\.|number|ranks?|ranked|level|tier|phase|part|chapter|version|v|series|grade|type|step|week|day|gen|rfc|iso|nr\.)\s|[#№])$/i;

/** A year, a version or the number in a name, rather than a quantity. */
function isName(text: string, start: number, end: number, isScaled: boolean): boolean {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (isScaled || /^\s?(?:%|[x×](?!\p{L}))/u.test(after)) return false;
  if (RANK.test(before)) return true;
  const written = text.slice(start, end);
  const isYear = /^(?:19|20)\d\d$/.test(written) && !/^\s\p{Ll}+s\b/u.test(after);
  if (isYear) return true;
  // `Angular 17`, `SOC 2`; the first word of a bullet is a verb.
  const [, name] = /(?:^|.*\s)([\p{L}\p{N}.+#/-]*\p{Lu}[\p{L}\p{N}.+#/-]*)\s$/su.exec(before) ?? [];
  const opens = /^\s*\S+\s$/.test(before);
  return (
    name !== undefined &&
    !opens &&
    !/^[\s-]\p{Ll}{2,}/u.test(after.replace(/^\s(?:to|and|without|with|in|on|for|at|of|by|from)\b.*/su, ''))
  );
}
