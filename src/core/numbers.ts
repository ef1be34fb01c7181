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
  const words = language === 'en' ? [...text.matchAll(WORDS)].flatMap((match) => inWords(text, match)) : [];
  const taken = (one: FoundNumber) => digits.some((other) => one.start < other.end && other.start < one.end);
  return [...digits, ...words.filter((one) => !taken(one))].sort((a, b) => a.start - b.start);
}

const CURRENCIES: Readonly<Record<string, string>> = {
  ...{ $: 'USD', US$: 'USD', USD: 'USD', dollar: 'USD', '€': 'EUR', EUR: 'EUR', euro: 'EUR' },
  ...{ '£': 'GBP', GBP: 'GBP', pound: 'GBP', '¥': 'JPY', JPY: 'JPY', '₹': 'INR', INR: 'INR', CHF: 'CHF' },
};

const SCALES: Readonly<Record<string, number>> = {
  ...{ k: 1e3, thousand: 1e3, tausend: 1e3, tsd: 1e3, mille: 1e3, hundred: 100 },
  ...{ m: 1e6, mm: 1e6, million: 1e6, millionen: 1e6, millions: 1e6, mio: 1e6, millones: 1e6, milioni: 1e6 },
  ...{ b: 1e9, bn: 1e9, billion: 1e9, mrd: 1e9, milliarden: 1e9, milliards: 1e9, lakh: 1e5, crore: 1e7 },
  ...{ t: 1e12, tn: 1e12, trillion: 1e12 },
};

/** In these a comma is the decimal mark, a dot or a space groups. */
const COMMA = new Set([
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

/** `a year`, `per second`, `/min`, `daily`: in how many seconds, and how long the words are. */
export function perAt(after: string): [seconds: number | undefined, length: number] {
  const [written = '', unit = ''] =
    /^\s?(?:\/\s?|(?:per|a|an|each|every|pro|am|im)\s)(s|sec|second|min|minute|h|hr|hour|day|week|mo|month|quarter|yr|year|Sekunde|Minute|Stunde|Tag|Woche|Monat|Jahr)\b/.exec(
      after,
    ) ?? [];
  if (unit) return [PER[unit.toLowerCase()], written.length];
  const [adverb = ''] = /^\s(?:daily|nightly|weekly|monthly|quarterly|annually|yearly)\b/.exec(after) ?? [];
  return [PER[adverb.trim()], adverb.length];
}

const [DAY, YEAR] = [86_400, 31_557_600];
const PER: Readonly<Record<string, number>> = {
  ...{
    s: 1,
    sec: 1,
    second: 1,
    sekunde: 1,
    min: 60,
    minute: 60,
    h: 3600,
    hr: 3600,
    hour: 3600,
    stunde: 3600,
  },
  ...{ day: DAY, tag: DAY, daily: DAY, nightly: DAY, week: 7 * DAY, woche: 7 * DAY, weekly: 7 * DAY },
  ...{ mo: YEAR / 12, month: YEAR / 12, monat: YEAR / 12, monthly: YEAR / 12 },
  ...{ quarter: YEAR / 4, quarterly: YEAR / 4 },
  ...{ yr: YEAR, year: YEAR, jahr: YEAR, annually: YEAR, yearly: YEAR },
};

function valueOf(written: string, language: string): number {
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

function numberOf(written: string, language: string): number {
  const [digits = ''] = /^[\d.,\u00A0\u202F]+/.exec(written) ?? [];
  const plain = COMMA.has(language)
    ? digits.replace(/[.\u00A0\u202F]/g, '').replace(',', '.')
    : digits.replaceAll(',', '');
  return Number(plain.replace(/\.$/, ''));
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

const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SMALL_WORDS = [...SMALL.slice(2), ...TENS].join('|');
const VERBS: Readonly<Record<string, number>> = { doubl: 2, tripl: 3, quadrupl: 4, quintupl: 5 };
const PARTS: Readonly<Record<string, number>> = {
  half: 50,
  third: 100 / 3,
  quarter: 25,
  fifth: 20,
  tenth: 10,
};

const WORDS = new RegExp(
  [
    String.raw`\b(?<fold>${[...SMALL.slice(2, 13), 'hundred'].join('|')})-?fold\b`,
    String.raw`\b(?<times>twice|thrice)\b`,
    String.raw`\b(?<multiple>doubl|tripl|quadrupl|quintupl)(?:ed|ing)\b`,
    String.raw`\b(?<halved>halv(?:ed|ing))\b`,
    String.raw`\b(?<=\b(?:by|to|than)\s|\bin\s(?=half))(?:(?:an?|one|(?<count>two|three))\s)?(?<part>half|thirds?|quarters?|fifths?|tenths?)(?=\s*(?:[,.;)]|$|\s(?!a\s|an\s)))`,
    String.raw`\bhalf an? (?<halfOf>hundred|thousand|million|billion|hour|day|dozen)\b`,
    String.raw`\b(?:(?<ones>${SMALL_WORDS})(?:-(?<units>${SMALL.slice(1, 10).join('|')}))?|(?<=\b)an?)\s(?<scale>hundred|thousand|million|billion|dozen)s?\b`,
    String.raw`\b(?<word>${SMALL_WORDS})(?:-(?<unit>${SMALL.slice(1, 10).join('|')}))?\b`,
    String.raw`\ba (?<and>day|week|month|year|hour) and a half\b`,
  ].join('|'),
  'gi',
);

function inWords(text: string, match: RegExpExecArray): FoundNumber[] {
  const groups = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  const found = (value: number, unit?: Unit): FoundNumber[] => [
    {
      start,
      end,
      low: value,
      high: value,
      hasPlus: false,
      isWord: true,
      isJoined: /^[-‑]\p{L}/u.test(text.slice(end)),
      ...(unit && { unit }),
    },
  ];
  const lower = (name: string): string => groups[name]?.toLowerCase() ?? '';
  if (groups.fold)
    return found(lower('fold') === 'hundred' ? 100 : wordValue(lower('fold'), ''), { kind: 'times', end });
  if (groups.times) return found(lower('times') === 'twice' ? 2 : 3, { kind: 'times', end });
  if (groups.multiple) return found(VERBS[lower('multiple')] ?? 2, { kind: 'times', end });
  if (groups.halved) return found(50, { kind: 'percent', end });
  if (groups.part) {
    const part = PARTS[lower('part').replace(/s$/, '')] ?? 0;
    return found(part * ({ two: 2, three: 3 }[lower('count')] ?? 1), { kind: 'percent', end });
  }
  if (groups.and) return found(1.5, { kind: 'time', end, factor: PER[lower('and')] ?? 1 });
  if (groups.halfOf) {
    const word = lower('halfOf');
    const time = PER[word];
    return time === undefined ? found(0.5 * scaleOf(word)) : found(0.5, { kind: 'time', end, factor: time });
  }
  if (groups.scale) return found((wordValue(lower('ones'), lower('units')) || 1) * scaleOf(lower('scale')));
  return found(wordValue(lower('word'), lower('unit')));
}

function scaleOf(word: string): number {
  return word === 'dozen' ? 12 : (SCALES[word] ?? 1);
}

function wordValue(word: string, unit: string): number {
  const tens = TENS.indexOf(word);
  const value = tens === -1 ? SMALL.indexOf(word) : 20 + tens * 10;
  return Math.max(0, value) + Math.max(0, SMALL.indexOf(unit));
}
