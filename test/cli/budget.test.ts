import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build, type BuildResult } from '../../src/build.ts';
import { check } from '../../src/check.ts';
import { plainDiagnostic } from '../../src/cli/plainDiagnostic.ts';
import { hasErrors } from '../../src/diagnostic.ts';
import { project, resume } from '../support/cli.ts';
import { printed } from '../support/printed.ts';
import { readLines, readPdf } from '../support/readPdf.ts';

/** Two jobs whose bullets take one line each, with an id each; and a bullet of more. */
const career = (bullets: number) => `basics: { name: Ada Lovelace, email: ada@example.com }
work:
  - name: Acme
    position: Engineer
    highlights:
${Array.from({ length: bullets - 3 }, (_, index) => `      - { id: a${index}, text: One line of work }\n`).join('')}
  - name: Globex
    position: Intern
    highlights:
      - { id: long, text: "${'A bullet of several lines, and no end. '.repeat(8)}" }
      - { id: g1, text: One line of work }
      - { id: g2, text: One more line of work }
`;
const PAGE = 'page: { size: A4, margin: 15mm, max: 1 }\n';
const FIT = PAGE.replace('max: 1', 'max: 1, fit: true');

/** How many bullets fill a page to its last line; the sizes of the tests hang on it. */
const FULL = 39;

test('a page that just fits is left as it is, fit or no fit', async () => {
  const cwd = await project({
    'resume.yaml': career(FULL),
    'variants/default.yaml': PAGE,
    'variants/fit.yaml': 'page: { fit: true }\n',
    'variants/free.yaml': 'page: { max: null }\n',
  });
  const { outputs, diagnostics } = await build({ cwd });
  expect(diagnostics).toEqual([]);
  // The PDFs differ in what they carry: the budget is set in one, and not in the other.
  expect(new Set(outputs.filter(({ format }) => format === 'html').map(({ sha256 }) => sha256)).size).toBe(1);
  expect(outputs.flatMap(({ pages }) => pages ?? [])).toEqual([1, 1, 1]);
  expect(outputs.every((output) => output.fitted === undefined)).toBe(true);
});

