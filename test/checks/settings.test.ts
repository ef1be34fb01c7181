import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkSettings } from '../../src/checks/checkSettings.ts';
import { FOUND_BEFORE, RULES, SETTABLE } from '../../src/checks/index.ts';
import type { Described } from '../../src/checks/rule.ts';
import { lintTexts, type LintTextsOptions } from '../support/lintTexts.ts';
import { ROOT } from '../support/cli.ts';
import { sourceOf, tell } from '../support/tell.ts';

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'resume-settings-'));
  vi.stubEnv('XDG_CACHE_HOME', cache);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true });
});

const TWICE = 'Cut the the load';

/** `warning repeated-word`, of a résumé whose one bullet may bear an `x-ignore`. */
async function said(
  ignore: string,
  options: LintTextsOptions = {},
  variants: Record<string, string> = {},
): Promise<string[]> {
  const base = `basics: { name: Ada, email: ada@example.com }
work: [{ id: w, highlights: [{ id: h, text: ${TWICE}${ignore && `, x-ignore: ${ignore}`} }] }]`;
  const [found = []] = await lintTexts([{ base, variants }], options);
  return found.map(({ severity, code }) => `${severity} ${code}`);
}

test.each<[settings: string, ...said: string[]]>([
  ['', 'warning repeated-word'],
  ['rules: {}', 'warning repeated-word'],
  ['rules: { repeated-word: error }', 'error repeated-word'],
  ['rules: { repeated-word: off }'],
  ['rules: { tense: error }', 'warning repeated-word'],
  ['rules: { no-figure: error, repeated-word: off }'],
])('check.yaml: %s', async (settings, ...expected) => {
  expect(await said('', { settings })).toEqual(expected);
});

test('what other stages find is weighed, too', async () => {
  const base = 'facts: { a: 1 }\nbasics: { name: Ada, email: ada@example.com }';
  const of = async (settings: string) =>
    (await lintTexts([{ base }], { settings })).flat().map(({ severity, code }) => `${severity} ${code}`);
  expect(await of('')).toEqual(['warning unused-fact']);
  expect(await of('rules: { unused-fact: error }')).toEqual(['error unused-fact']);
  expect(await of('rules: { unused-fact: off }')).toEqual([]);
});

test.each<[yaml: string, said: string]>([
  ['rules: { speling: off }', 'unknown-key: did you mean `spelling`?'],
  ['rules: { spelling: of }', 'bad-choice: choose one of error, warning, off'],
  ['rule: { spelling: off }', 'unknown-key: did you mean `rules`?'],
  ['dictionary: Heliograph', 'wrong-type: write it as a list: [Heliograph]'],
])('check.yaml is held against its schema: %s', (yaml, expected) => {
  const { diagnostics, levelOf } = checkSettings(sourceOf('check.yaml', yaml), undefined);
  expect(diagnostics.map(({ code, hint }) => `${code}: ${hint}`)).toEqual([expected]);
  expect(levelOf('spelling')).toBe('warning');
});

test('its schema names every rule, and says what it does as the table does', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'schema/check.schema.json'), 'utf8')) as {
    properties: { rules: { properties: Record<string, { description: string }> } };
  };
  const described = Object.entries(schema.properties.rules.properties).map(
    ([code, { description }]) => `${code}: ${description}`,
  );
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  expect(described).toEqual(
    [...SETTABLE.values()].map(
      ({ code, purpose, level }) => `${code}: ${capital(purpose)}. ${capital(level)} by default.`,
    ),
  );
});

test('a word in the dictionary is spelt right, whatever its capitals', async () => {
  const base = {
    basics: { name: 'Ada', email: 'ada@example.com' },
    work: [{ name: 'A', highlights: ['Wrote the migraton of a recomendation engine'] }],
  };
  const words = async (options: LintTextsOptions) =>
    (await lintTexts([{ base }], options)).flat().map(({ message }) => message);
  expect(await words({})).toHaveLength(2);
  expect(await words({ dictionary: 'Migraton # a tool of ours\n\nrecomendation\n' })).toEqual([]);
  expect(await words({ settings: 'dictionary: [migraton, Recomendation Engine]' })).toEqual([]);
});

