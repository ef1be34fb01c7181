import { expect, test } from 'vitest';
import { proseOf } from '../../src/core/prose.ts';
import { tell } from '../support/tell.ts';

/** The source's own characters behind a part of a text as it is read. */
function sourceOfPart(base: string, part: string, variants: Record<string, string> = {}): string {
  const { tailored, diagnostics } = tell({ base, variants });
  if (!tailored) throw new Error(JSON.stringify(diagnostics));
  const prose = proseOf(tailored.tree).find(({ text }) => text.includes(part));
  if (!prose) throw new Error(`no text says ${part}`);
  const at = prose.text.indexOf(part);
  const place = prose.placeOf(at, at + part.length);
  return `${place.source.file}: ${place.source.text.slice(place.start, place.end)}`;
}

const job = (bullet: string, more = '') => `work:\n  - id: job\n    highlights:\n      - ${bullet}\n${more}`;

test.each<[name: string, base: string, part: string, written: string]>([
  ['a plain text', job('Cut the load'), 'the', 'the'],
  ['double quotes', job('"Cut the \\"load\\" by half"'), 'half', 'half'],
  ['what is escaped', job('"Cut the \\"load\\" by half"'), '"load"', '"load\\"'],
  ['single quotes', job("'It''s the load'"), 'load', 'load'],
  ['a folded text', job('>-\n        Cut the\n        load by half'), 'load', 'load'],
  ['over the fold', job('>-\n        Cut the\n        load by half'), 'the load', 'the\n        load'],
  ['a plain text of two lines', job('Cut the\n        load by half'), 'load', 'load'],
  ['bold', job('"**Cut** the load"'), 'load', 'load'],
  ['in bold', job('"**Cut** the load"'), 'Cut', 'Cut'],
  ['behind a link', job('"[Cut](https://example.com/the-load) the load"'), 'the load', 'the load'],
  ['a star that is none', job('"Cut 2*3*4 of the load"'), 'load', 'load'],
  ['code', job('"Moved `cron` to Temporal"'), 'Temporal', 'Temporal'],
  ['a fact', job('"At ${qps} a second"', 'facts: { qps: 10K messages }'), '10K', '10K'],
  ['behind a fact', job('"At ${qps} a second"', 'facts: { qps: 10K messages }'), 'second', 'second'],
  ['a fact in a fact', job('"At ${a}"', 'facts: { a: "${b} QPS", b: 10K }'), '10K', '10K'],
  ['a `${` that is none', job("'At \\${qps} a second'"), 'second', 'second'],
])('a part of a text stands in its source: %s', (_, base, part, written) => {
  expect(sourceOfPart(base, part)).toBe(`resume.yaml: ${written}`);
});

test('a patched text stands in the variant', () => {
  const base = 'work:\n  - id: job\n    highlights:\n      - { id: it, text: Cut the load }\n';
  const v = 'work: { job: { highlights: { it: { text: Halved the load } } } }';
  expect(sourceOfPart(base, 'Halved', { v })).toBe('v.yaml: Halved');
});

test('a fact of the variant stands there, the text in the base', () => {
  const base = job('"At ${qps} a second"', 'facts: { qps: 5K messages }');
  expect(sourceOfPart(base, '10K', { v: 'facts: { qps: 10K messages }' })).toBe('v.yaml: 10K');
  expect(sourceOfPart(base, 'second', { v: 'facts: { qps: 10K messages }' })).toBe('resume.yaml: second');
});