test('what is too long is an error with lines and the cheapest entries; nothing of it is written', async () => {
  const cwd = await project({
    'resume.yaml': career(FULL + 3),
    'variants/long.yaml': `\n${PAGE}`,
    'variants/short.yaml': `${PAGE}work: { globex: null }\n`,
  });
  const { code, stderr } = await resume(['build'], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain('variants/long.yaml:2:');
  expect(stderr).toContain('error `long` prints on 2 pages, one is allowed: 2 lines too many');
  expect(stderr).toMatch(/→ `fit: true` would fit it at .*density 1\.\d; or leave out `/);
  // `short` is within its budget, and `default` has none.
  expect((await readdir(join(cwd, 'dist/resume'))).sort()).toEqual(
    ['default.html', 'default.pdf', 'short.html', 'short.pdf'].sort(),
  );
});

test('what the hint says to leave out suffices', async () => {
  for (const [more, said] of [
    [2, 'one line too many'],
    [4, '3 lines too many'],
    [9, '9 lines too many'],
  ] as const) {
    const files = { 'resume.yaml': career(FULL + more), 'variants/default.yaml': PAGE };
    const cwd = await project(files);
    const [problem] = (await check({ cwd })).diagnostics;
    expect(problem?.message).toContain(said);
    const [, hint = ''] = problem?.hint.split('leave out ') ?? [];
    const paths = [...(hint.split(', or ')[0] ?? '').matchAll(/`([a-z0-9.-]+)`/g)].map(([, path]) => path);
    expect(paths.length, hint).toBeGreaterThan(0);
    const { diagnostics } = await build({
      cwd,
      formats: ['pdf'],
      set: paths.map((path) => `${path ?? ''}=null`),
    });
    expect(hasErrors(diagnostics), hint).toBe(false);
  }
});

test('a bullet without an id is named by its words', async () => {
  const bullets = Array.from({ length: 70 }, () => '      - The same words in every line\n').join('');
  const cwd = await project({
    'resume.yaml': `basics: { name: Ada, email: a@b.co }\nwork:\n  - name: Acme\n    highlights:\n${bullets}`,
    'variants/default.yaml': PAGE.replace('15mm', '12mm'),
  });
  const { diagnostics } = await check({ cwd });
  expect(printed(diagnostics)).toContain('`"The same words in every line" in work.acme.highlights`');
});

test('fit takes the least change that holds the page, says it, and means both formats', async () => {
  const cwd = await project({ 'resume.yaml': career(FULL + 2), 'variants/default.yaml': FIT });
  const { code, stderr } = await resume(['build'], { cwd });
  expect(code).toBe(0);
  // Some of the gaps are enough: neither margins nor leading nor size move.
  expect(stderr).toMatch(/fitted resume\/default: density 1\.[1-7] \(from 1\)\n/);
  const pdf = await readPdf(await readFile(join(cwd, 'dist/resume/default.pdf')));
  expect(pdf.pages).toBe(1);
  const html = await readFile(join(cwd, 'dist/resume/default.html'), 'utf8');
  expect(html).toMatch(/--density:1\.[1-7]\b/);
  const { outputs } = await build({ cwd });
  expect(outputs.map((output) => output.fitted?.map(({ name }) => name))).toEqual([['density'], ['density']]);
  const density = Number(outputs[0]?.fitted?.[0]?.to);
  // One step less does not do.
  const less = [`template.options.density=${density - 0.1}`, 'page.fit=false'];
  expect(hasErrors((await build({ cwd, formats: ['pdf'], set: less })).diagnostics)).toBe(true);
});

test('fit chooses the same each time, alone and among others', async () => {
  const files = {
    'resume.yaml': career(FULL + 9),
    'variants/default.yaml': FIT,
    'variants/other.yaml': 'basics: { label: Engineer }\n',
  };
  const [one, two] = [await project(files), await project(files)];
  const first = await build({ cwd: one });
  const second = await build({ cwd: two, variants: ['other'], formats: ['pdf'] });
  const of = ({ outputs }: BuildResult) =>
    outputs.find(({ variant, format }) => variant === 'other' && format === 'pdf');
  expect(of(first)?.fitted?.length).toBeGreaterThan(0);
  expect(of(first)).toEqual({ ...of(second) });
});

test('fit never sets text below 9 pt, whatever a template allows', async () => {
  const bullets =
    '{{#each sections}}{{#each entries}}{{#each bullets}}<p>{{this}}</p>{{/each}}{{/each}}{{/each}}';
  const cwd = await project({
    'resume.yaml': career(56),
    'variants/default.yaml': 'page: { max: 1, fit: true }\ntemplate: tiny\n',
    'variants/longer.yaml': `work: { globex: { highlights: { long: "${'More words than before. '.repeat(60)}" } } }\n`,
    'templates/tiny/resume.hbs': `<html><head><style>{{styles}}</style></head><body>${bullets}</body></html>`,
    'templates/tiny/style.css': 'body { font: calc(var(--size) * 1pt)/1.4 var(--font); } * { margin: 0; }\n',
    'templates/tiny/template.yaml': `description: Bounds that nobody should declare
page: { size: A4, margin: 15mm }
options:
  size: { type: number, default: 10, fit: 4 }
  font: { type: font, default: resume-serif }
`,
  });
  const { outputs, diagnostics } = await build({ cwd, formats: ['pdf'] });
  // Steps of 2 points from 10 to 4: 9 is none of them, and 8 is too small.
  expect(outputs.map(({ variant, fitted }) => ({ variant, fitted }))).toEqual([
    { variant: 'default', fitted: [{ name: 'size', from: 10, to: 9 }] },
  ]);
  expect(printed(diagnostics)).toMatch(
    /`longer` prints on 2 pages, one is allowed: \d+ lines too many even at size 9/,
  );
});

test('fitted text is 9 pt or more on paper', async () => {
  const cwd = await project({ 'resume.yaml': career(FULL + 17), 'variants/default.yaml': FIT });
  const { outputs } = await build({ cwd, formats: ['pdf'], outDir: '-' });
  expect(outputs[0]?.fitted).toContainEqual(expect.objectContaining({ name: 'size', to: 9 }));
  const [lines = []] = await readLines(Buffer.from(outputs[0]?.content ?? ''));
  expect(Math.min(...lines.map(({ size }) => size))).toBeGreaterThan(8.95);
});

test('where fit does not suffice the error tells how far it went', async () => {
  const cwd = await project({ 'resume.yaml': career(FULL + 40), 'variants/default.yaml': FIT });
  const { diagnostics } = await build({ cwd });
  expect(hasErrors(diagnostics)).toBe(true);
  const said = printed(diagnostics);
  expect(said).toMatch(/\d+ lines too many even at margin 10mm, size 9, leading 1\.22, density 1\.\d/);
  expect(said).toMatch(/leave out .*, and \d+ lines more/);
  expect(said).not.toContain('`fit: true`');
  // What opens a section, the present job say, is never cheap.
  expect(said).not.toMatch(/`work\.acme`/);
  await expect(readdir(join(cwd, 'dist'))).rejects.toThrow();
});

test('a last page left nearly empty is a warning, and is written', async () => {
  const cwd = await project({
    'resume.yaml': career(FULL + 3),
    'variants/default.yaml': PAGE.replace('max: 1', 'max: 2'),
    'variants/fuller.yaml': 'work: { acme: { summary: "' + 'Words and more words. '.repeat(150) + '" } }\n',
  });
  const { diagnostics } = await build({ cwd });
  expect(hasErrors(diagnostics)).toBe(false);
  const said = printed(diagnostics);
  expect(said).toMatch(
    /variants\/default\.yaml:1:.* warning page 2 of `default` holds \d lines and is empty/,
  );
  expect(said).toMatch(
    /for one page, `max: 1` with `fit: true` would fit it at .*density 1\.\d; or leave out/,
  );
  expect(said).not.toContain('`fuller`');
  expect(await readdir(join(cwd, 'dist/resume'))).toHaveLength(4);
});

test('check holds the budget as build does, and says what it can where no browser prints', async () => {
  const cwd = await project({
    'resume.yaml': career(FULL + 4),
    'variants/default.yaml': 'page: { size: A4, margin: 15mm }\n',
    'variants/long.yaml': 'page: { max: 1 }\n',
  });
  const [built, checked] = [await build({ cwd }), await check({ cwd })];
  // The bullets are all alike, which is nothing that keeps a page from being printed.
  const errors = checked.diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors).toHaveLength(1);
  expect(errors.map(plainDiagnostic)).toEqual(built.diagnostics.map(plainDiagnostic));
  const without = await resume(['check', '--browser', '/nowhere', '--set', 'page.fit=true'], { cwd });
  expect(without.code).toBe(3);
  // What needs no browser is said all the same.
  expect(without.stderr).toMatch(/`fit` has no number of pages to hold[^]*\/nowhere/);
});

test('a budget is held where only HTML is asked for', async () => {
  const cwd = await project({ 'resume.yaml': career(FULL + 4), 'variants/default.yaml': PAGE });
  expect(hasErrors((await build({ cwd, formats: ['html'] })).diagnostics)).toBe(true);
  await expect(readdir(join(cwd, 'dist'))).rejects.toThrow();
});
