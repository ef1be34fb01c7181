import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { tell } from '../support/tell.ts';

const OFFICIAL = dirname(createRequire(import.meta.url).resolve('@jsonresume/schema/schema.json'));
const SAMPLES = [
  'sample.resume.json',
  ...readdirSync(join(OFFICIAL, 'examples')).map((name) => `examples/${name}`),
];

test.each(SAMPLES)('JSON Resume’s %s is a résumé without a word to say', (file) => {
  const base = readFileSync(join(OFFICIAL, file), 'utf8');
  const { tailored, said } = tell({ base, foreign: true });
  expect(said).toEqual([]);
  const { basics, work, skills } = JSON.parse(base) as Record<string, object>;
  expect(tailored?.resume).toMatchObject({ basics, work, skills });
});

test.each<[written: string, text: string]>([
  ['02139', '02139'],
  ['+14155550142', '+14155550142'],
  ['2020', '2020'],
  ['1.50', '1.50'],
  ['1e3', '1e3'],
  ['0x10', '0x10'],
  ['0o17', '0o17'],
  ['.5', '.5'],
  ['-0', '-0'],
  ['.inf', '.inf'],
  ['12345678901234567890', '12345678901234567890'],
  ['1_000', '1_000'],
  ['yes', 'yes'],
  ['2020-01-05', '2020-01-05'],
  ['12:30', '12:30'],
  ['"007"', '007'],
])('%s where text belongs is the text %s', (written, text) => {
  const base = `
    basics: { phone: ${written} }
    work: [{ name: ${written}, highlights: [${written}, { text: ${written} }], keywords: [${written}] }]
    custom: [{ id: c, title: C, table: { rows: [[${written}]] } }]`;
  const { tailored, said } = tell({ base });
  expect(said).toEqual([]);
  expect(tailored?.resume).toMatchObject({
    basics: { phone: text },
    work: [{ name: text, highlights: [text, text], keywords: [text] }],
    custom: [{ table: { rows: [[text]] } }],
  });
});

test.each<[written: string, code: string | undefined]>([
  ['2020', undefined],
  ['2020-02', undefined],
  ['2020-02-29', undefined],
  ['"1900-02-28"', undefined],
  ['2023-02-29', 'bad-date'],
  ['2023-02-30', 'bad-date'],
  ['1900-02-29', 'bad-date'],
  ['2023-04-31', 'bad-date'],
  ['2023-00', 'bad-date'],
  ['2023-13', 'bad-date'],
  ['2023-1', 'bad-date'],
  ['20230101', 'bad-date'],
  ['0999', 'bad-date'],
  ['3000', 'bad-date'],
  ['today', 'bad-date'],
  ['""', 'empty-text'],
  ['null', 'empty-value'],
  ['[2020]', 'wrong-type'],
])('the date %s: %s', (written, code) => {
  expect(tell({ base: `work: [{ startDate: ${written} }]` }).said).toEqual(
    code ? [`${code} resume.yaml:1`] : [],
  );
});

test.each<[written: string, code: string | undefined]>([
  ['https://example.com/a?b=c#d', undefined],
  ['github.com/ada', undefined],
  ['example.com:8080/x', undefined],
  ['mailto:ada@example.com', undefined],
  ['https://münchen.example/ü', undefined],
  ['my site', 'bad-url'],
  ['ada', 'bad-url'],
  ['https://a b.example', 'bad-url'],
  ['"<https://example.com>"', 'bad-url'],
])('the address %s: %s', (written, code) => {
  expect(tell({ base: `basics: { url: "${written.replaceAll('"', '')}" }` }).said).toEqual(
    code ? [`${code} resume.yaml:1`] : [],
  );
});

