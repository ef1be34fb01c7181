import { own } from './own.ts';
import type { FoundNumber } from './numbers.ts';
import { DAY, perAt, YEAR } from './rates.ts';
import { singular } from './wording.ts';

/** What a number is of. */
export interface Unit {
  kind: string;
  /** Where the unit's words end. */
  end: number;
  /** What one of them is in the base of its kind. */
  factor?: number;
  noun?: string;
  per?: number | undefined;
}

/** Seconds. */
const TIMES: Readonly<Record<string, number>> = {
  ...{ ns: 1e-9, µs: 1e-6, us: 1e-6, ms: 1e-3, millisecond: 1e-3, s: 1, sec: 1, second: 1 },
  ...{ min: 60, minute: 60, h: 3600, hr: 3600, hour: 3600, day: DAY, week: 7 * DAY },
  ...{ month: YEAR / 12, quarter: YEAR / 4, year: YEAR, yr: YEAR, decade: 10 * YEAR },
};

/** Bytes, in thousands: who writes MB seldom means the other by it. */
const BYTES: Readonly<Record<string, number>> = {
  ...{ KB: 1e3, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, PB: 1e15 },
  ...{ kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9, terabyte: 1e12, petabyte: 1e15 },
  ...{ KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4 },
};

const RATES: Readonly<Record<string, string>> = { QPS: 'request', RPS: 'request', TPS: 'transaction' };

const OTHER =
  /^\s?(GHz|MHz|kHz|Hz|fps|dB|nm|mm|cm|km|kg|kWh|MWh|kW|MW|GW|GbE|Gbps|Mbps|°C|bps|basis points|(?:percentage )?points|pp)(?![\p{L}\d])/u;

const MONEY: readonly [RegExp, string][] = [
  [/^\s?(?:€|euros?\b|EUR\b)/i, 'EUR'],
  [/^\s?(?:\$|US-?Dollars?\b|dollars?\b|USD\b)/i, 'USD'],
  [/^\s?(?:£|pounds?(?: sterling)?\b|GBP\b)/i, 'GBP'],
  [/^\s?(?:CHF|Franken)\b/, 'CHF'],
];

/** The unit behind a number: a sign, a measure, or the plural of what is counted. */
export function unitAt(
  text: string,
  end: number,
  number: FoundNumber,
): (Unit & { hasPlus?: boolean }) | undefined {
  const after = text.slice(end);
  const [percent] = /^(?:\s?%|[\s\u00A0\u202F]?(?:percent|per cent|Prozent|pct)\b)\+?/.exec(after) ?? [];
  if (percent !== undefined)
    return {
      kind: /^ ?points\b/.test(after.slice(percent.length).trimStart()) ? 'points' : 'percent',
      end: end + percent.length,
      hasPlus: percent.endsWith('+'),
    };
  const [times] = /^(?:\s?[x×](?![\p{L}\d])\+?|-?fold\b|\stimes\b)/u.exec(after) ?? [];
  if (times !== undefined) return { kind: 'times', end: end + times.length, hasPlus: times.endsWith('+') };
  for (const [pattern, currency] of MONEY) {
    const [written] = pattern.exec(after) ?? [];
    if (written === undefined) continue;
    const [per, length] = perAt(after.slice(written.length));
    return { kind: `money ${currency}`, end: end + written.length + length, per };
  }
  return measure(after, end) ?? counted(after, end, number);
}

function measure(after: string, end: number): Unit | undefined {
  const [written = '', word = ''] = /^[\s\u00A0-]?(\p{L}+)(?![\p{L}\d])/u.exec(after) ?? [];
  const byte = own(BYTES, word) ?? own(BYTES, singular(word.toLowerCase()));
  if (byte !== undefined) {
    const [per, length] = perAt(after.slice(written.length));
    return { kind: 'bytes', end: end + written.length + length, factor: byte, per };
  }
  const time = own(TIMES, word) ?? (word.length > 2 ? own(TIMES, singular(word.toLowerCase())) : undefined);
  if (time !== undefined) return { kind: 'time', end: end + written.length, factor: time };
  const rate = own(RATES, word);
  if (rate !== undefined) return { kind: 'count', end: end + written.length, noun: rate, per: 1 };
  const [other, name = ''] = OTHER.exec(after) ?? [];
  if (other === undefined) return undefined;
  return {
    kind: name.endsWith('points') || name === 'pp' ? 'points' : `unit ${name}`,
    end: end + other.length,
  };
}

/** Where a noun phrase ends. */
const STOP =
  /^(?:and|or|of|in|on|at|for|with|without|to|from|by|per|a|an|the|that|which|who|whose|than|as|into|over|under|across|within|through|while|after|before|during|is|are|was|were|has|had|its|their|our|his|her|this|those|these|faster|slower|more|less|fewer|cheaper|better|every|each|who|where|when|so|but|using|via|against|between|behind|until|since|about|up|down)$/i;

const PLURAL = /(?:[^s]s|sses|people|staff|personnel|children|women|men|data|feet)$/i;
/** End like plurals and are none. */
const SINGULAR = /(?:ness|less|ous|ics|ysis|this|status|process|access|business|Kubernetes|series)$/i;

/** `10+ engineers`, `1,500 graded prompts`, `a 10-person team`. */
function counted(after: string, end: number, number: FoundNumber): Unit | undefined {
  if (number.isJoined) {
    const [written = '', word = ''] = /^[-‑](\p{L}+)/u.exec(after) ?? [];
    return { kind: 'count', end: end + written.length, noun: nounOf(word) };
  }
  const phrase = /^((?:\s(?:of\s(?:the\s|our\s)?)?[\p{L}\p{N}’'/&.-]+){1,4})/u.exec(after)?.[1] ?? '';
  let at = 0;
  for (const [written, word = ''] of phrase.matchAll(/\s((?:of\s(?:the\s|our\s)?)?[^\s]+)/gu)) {
    // `events/min`, but `A/B tests`.
    const bare = word
      .replace(/^of\s(?:the\s|our\s)?/, '')
      .replace(/[.’']+$/, '')
      .replace(/\/(?:s|sec|second|min|minute|h|hr|hour|day|week|mo|month|yr|year)$/, '');
    if (STOP.test(bare) && !word.startsWith('of ')) break;
    at += written.length;
    if (PLURAL.test(bare) && !SINGULAR.test(bare)) {
      const length = at - word.length + word.lastIndexOf(bare) + bare.length;
      const [per, more] = perAt(after.slice(length));
      return { kind: 'count', end: end + length + more, noun: nounOf(bare), per };
    }
    if (/[.’']$/.test(word)) break;
  }
  return undefined;
}

const SAME: Readonly<Record<string, string>> = {
  ...{ query: 'request', req: 'request', call: 'request', lookup: 'request' },
  ...{
    developer: 'engineer',
    people: 'engineer',
    person: 'engineer',
    programmer: 'engineer',
    report: 'engineer',
  },
  ...{ client: 'customer', account: 'customer', service: 'service', microservice: 'service' },
};

function nounOf(word: string): string {
  const one = singular(word.toLowerCase().replace(/.*[/-]/, ''));
  return own(SAME, one) ?? one;
}
