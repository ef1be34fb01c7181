import type { FoundNumber } from './numbers.ts';
import { PER } from './rates.ts';
import { SCALES } from './scales.ts';
import type { Unit } from './units.ts';

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

/** Numbers in words, alone and in verbs such as `doubled`. */
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

/** The numbers that a text tells in English words. */
export function numberWords(text: string): FoundNumber[] {
  return [...text.matchAll(WORDS)].flatMap((match) => inWords(text, match));
}

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
