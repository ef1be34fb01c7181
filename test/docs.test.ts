import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { HELPER_NAMES } from '../src/core/helpers.ts';
import { lookOf } from '../src/core/look.ts';
import { parse } from '../src/core/parse.ts';
import { CHECKS } from '../src/core/templateChecks.ts';
import { validate } from '../src/core/validate.ts';
import { view } from '../src/core/view.ts';
import { resolve } from '../src/index.ts';
import { project, ROOT } from './support/cli.ts';

const file = join(ROOT, 'docs/templates.md');
const guide = await readFile(file, 'utf8');
const yaml = [...guide.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = '']) => text);

/** After a change of the view: `vitest test/docs -u`. */
test('the guide to templates shows the view as it is', async () => {
  const resume = yaml.find((text) => text.startsWith('basics:')) ?? '';
  const cwd = await project({ 'resume.yaml': resume });
  const [variant] = await resolve({ cwd });
  const { tailored, print } = variant ?? {};
  if (!tailored || !print) throw new Error('its résumé does not resolve');
  const seen = view(tailored.resume, tailored.settings, lookOf(print.template.manifest, print.options));
  const shown = guide.replace(
    /(a template sees\n\n```json\n)[^]*?(?=^```$)/m,
    (_, before: string) => `${before}${JSON.stringify(seen, null, 2)}\n`,
  );
  const pretty = await format(shown, { ...(await resolveConfig(file)), parser: 'markdown' });
  await expect(pretty).toMatchFileSnapshot(file);
});

test('its manifest is one, and its helpers are all there are', () => {
  const text = yaml.find((one) => one.includes('extends:')) ?? '';
  const { root, diagnostics } = parse({ file, text, foreign: false });
  expect(diagnostics).toEqual([]);
  expect(root && validate(root, 'template')).toEqual([]);
  const [, helpers = ''] = /^## Helpers\n([^]*?)^## /m.exec(guide) ?? [];
  expect(HELPER_NAMES.filter((name) => !new RegExp(`\\b${name}\\b`).test(helpers))).toEqual([]);
});

test('every check says what is to be done', () => {
  expect(Object.values(CHECKS).filter(({ hint }) => hint.length < 20)).toEqual([]);
});

test('the example of the API runs as it stands', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['examples/api.mjs'], { cwd: ROOT });
  expect(stdout).toContain('me/backend: Senior Backend Engineer\nAda Example 0\n{');
});

test('the schemas that editors are to fetch are in the package', async () => {
  const entries = JSON.parse(await readFile(join(ROOT, 'docs/schemastore.json'), 'utf8')) as {
    url: string;
  }[];
  for (const { url } of entries)
    await access(join(ROOT, url.replace('https://unpkg.com/resume-as-code/', '')));
  expect(entries.length).toBe(5);
});

test('the README tells what the last run of the benchmark came to', async () => {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const told = JSON.parse(await readFile(join(ROOT, 'bench/results.json'), 'utf8')) as Record<
    string,
    number
  > & {
    milliseconds: Record<'diff' | 'visual' | 'check', number>;
  };
  const { diff, visual, check } = told.milliseconds;
  const ratios = [told.coldToBare, told.unchangedToNode, told.sixToOne].map((one) => `${one} ×`);
  const shown = [
    ...ratios,
    `${told.perSecond} PDFs a second`,
    ...[told.hundredToBrowser, told.hundredToTypst].map((one) => `${one} ×`),
    ...[diff, visual, check].map((one) => `${one} ms`),
  ];
  const [, table = ''] = /^What it takes[^]*?\n\n([^]*?)\n\n/m.exec(readme) ?? [];
  const cells = table
    .split('\n')
    .slice(2)
    .map((row) => row.split('|').at(-2)?.trim());
  expect(cells).toEqual(shown);
});
