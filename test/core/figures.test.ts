import { expect, test } from 'vitest';
import { figuresIn } from '../../src/core/figures.ts';

/** `10000 count request/1 to`, with what is not said left out. */
function shown(text: string, language?: string): string[] {
  return figuresIn(text, language).map(({ low, high, bound, kind, noun, per, role }) =>
    [
      low === high ? String(Number(low.toPrecision(6))) : `${low}–${high}`,
      kind,
      `${noun}${per === undefined ? '' : `/${Math.round(per)}`}`,
      bound === 'exact' ? '' : bound,
      role === 'plain' ? '' : role,
    ]
      .filter(Boolean)
      .join(' '),
  );
}

test.each<[text: string, ...figures: string[]]>([
  // Percentages, and what is called so
  ['99.99% availability', '99.99 percent'],
  ['99.99 % availability', '99.99 percent'],
  ['a 20 percent gain', '20 percent'],
  ['10–20% faster', '10–20 percent'],
  ['10% to 20% faster', '10–20 percent'],
  ['10-20% faster', '10–20 percent'],
  ['raised from 28% to 58%', '28 percent from', '58 percent to'],
  ['cut by a third', '33.3333 percent by'],
  ['cut to a fifth', '20 percent to'],
  ['cut in half', '50 percent'],
  ['halved the load', '50 percent'],
  ['by more than half', '50 percent least by'],
  ['up 3.1 points', '3.1 points'],
  // Money
  ['$2M a year', '2000000 money USD /31557600'],
  ['$2 million', '2000000 money USD'],
  ['3 million euros', '3000000 money EUR'],
  ['€3.5M', '3500000 money EUR'],
  ['£1.2m from the trust', '1200000 money GBP'],
  ['half a million dollars', '500000 money USD'],
  ['from $1.1M to $4.8M', '1100000 money USD from', '4800000 money USD to'],
  ['$50K+/mo', '50000 money USD /2629800 least'],
  // Times
  ['10× as many', '10 times'],
  ['10x faster', '10 times'],
  ['a tenfold rise', '10 times'],
  ['ten times as many', '10 times'],
  ['doubled it', '2 times'],
  ['twice as often', '2 times'],
  // Counts and rates
  ['10K QPS', '10000 count request/1'],
  ['10,000 queries per second', '10000 count request/1'],
  ['1.5M messages a day', '1500000 count message/86400'],
  ['2.5M events/min', '2500000 count event/60'],
  ['10+ engineers', '10 count engineer least'],
  ['over 300 teams', '300 count team least'],
  ['up to six ICU patients', '6 count patient most'],
  ['about 40 clients', '40 count customer about'],
  ['a 10-person team', '10 count engineer'],
  ['6 to 10+ engineers', '6–10 count engineer least'],
  ['from 4 to 17 engineers', '4 count engineer from', '17 count engineer to'],
  ['a team of 8, and a staff of over 40', '8 count engineer', '40 count engineer least'],
  ['a dozen services', '12 count service'],
  ['twenty-five clerks', '25 count clerk'],
  ['2000 users', '2000 count user'],
  // Time and bytes, in seconds and bytes
  ['from 10 days to 3', '864000 time from', '259200 time to'],
  ['from 14 minutes to under 2', '840 time from', '120 time most to'],
  ['a 12-month migration', '31557600 time'],
  ['in a day and a half', '129600 time'],
  ['sub-50ms'],
  ['5 ms', '0.005 time'],
  ['1.5 TB', '1500000000000 bytes'],
  // What has no unit counts as one end of a change only
  ['NPS from 31 to 52', '31 bare from', '52 bare to'],
  ['scored 4 or 5'],
  // No figures: years, dates, versions, names, ranks, telephone numbers
  ['since 2015, and again in 2019'],
  ['on 2021-05-03 at 10:30'],
  ['OAuth 2.0, Angular 17, SOC 2, TLS 1.3, HTTP/2, C++17'],
  ['S3, p99, EC2, X.509, AVX2, GPT-4, ns-3, i.MX 8'],
  ['the top 5, No. 1 and #2'],
  ['+1 415-555-0142'],
  ['1st, 2nd and 3rd'],
  ['24/7 on-call, a 50/50 split'],
  ['finished a quarter ahead of plan, within a quarter'],
])('%s', (text, ...figures) => {
  expect(shown(text)).toEqual(figures);
});

test.each<[language: string, text: string, ...figures: string[]]>([
  ['de', '99,99 %', '99.99 percent'],
  ['de', 'über 8 Mio. $ pro Jahr', '8000000 money USD /31557600'],
  ['de', '10.000 Anfragen pro Sekunde'],
  ['de', '1,5 Mio. €', '1500000 money EUR'],
  ['fr', '12,5 %', '12.5 percent'],
])('in %s: %s', (language, text, ...figures) => {
  const told = shown(text, language).map((one) => one.replace(/ least$/, ''));
  expect(told).toEqual(figures);
});

test('a figure knows where it stands, its quantifier and unit included', () => {
  const text = 'Held over 1 million messages per day at 99.9%';
  expect(figuresIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'over 1 million messages per day',
    '99.9%',
  ]);
});