test.each<[ignore: string, ...said: string[]]>([
  ['{ repeated-word: a quotation }'],
  ['[repeated-word]', 'warning unexplained-ignore'],
  ['repeated-word', 'warning unexplained-ignore'],
  ['{ repeated-word: "" }', 'warning unexplained-ignore'],
  ['{ repeated-wrod: a quotation }', 'warning repeated-word', 'warning unknown-rule'],
  ['{ tense: a quotation }', 'warning repeated-word', 'warning unused-ignore'],
  ['{ repeated-word: a quotation, tense: another }', 'warning unused-ignore'],
])('x-ignore: %s', async (ignore, ...expected) => {
  expect(await said(ignore)).toEqual(expected);
});

test('an ignore holds for what stands below it, and in the variants that inherit it', async () => {
  const of = async (base: string, variants: Record<string, string> = {}) =>
    (await lintTexts([{ base, variants }]))
      .flat()
      .map(({ code, variants: names }) => `${code} ${names?.join()}`);
  const why = 'x-ignore: { repeated-word: a quotation }';
  const ada = 'basics: { name: Ada, email: ada@example.com }';
  expect(await of(`${why}\n${ada}\nwork: [{ id: w, highlights: [${TWICE}] }]`)).toEqual([]);
  expect(await of(`${ada}\nwork: [{ id: w, ${why}, highlights: [${TWICE}] }]`, { v: '{}' })).toEqual([]);
  expect(
    await of(`${ada}\nwork: [{ id: w, highlights: [{ id: h, text: ${TWICE} }] }]`, {
      v: `work: { w: { highlights: { h: { ${why} } } } }`,
    }),
  ).toEqual(['repeated-word default']);
});

test('an ignore is not called useless where its rule did not run, or its variant was not asked for', async () => {
  expect(await said('{ tense: why }', { settings: 'rules: { tense: off, repeated-word: off }' })).toEqual([]);
  expect(await said('{ repeated-word: why, tense: why }', { only: ['v'] }, { v: 'locale: en' })).toEqual([]);
});

test('no output knows what is ignored', () => {
  const base = `x-ignore: [tense]
x-own: { x-ignore: 1 }
basics: { name: Ada, x-ignore: { no-contact: private } }
work: [{ id: w, x-ignore: [tense], x-mine: 1, highlights: [{ text: Cut it, x-ignore: [tense] }] }]`;
  expect(tell({ base }).tailored?.resume).toEqual({
    'x-own': { 'x-ignore': 1 },
    basics: { name: 'Ada' },
    work: [{ 'x-mine': 1, highlights: ['Cut it'] }],
  });
});

test('with one variant asked for, figures are held against those of the others', async () => {
  const base = `basics: { name: Ada, email: ada@example.com }
work: [{ id: w, highlights: [{ id: h, text: Held 99.9% availability }, Built the the till] }]`;
  const variants = {
    v: 'work: { w: { highlights: { h: { text: Held 99.99% availability } } } }',
    other: '{}',
  };
  const of = async (only: string) =>
    (await lintTexts([{ base, variants }], { only: [only] })).flat().map(({ code }) => code);
  expect(await of('v')).toEqual(['repeated-word', 'figure-drift']);
});

/** After a change of the table: `vitest test/checks/settings -u`. */
test('the guide lists the rules as they are', async () => {
  const file = join(ROOT, 'docs/checks.md');
  const row = ({ code, level, purpose, example }: Described) =>
    `| \`${code}\` | ${level} | ${purpose} | ${example.replaceAll('|', String.raw`\|`)} |`;
  const table = (rules: readonly Described[]) =>
    ['| rule | level | finds | for example |', '| --- | --- | --- | --- |', ...rules.map(row)].join('\n');
  const between = (text: string, name: string, middle: string) =>
    text.replace(new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`), (_, open: string, close: string) =>
      [open, '', middle, '', close].join('\n'),
    );
  const guide = readFileSync(file, 'utf8');
  const shown = between(between(guide, 'rules', table(RULES)), 'before', table(FOUND_BEFORE));
  const pretty = await format(shown, { ...(await resolveConfig(file)), parser: 'markdown' });
  await expect(pretty).toMatchFileSnapshot(file);
});
