import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { init, list, renderHtml, resolve } from '../../src/index.ts';
import { project, resume, ROOT } from '../support/cli.ts';

const RESUME = await readFile(join(ROOT, 'starter/resumes/me/resume.yaml'), 'utf8');
const shipped = readdirSync(join(ROOT, 'templates'));

async function htmlWith(cwd: string, template: string, set: string[] = []): Promise<string | undefined> {
  const [variant] = await resolve({ cwd, template, set, variants: ['default'] });
  if (!variant) throw new Error('there is no variant');
  const { html, diagnostics } = await renderHtml(variant);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return html;
}

test.each(shipped)('a copy of %s prints as the original does, and extends nothing', async (name) => {
  const cwd = await project({ 'resume.yaml': RESUME });
  const { written } = await init({ cwd, template: name, as: 'mine' });
  expect(written).toContain('templates/mine/resume.hbs');
  expect(await readFile(join(cwd, 'templates/mine/template.yaml'), 'utf8')).not.toMatch(/^extends/m);
  const original = await htmlWith(cwd, name);
  expect(await htmlWith(cwd, 'mine')).toBe(original);
  if (original?.includes('--accent')) {
    const set = ['template.options.accent=teal'];
    expect(await htmlWith(cwd, 'mine', set)).toBe(await htmlWith(cwd, name, set));
  }
});

test('a copy brings the original’s own fonts along, those that it inherits, too', async () => {
  const font = (family: string) =>
    `fonts: [{ family: ${family}, range: U+20-7E, files: { '400': f.woff2 } }]\n`;
  const cwd = await project({
    'resume.yaml': 'basics: { name: Ada }\n',
    'templates/old/template.yaml': `description: Old\nextends: base\n${font('Old')}`,
    'templates/old/f.woff2': 'old',
    'templates/new/template.yaml': `description: "New: a second"\nextends: old\n${font('New')}`,
    'templates/new/f.woff2': 'new',
    'templates/new/style.css': 'h1 { font-family: New }\n',
  });
  const { written } = await init({ cwd, template: 'new', as: 'mine' });
  expect(written.filter((file) => file.endsWith('.woff2'))).toEqual([
    'templates/mine/fonts/f.woff2',
    'templates/mine/fonts/f-2.woff2',
  ]);
  expect(await readFile(join(cwd, 'templates/mine/fonts/f-2.woff2'), 'utf8')).toBe('old');
  expect(await htmlWith(cwd, 'mine')).toBe(await htmlWith(cwd, 'new'));
});

test('a copy under the original’s name takes its place, and a second one is refused', async () => {
  const cwd = await project({ 'resume.yaml': RESUME });
  const first = await resume(['init', '--template', 'classic'], { cwd });
  expect(first.stderr).toContain('`classic` is now the one in templates/classic');
  expect(first.code).toBe(0);
  // Only the template: the project was there.
  expect(existsSync(join(cwd, 'resumes'))).toBe(false);
  const { templates } = await list({ cwd });
  expect(templates.find(({ name }) => name === 'classic')).toMatchObject({
    folder: 'templates/classic',
    from: 'project',
  });
  const second = await resume(['init', '--template', 'classic'], { cwd });
  expect(second.stderr).toContain('name the copy with --as NAME');
  expect(second.code).toBe(2);
});

test('in a new folder the copy comes with a project that builds with it', async () => {
  const cwd = await project({});
  const { stderr, code } = await resume(['init', 'mine', '--template', 'base', '--as', 'plain-one'], { cwd });
  expect(stderr).toContain('use it in a variant with `template: plain-one`');
  expect(code).toBe(0);
  const built = await resume(['build', '-f', 'html', '--template', 'plain-one'], { cwd: join(cwd, 'mine') });
  expect(built.code).toBe(0);
});

test.each([
  [['--template', 'clasic'], /did you mean `classic`/],
  [['--template', 'classic', '--as', '../out'], /cannot name a template/],
])('init %j is wrong usage, and writes nothing', async (args, said) => {
  const cwd = await project({});
  const { stderr, code } = await resume(['init', ...args], { cwd });
  expect(stderr).toMatch(said);
  expect(code).toBe(2);
  expect(readdirSync(cwd)).toEqual([]);
});

test('an installed package is a template, by either name, in a scope, from a folder above', async () => {
  const manifest = (description: string) => `description: ${description}\nextends: base\n`;
  const cwd = await project({
    'node_modules/resume-template-neat/template.yaml': manifest('Above'),
    'node_modules/@ada/resume-template-fine/template.yaml': manifest('Scoped'),
    'here/node_modules/resume-template-neat/template.yaml': manifest('Near'),
    'here/templates/mine/template.yaml': 'description: Mine\nextends: fine\n',
    'here/resume.yaml': 'basics: { name: Ada }\n',
  });
  const here = join(cwd, 'here');
  const { templates } = await list({ cwd: here });
  const found = templates.map(({ name, from, description }) => `${name}: ${from}, ${description}`);
  expect(found.slice(0, 3)).toEqual(['mine: project, Mine', 'neat: package, Near', 'fine: package, Scoped']);
});

test.each(['neat', 'resume-template-neat', 'fine', '@ada/resume-template-fine', 'mine'])(
  'the template %s is found',
  async (template) => {
    const manifest = 'description: One\nextends: base\n';
    const cwd = await project({
      'node_modules/resume-template-neat/template.yaml': manifest,
      'node_modules/@ada/resume-template-fine/template.yaml': manifest,
      'templates/mine/template.yaml': 'description: Mine\nextends: fine\n',
      'resume.yaml': 'basics: { name: Ada }\n',
    });
    expect(await htmlWith(cwd, template)).toContain('<h1>Ada</h1>');
  },
);

test('a package that is no template is named', async () => {
  const cwd = await project({
    'node_modules/resume-template-empty/package.json': '{}',
    'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n',
  });
  const { stderr, code } = await resume(['build', '-f', 'html', '--template', 'empty'], { cwd });
  expect(stderr).toContain('there is no template.yaml in node_modules/resume-template-empty');
  expect(code).toBe(1);
});
