import { expect, test } from 'vitest';
import { driftBetween, type Told } from '../../src/core/drift.ts';
import { figuresIn } from '../../src/core/figures.ts';

function drift(one: string, other: string, language = 'en', its = language): string | undefined {
  const told = (text: string, of: string): Told => ({ text, language: of, figures: figuresIn(text, of) });
  const [pair] = driftBetween(told(one, language), told(other, its));
  return pair && `${one.slice(pair[0].start, pair[0].end)} | ${other.slice(pair[1].start, pair[1].end)}`;
}

test.each<[one: string, other: string, pair: string]>([
  ['Held 99.9% availability', 'Held 99.99% availability', '99.9% | 99.99%'],
  ['Served 5,000 QPS', 'Served 10K QPS', '5,000 QPS | 10K QPS'],
  ['Aligned 4+ teams', 'Aligned 6+ teams', '4+ teams | 6+ teams'],
  ['Saved $2M a year on hosting', 'Saved $3M on hosting', '$2M a year | $3M'],
  ['Ran 10× as many campaigns', 'Ran eightfold as many campaigns', '10× | eightfold'],
  ['Led eight engineers', 'Led 9 people', 'eight engineers | 9 people'],
  ['Cut latency by 40%', 'Cut latency by 60%', '40% | 60%'],
  ['Cut builds from 40 minutes to 6', 'Cut builds from 45 minutes to 6', '40 minutes | 45 minutes'],
  ['Cut the fix time from 10 days to 3', 'Cut the fix time from 10 days to 4', '3 | 4'],
  ['Raised NPS from 31 to 52', 'Raised NPS from 31 to 57', '52 | 57'],
  ['Reached $10M ARR', 'Reached $12M ARR', '$10M | $12M'],
  ['Moved 2 TB of logs', 'Moved 4 TB of logs', '2 TB | 4 TB'],
  ['Migrated in 12 months', 'Migrated in two years', '12 months | two years'],
  ['Cut cost by 40% at 99.9% availability', 'Cut cost by 40% at 99.95% availability', '99.9% | 99.95%'],
  ['Sent 1M messages a day', 'Sent 1M messages an hour', '1M messages a day | 1M messages an hour'],
])('differ: %s, %s', (one, other, pair) => {
  expect(drift(one, other)).toBe(pair);
});

test.each<[why: string, one: string, other: string]>([
  ['the same in words', 'Saved $2M a year', 'Saved $2 million per year'],
  ['the same in words', 'Ran 10× as many', 'Ran tenfold as many'],
  ['the same with a quantifier', 'Sent 1M+ messages', 'Sent over 1 million messages'],
  ['the same with spaces', 'Held 99.99 %', 'Held 99.99%'],
  ['the same in words', 'Led 10+ engineers', 'Led over ten engineers'],
  ['the same range', 'Answers 10–20% faster', 'Answers 10% to 20% faster'],
  ['the same time', 'Migrated in 12 months', 'Migrated in a one-year effort of 12 months'],
  ['the same time', 'Cut it to 90 seconds', 'Cut it to 1.5 minutes'],
  ['the same rate', 'Took 3,600 orders an hour', 'Took 60 orders a minute'],
  ['the same part', 'Cut the load to a fifth', 'Cut the load to 20%'],
  ['the same part', 'Halved outbound calls', 'Cut outbound calls by 50%'],
  ['the same times', 'Doubled deploys', 'Deployed 2× as often'],
  ['a round figure', 'For over 300 teams', 'For 312 teams'],
  ['left out', 'Cut cost by 40% for 12 teams', 'Cut cost by 40%'],
  ['left out', 'Cut cost by 40%', 'Cut cost'],
  ['another quantity', 'Raised throughput by 35%', 'Lowered the error rate by 80%'],
  ['another quantity', 'Led 10 engineers', 'Built 4 services'],
  ['another quantity', 'Cut cost by 30%', 'Held 99.9% availability'],
  ['a year', 'Rebuilt it in 2019', 'Rebuilt it in 2020'],
  ['a version', 'Moved to Angular 8', 'Moved to Angular 17'],
])('agree (%s): %s, %s', (_, one, other) => {
  expect(drift(one, other)).toBeUndefined();
  expect(drift(other, one)).toBeUndefined();
});

test.each<[one: string, other: string, its: string, pair: string | undefined]>([
  ['Held 99.99% availability', 'Hielt 99,99 % Verfügbarkeit', 'de', undefined],
  ['Held 99.99% availability', 'Hielt 99,9 % Verfügbarkeit', 'de', '99.99% | 99,9 %'],
  ['Reached $10M ARR', 'Erreichte 10 Mio. $ ARR', 'de', undefined],
  ['Reached $10M ARR', 'Erreichte 12 Mio. $ ARR', 'de', '$10M | 12 Mio. $'],
  ['Cut cost by 30% and time by 20%', 'Senkte die Kosten um 25 %', 'de', undefined],
  ['Led 10 engineers', 'Führte 12 Personen', 'de', undefined],
  ['Reached $10M ARR', '年間経常収益1,000万ドルを達成', 'ja', undefined],
  ['Held 99.9%', '可用性99.99%を維持', 'ja', '99.9% | 99.99%'],
])('in another language: %s, %s', (one, other, its, pair) => {
  expect(drift(one, other, 'en', its)).toBe(pair);
});
