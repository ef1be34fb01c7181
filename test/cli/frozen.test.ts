import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import type { BuildOptions } from '../../src/build.ts';
import { hasErrors } from '../../src/diagnostic.ts';
import { project, resume } from '../support/cli.ts';
import { printed } from '../support/printed.ts';

const ADA = `basics:
  name: Ada Lovelace
  email: ada@example.com
work:
  - id: engines
    name: Analytical Engines
    position: Programmer
    startDate: 1842-10
    endDate: 1843-09
`;

const FILES = { 'resume.yaml': ADA, 'variants/short.yaml': 'sections: [work]\n' };

async function built(files: Record<string, string> = {}): Promise<string> {
  const cwd = await project({ ...FILES, ...files });
  await sound({ cwd });
  return cwd;
}

async function builtByCommand(): Promise<string> {
  const cwd = await project(FILES);
  expect((await resume(['build'], { cwd })).code).toBe(0);
  return cwd;
}

async function sound(options: BuildOptions): Promise<void> {
  expect((await build(options)).diagnostics).toEqual([]);
}

async function manifestOf(cwd: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(cwd, 'dist/manifest.json'), 'utf8')) as Manifest;
}

async function edit(cwd: string, file: string, from: string, to: string): Promise<void> {
  const path = join(cwd, file);
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll(from, to));
}

describe('the manifest', () => {
  test('lists every output with its hash, pages, inputs, program and browser', async () => {
    const cwd = await builtByCommand();
    const { outputs } = await manifestOf(cwd);
    expect(outputs.map(({ path }) => path)).toEqual([
      'resume/default.html',
      'resume/default.pdf',
      'resume/short.html',
      'resume/short.pdf',
    ]);
    for (const { path, bytes, program, browser, format, pages, inputs } of outputs) {
      expect((await readFile(join(cwd, 'dist', path))).length).toBe(bytes);
      expect(program).toMatch(/^resume-as-code \d/);
      expect(browser === null).toBe(format === 'html');
      expect(pages).toBe(format === 'html' ? null : 1);
      for (const hash of [inputs.text, inputs.layout, inputs.page]) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('keeps what a build of one variant did not touch, and forgets what the project no longer has', async () => {
    const cwd = await built();
    await sound({ cwd, variants: ['short'], formats: ['html'] });
    expect((await manifestOf(cwd)).outputs).toHaveLength(4);
    await rm(join(cwd, 'variants/short.yaml'));
    await sound({ cwd, formats: ['html'] });
    const { outputs } = await manifestOf(cwd);
    expect(outputs.map(({ path }) => path)).toEqual(['resume/default.html', 'resume/default.pdf']);
  });

  test('that a merge has torn is written anew', async () => {
    const cwd = await built();
    await writeFile(join(cwd, 'dist/manifest.json'), '<<<<<<< ours\n{');
    await sound({ cwd, formats: ['html'] });
    expect((await manifestOf(cwd)).outputs).toHaveLength(2);
  });
});

describe('build --frozen', () => {
  test('writes what comes out as recorded', async () => {
    const cwd = await builtByCommand();
    await rm(join(cwd, 'dist/resume'), { recursive: true });
    const { code, stderr } = await resume(['build', '--frozen'], { cwd });
    expect(stderr).not.toContain('error');
    expect(code).toBe(0);
    expect(await readdir(join(cwd, 'dist/resume'))).toHaveLength(4);
  });

  test.each([
    ['a changed word', 'resume.yaml', 'Programmer', 'Countess', 'text'],
    ['another template', 'variants/short.yaml', 'sections', 'template: plain\nsections', 'layout'],
    ['another margin', 'variants/short.yaml', 'sections', 'page: {margin: 20mm}\nsections', 'layout'],
  ])('%s is an error that says so, and nothing is written', async (_, file, from, to, moved) => {
    const cwd = await built();
    await rm(join(cwd, 'dist/resume'), { recursive: true });
    const before = await readFile(join(cwd, 'dist/manifest.json'), 'utf8');
    await edit(cwd, file, from, to);
    const { diagnostics } = await build({ cwd, variants: ['short'], frozen: true });
    expect(hasErrors(diagnostics)).toBe(true);
    expect(printed(diagnostics)).toContain(
      `\`resume/short.pdf\` would not come out as recorded; what moved: ${moved} (`,
    );
    await expect(readdir(join(cwd, 'dist/resume'))).rejects.toThrow('ENOENT');
    expect(await readFile(join(cwd, 'dist/manifest.json'), 'utf8')).toBe(before);
  });

  test('another SOURCE_DATE_EPOCH is told from another text', async () => {
    const cwd = await builtByCommand();
    const env = { SOURCE_DATE_EPOCH: '1700000000' };
    const { code, stderr } = await resume(['build', '-v', 'short', '-f', 'pdf', '--frozen'], { cwd, env });
    expect(code).toBe(1);
    expect(stderr).toContain('what moved: date (');
  });

  test('another browser is named, and the one that is wanted', async () => {
    const cwd = await built();
    const { outputs } = await manifestOf(cwd);
    const { sha256 = '' } = outputs.find(({ path }) => path === 'resume/short.pdf') ?? {};
    await edit(cwd, 'dist/manifest.json', sha256, '0'.repeat(64));
    await edit(cwd, 'dist/manifest.json', '"browser": "', '"browser": "Netscape/4.0 not ');
    const { diagnostics } = await build({ cwd, variants: ['short'], frozen: true });
    expect(hasErrors(diagnostics)).toBe(true);
    const [said, ...others] = diagnostics;
    expect(others).toEqual([]);
    expect(said?.code).toBe('frozen-moved');
    expect(said?.file).toBe('dist/manifest.json');
    expect(said?.message).toContain('what moved: engine');
    expect(said?.hint).toContain('Netscape/4.0');
  });

  test('a variant that is new, and one that is gone, are errors', async () => {
    const cwd = await built({ 'variants/old.yaml': 'sections: [work]\n' });
    await rm(join(cwd, 'variants/old.yaml'));
    await writeFile(join(cwd, 'variants/new.yaml'), 'sections: [work]\n');
    const { diagnostics } = await build({ cwd, formats: ['html'], frozen: true });
    expect(hasErrors(diagnostics)).toBe(true);
    expect(diagnostics.map(({ code: said, message }) => `${said} ${message.split('`')[1]}`)).toEqual([
      'frozen-new resume/new.html',
      'frozen-gone resume/old.html',
      'frozen-gone resume/old.pdf',
    ]);
    await sound({ cwd, variants: ['default'], formats: ['html'], frozen: true });
  });

  test.each([
    [['--frozen', '-o', 'elsewhere'], 'there is no elsewhere/manifest.json to hold this build to'],
    [['--frozen', '-o', '-', '-v', 'short', '-f', 'html'], '-o - has none'],
  ])('%j is wrong usage', async (flags, said) => {
    const { code, stderr } = await resume(['build', ...flags], { cwd: await built() });
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});
