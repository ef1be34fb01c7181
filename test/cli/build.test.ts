import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { json, project, resume } from '../support/cli.ts';
import { readPdf } from '../support/readPdf.ts';

const ADA = `basics:
  name: Ada Lovelace
  email: ada@example.com
work:
  - id: engines
    name: Analytical Engines
    position: Programmer
    startDate: 1842-10
    endDate: 1843-09
    highlights:
      - id: note-g
        text: Wrote the **first program**, for Bernoulli numbers
`;

test('a folder with one resume.yaml builds its PDF and HTML into dist/resume', async () => {
  const cwd = await project({ 'resume.yaml': ADA });
  const { code, stdout, stderr } = await resume(['build'], { cwd });
  expect(stderr).toContain('dist/resume/default.pdf');
  expect(code).toBe(0);
  expect(stdout.length).toBe(0);
  const pdf = await readPdf(await readFile(join(cwd, 'dist/resume/default.pdf')));
  expect(pdf.pages).toBe(1);
  expect(pdf.title).toBe('Ada Lovelace');
  expect(pdf.texts[0]).toContain('Wrote the first program, for Bernoulli numbers');
  expect(pdf.texts[0]).toContain('Oct 1842 – Sep 1843');
  const html = await readFile(join(cwd, 'dist/resume/default.html'), 'utf8');
  expect(html).toContain('<strong>first program</strong>');
  expect(html).not.toMatch(/(src|href)="(?!mailto:|https?:)/);
});

test('nothing is written for a variant with errors, and the good one beside it still is', async () => {
  const cwd = await project({
    'resumes/ada/resume.yaml': ADA,
    'resumes/ada/variants/good.yaml': 'basics: { label: Mathematician }\n',
    'resumes/ada/variants/bad.yaml': 'work:\n  engins: null\n',
  });
  const { code, stderr } = await resume(['build', '-f', 'html'], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain('resumes/ada/variants/bad.yaml:2:3 error');
  expect(stderr).toContain('did you mean `engines`?');
  expect(await readdir(join(cwd, 'dist/ada'))).toEqual(['default.html', 'good.html']);
});

test('an error in the base keeps every variant back, and is said once', async () => {
  const cwd = await project({
    'resume.yaml': ADA.replace('email:', 'emial:'),
    'variants/one.yaml': '',
    'variants/two.yaml': '',
  });
  const { code, stdout } = await resume(['build', '--json'], { cwd });
  expect(code).toBe(1);
  expect(json(stdout)).toEqual({
    outputs: [],
    diagnostics: [
      {
        code: 'unknown-key',
        severity: 'error',
        message: 'unknown key `emial`',
        hint: 'did you mean `email`?',
        file: 'resume.yaml',
        line: 3,
        column: 3,
        path: 'basics.emial',
      },
    ],
  });
});

test('--json describes each output as the contract has it', async () => {
  const cwd = await project({ 'resume.yaml': ADA });
  const { code, stdout } = await resume(['build', '--json'], { cwd });
  expect(code).toBe(0);
  const { outputs, diagnostics } = json(stdout);
  expect(diagnostics).toEqual([]);
  expect(
    outputs.map(({ resume: name, variant, format, path, pages, cached }) => ({
      name,
      variant,
      format,
      path,
      pages,
      cached,
    })),
  ).toEqual([
    {
      name: 'resume',
      variant: 'default',
      format: 'pdf',
      path: 'dist/resume/default.pdf',
      pages: 1,
      cached: false,
    },
    {
      name: 'resume',
      variant: 'default',
      format: 'html',
      path: 'dist/resume/default.html',
      pages: null,
      cached: false,
    },
  ]);
  for (const { path, sha256, bytes } of outputs) {
    const content = await readFile(join(cwd, path));
    expect(content.length).toBe(bytes);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  }
});

test('the same input gives the same bytes, in another folder and under another HOME', async () => {
  const [one, two] = [await project({ 'resume.yaml': ADA }), await project({ 'resume.yaml': ADA })];
  await resume(['build', '-f', 'pdf'], { cwd: one });
  await resume(['build', '-f', 'pdf'], { cwd: two, env: { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' } });
  const [a, b] = await Promise.all([one, two].map((cwd) => readFile(join(cwd, 'dist/resume/default.pdf'))));
  expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
});

test('-o - writes the one output to stdout, and the talk to stderr', async () => {
  const cwd = await project({ 'resume.yaml': ADA });
  const { code, stdout, stderr } = await resume(['build', '-f', 'pdf', '-o', '-'], { cwd });
  expect(code).toBe(0);
  expect((await readPdf(stdout)).pages).toBe(1);
  expect(stderr).toContain('1 page');
  expect(await readdir(cwd)).toEqual(['resume.yaml']);
});

test('a letter written as two characters prints as one, from the font that has it', async () => {
  const cwd = await project({ 'resume.yaml': 'basics: { name: "Erdo\\u030Bs" }\n' });
  const { stdout } = await resume(['build', '-f', 'pdf', '-o', '-'], { cwd });
  const { texts } = await readPdf(stdout);
  expect(texts.join('')).toContain('Erd\u0151s');
  expect(
    stdout
      .toString('latin1')
      .match(/\/FontName \/[A-Z]+\+\w+/g)
      ?.every((name) => name.includes('ResumeSerif')),
  ).toBe(true);
});

test('--set patches last, and --template names another', async () => {
  const cwd = await project({ 'resume.yaml': ADA });
  const set = 'work.engines.position=Staff Programmer';
  const { stdout } = await resume(['build', '-f', 'html', '-o', '-', '--set', set], { cwd });
  expect(stdout.toString()).toContain('<h3>Staff Programmer</h3>');
  const wrong = await resume(['build', '-f', 'html', '--template', 'clasic'], { cwd });
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain('did you mean `classic`?');
});

test('a failed write leaves the old file whole and ends with status 3', async () => {
  const cwd = await project({ 'resume.yaml': ADA });
  await mkdir(join(cwd, 'dist/resume/default.html'), { recursive: true });
  const blocked = await resume(['build', '-f', 'html'], { cwd });
  expect(blocked.code).toBe(3);
  expect(blocked.stderr).toContain('a folder of that name is in the way');
  await writeFile(join(cwd, 'out'), 'a file');
  const file = await resume(['build', '-f', 'html', '-o', 'out'], { cwd });
  expect(file.code).toBe(3);
  expect(file.stderr).not.toContain('    at ');
  expect(await readFile(join(cwd, 'out'), 'utf8')).toBe('a file');
  expect((await readdir(join(cwd, 'dist/resume'))).sort()).toEqual(['default.html']);
});

test('a variant’s name cannot lead out of the output folder', async () => {
  const cwd = await project({ 'resume.yaml': `${ADA}variants:\n  ../../evil: {}\n` });
  const { code, stderr } = await resume(['build', '-f', 'html'], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain('cannot name a variant');
  expect(await readdir(join(cwd, 'dist/resume'))).toEqual(['default.html']);
});

test('a budget of pages that is not held is said at its line', async () => {
  const long = ADA.replace(/ {6}- id: note-g[^]*$/, () =>
    Array.from({ length: 120 }, (_, index) => `      - Bullet ${index}\n`).join(''),
  );
  const cwd = await project({ 'resume.yaml': long, 'variants/default.yaml': 'page:\n  max: 1\n' });
  const { stdout } = await resume(['build', '-f', 'pdf', '--json'], { cwd });
  expect(json(stdout).diagnostics).toMatchObject([
    { code: 'over-budget', file: 'variants/default.yaml', line: 2 },
  ]);
});

test('what was found before the machine failed is not lost with it', async () => {
  const cwd = await project({ 'resume.yaml': ADA, 'variants/bad.yaml': 'exclude: [nothing]\n' });
  const text = await resume(['build', '--browser', '/nowhere'], { cwd });
  expect(text.code).toBe(3);
  expect(text.stderr).toMatch(/variants\/bad\.yaml:1:11 error [^]*error [^]*\/nowhere/);
  const data = await resume(['build', '--browser', '/nowhere', '--json'], { cwd });
  expect(data.code).toBe(3);
  expect(json(data.stdout).diagnostics.map(({ code }) => code)).toEqual(['unknown-tag', 'browser-missing']);
});