test.each<[written: string, code: string | undefined]>([
  ['ada@example.com', undefined],
  ['ada.l+cv@mail.example.co.uk', undefined],
  ['ada@bücher.example', undefined],
  ['ada@example', 'bad-email'],
  ['ada.example.com', 'bad-email'],
  ['a da@example.com', 'bad-email'],
  ['Ada <ada@example.com>', 'bad-email'],
])('the e-mail %s: %s', (written, code) => {
  expect(tell({ base: `basics: { email: "${written}" }` }).said).toEqual(
    code ? [`${code} resume.yaml:1`] : [],
  );
});

const UNKNOWN =
  '{ "basics": { "name": "Ada", "pronouns": "she" },\n "work": [{ "remote": true }],\n "hobbies": [1] }';

test('JSON from elsewhere with unknown keys is warned of, and keeps them', () => {
  const { tailored, diagnostics, said } = tell({ base: UNKNOWN, foreign: true });
  expect(said).toEqual([
    'unknown-key resume.yaml:1',
    'unknown-key resume.yaml:2',
    'unknown-key resume.yaml:3',
  ]);
  expect(new Set(diagnostics.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  expect(tailored?.resume).toEqual(JSON.parse(UNKNOWN));
});

test('the same in our own YAML is an error', () => {
  const { tailored, diagnostics } = tell({ base: UNKNOWN });
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
  expect(tailored).toBeUndefined();
});

test('x-* is kept at every depth, whatever it holds', () => {
  const base = `
    x-top: { a: [null, 1.50, { b: "\${c}" }] }
    basics: { x-b: null, location: { x-c: 1 } }
    work: [{ x-d: [], highlights: [{ text: T, x-e: 1 }] }]
    custom: [{ id: c, title: C, x-f: { id: kept, tags: [kept] } }]`;
  const { tailored, said } = tell({ base });
  expect(said).toEqual([]);
  const kept = parse(base) as { work: object[] };
  expect(tailored?.resume).toEqual({ ...kept, work: [{ 'x-d': [], highlights: ['T'] }] });
});

test('null is an error at its key', () => {
  const base = 'basics:\n  name: Ada\n  email: null\nwork:\nskills:\n  - name: ~\n    keywords: [null]';
  const { diagnostics } = tell({ base });
  expect(diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
    'empty-value 3:3',
    'empty-value 4:1',
    'empty-value 6:5',
    'empty-value 7:16',
  ]);
});

test('everything wrong is told, in source order', () => {
  const base = 'basics:\n  emial: x\n  url: a b\nwrok: []\nwork:\n  - startDate: 2020-13\n    highlights: 1';
  expect(tell({ base }).said).toEqual([
    'unknown-key resume.yaml:2',
    'bad-url resume.yaml:3',
    'unknown-key resume.yaml:4',
    'bad-date resume.yaml:6',
    'wrong-type resume.yaml:7',
  ]);
});

test.each<[name: string, text: string]>([
  ['Windows line ends', 'basics:\r\n  name: Ada\r\n  emial: x\r\n'],
  ['no line end at the end', 'basics:\n  name: Ada\n  emial: x'],
  ['wide characters before it', 'basics:\n  name: 日本\n  emial: x'],
  ['comments and blank lines', '# é\nbasics:\n  emial: x # why'],
])('a place is right with %s', (_, base) => {
  const [said] = tell({ base }).diagnostics;
  expect([said?.line, said?.column, said?.endColumn]).toEqual([3, 3, 8]);
  expect(said?.excerpt.startsWith('  emial: x')).toBe(true);
  expect(said?.excerpt).not.toContain('\r');
});

test('what is wrong in an alias is told where it is written, once', () => {
  const base = 'work:\n  - &a\n    startDate: 2020-13\n  - *a\n  - <<: *a\n    name: B';
  expect(tell({ base }).said).toEqual(['bad-date resume.yaml:3']);
});

test('a key beside `<<` beats what is merged', () => {
  const base = 'x-a: &a { name: A, label: B }\nbasics: { name: C, <<: *a }';
  expect(tell({ base }).tailored?.resume.basics).toEqual({ name: 'C', label: 'B' });
});
