import { once } from 'node:events';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer as createHttp } from 'node:http';
import { basename, join } from 'node:path';
import { encode } from 'fast-png';
import { expect, onTestFinished, test } from 'vitest';
import { build, type BuildOptions } from '../src/build.ts';
import { list } from '../src/list.ts';
import { runTheme } from '../src/io/runTheme.ts';
import { findTheme } from '../src/io/themes.ts';
import { project, resume, ROOT } from './support/cli.ts';
import { listen } from './support/listen.ts';
import { readPdf } from './support/readPdf.ts';

const FIXTURES = join(ROOT, 'test/fixtures/themes');

const RESUME = `basics:
  name: Ada Lovelace
  label: Programmer
  email: ada@example.com
  url: https://example.com/ada
  summary: Wrote **the first** program.
work:
  - name: Analytical Engine
    position: Programmer
    startDate: 1842-10
    highlights: [Translated *Menabrea*, 'Notes <A> & "G"']
certificates:
  - name: Mathematics
    issuer: Augustus De Morgan
`;

/** A project in which these fixture themes are installed. */
async function withThemes(names: readonly string[], text = RESUME): Promise<string> {
  const cwd = await project({ 'resume.yaml': text });
  for (const name of names) await install(cwd, `jsonresume-theme-${name}`, join(FIXTURES, name));
  return cwd;
}

async function install(cwd: string, name: string, from: string): Promise<void> {
  await mkdir(join(cwd, 'node_modules'), { recursive: true });
  await cp(from, join(cwd, 'node_modules', name), { recursive: true });
}

async function print(name: string, text = RESUME, options: BuildOptions = {}) {
  const cwd = await withThemes([name], text);
  const built = await build({
    cwd,
    template: `jsonresume-theme-${name}`,
    outDir: join(cwd, 'dist'),
    ...options,
  });
  const written = built.outputs.map(({ variant, format }) =>
    readFile(join(cwd, 'dist/resume', `${variant}.${format}`)),
  );
  const files = await Promise.all(written);
  const pdf = files.find((file) => file.subarray(0, 5).toString() === '%PDF-');
  const html = files.find((file) => file !== pdf);
  return {
    ...built,
    cwd,
    codes: built.diagnostics.map(({ code }) => code),
    bytes: pdf ?? Buffer.alloc(0),
    pdf: pdf ? await readPdf(pdf) : { texts: [], links: [], pages: 0, title: '' },
    text: pdf ? (await readPdf(pdf)).texts.join('\n') : '',
    html: html?.toString() ?? '',
  };
}

test.each([
  ['esm-only', 'Analytical Engine'],
  ['cjs-only', 'on screen'],
  ['default-export', 'Ada Lovelace'],
  ['source-to-import', 'Ada Lovelace, required'],
  ['mutating', 'Ada Lovelace'],
])('a theme is loaded whichever way it goes: %s', async (name, expected) => {
  const { text, html } = await print(name);
  expect(text).toContain(expected);
  expect(html).toContain('Ada Lovelace');
});

test('a theme prints on what it says, and the variant says it better', async () => {
  const box = (bytes: Buffer) => /\/MediaBox\s*\[([^\]]*)\]/.exec(bytes.toString('latin1'))?.[1]?.trim();
  const own = await print('esm-only');
  expect(box(own.bytes)).toMatch(/^0 0 59[45]\S* 4(19|20)/);
  const variant = await print(
    'esm-only',
    `${RESUME}variants:\n  default: {page: {size: Letter, margin: 1in}}\n`,
  );
  expect(box(variant.bytes)).toBe('0 0 612 792');
});

test('the most used theme prints, with the names of employers and the same bytes each time', async () => {
  const cwd = await project({ 'resume.yaml': RESUME });
  const options = { cwd, template: 'jsonresume-theme-even', outDir: join(cwd, 'dist'), formats: ['pdf'] };
  const [first] = (await build(options)).outputs;
  const [second] = (await build(options)).outputs;
  expect(second?.sha256).toBe(first?.sha256);
  const { texts } = await readPdf(await readFile(join(cwd, 'dist/resume/default.pdf')));
  expect(texts.join('\n')).toMatch(
    /Ada Lovelace[^]*Analytical Engine[^]*Translated Menabrea[^]*Notes <A> & "G"/,
  );
});

test.each([
  ['throwing', "Cannot read properties of undefined (reading 'toUpperCase')", 'index.js:2:'],
  ['dying', 'it ended without a word', ''],
  ['no-render', 'it has no function `render`', ''],
])('a theme that does not work is named, in its own words: %s', async (name, said, where) => {
  const cwd = await withThemes([name]);
  const { code, stderr } = await resume(['build', '--template', `jsonresume-theme-${name}`], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain(`the theme \`jsonresume-theme-${name}\` failed: ${said}`);
  if (where) expect(stderr).toContain(`node_modules/jsonresume-theme-${name}/${where}`);
  expect(stderr).not.toMatch(/renderTheme|This is a bug/);
});

test('a theme that takes empty lists for full ones, or a label for granted, is given what it can take', async () => {
  const { text, codes } = await print(
    'trusting',
    'basics: {name: Ada Lovelace}\nwork: [{name: Analytical Engine, position: Programmer}]\n',
  );
  expect(text).toMatch(/ADA LOVELACE[^]*Analytical Engine/);
  expect(codes).not.toContain('theme-error');
});

test.each([
  ['uncompiled', 'it is published as source, which Node cannot run'],
  ['unlisted', 'npm install @scope/not-there'],
])('what keeps a theme from loading has its way out: %s', async (name, hint) => {
  const { diagnostics } = await print(name);
  expect(diagnostics.map((one) => one.hint).join()).toContain(hint);
});

test('a theme that never ends is ended, and ends with the command', async () => {
  const cwd = await withThemes(['hanging']);
  const theme = await findTheme(cwd, 'jsonresume-theme-hanging');
  if (!theme) throw new Error('not installed');
  expect(await runTheme(theme, {}, { timeout: 500 })).toEqual({
    failed: 'it took more than 0.5 s',
    where: '',
  });
  const abort = new AbortController();
  const running = runTheme(theme, {}, { signal: abort.signal });
  const reason = new Error('enough');
  setTimeout(() => {
    abort.abort(reason);
  }, 300);
  await expect(running).rejects.toBe(reason);
});

test('what a variant lacks for a theme is said at its name', async () => {
  const cwd = await withThemes(
    ['cjs-only'],
    `${RESUME}variants:
  gone: {template: jsonresume-theme-gone}
  short: {template: cjs-only}
  options: {template: {name: jsonresume-theme-cjs-only, options: {accent: navy}}}
`,
  );
  const { stderr } = await resume(['check'], { cwd });
  expect(stderr).toMatch(
    /:16:20 error the theme `jsonresume-theme-gone` is not installed here[^]*→ npm install jsonresume-theme-gone/,
  );
  expect(stderr).toMatch(
    /:17:21 error there is no template `cjs-only`[^]*→ for the theme of that name write `jsonresume-theme-cjs-only`/,
  );
  expect(stderr).toMatch(
    /:18:\d+ error `jsonresume-theme-cjs-only` is a JSON Resume theme, which takes no options/,
  );
});

test('a theme of a workspace, linked into node_modules, loads with what it needs itself', async () => {
  const cwd = await project({
    'resume.yaml': RESUME,
    'packages/mine/package.json': '{"name": "@ada/jsonresume-theme-mine", "version": "1.0.0"}',
    'packages/mine/index.js': "exports.render = (resume) => require('helper')(resume.basics.name);",
    'packages/mine/node_modules/helper/index.js': 'module.exports = (name) => `<h1>Helped ${name}</h1>`;',
  });
  await mkdir(join(cwd, 'node_modules/@ada'), { recursive: true });
  await symlink(join(cwd, 'packages/mine'), join(cwd, 'node_modules/@ada/jsonresume-theme-mine'));
  const { outputs } = await build({
    cwd,
    template: '@ada/jsonresume-theme-mine',
    formats: ['html'],
    outDir: '-',
  });
  expect(String(outputs[0]?.content)).toContain('Helped Ada Lovelace');
});

test('what a theme leaves out is said by section', async () => {
  const { diagnostics } = await print('cjs-only', RESUME, { formats: ['html'] });
  expect(diagnostics.map(({ code, line, message }) => `${code} ${line}: ${message}`)).toEqual([
    'theme-omits 1: `jsonresume-theme-cjs-only` does not show all of `basics`: `label`, `email`, `summary` are left out',
    'theme-omits 7: `jsonresume-theme-cjs-only` shows nothing of `work` (1 entry)',
    'theme-omits 12: `jsonresume-theme-cjs-only` shows nothing of `certificates` (1 entry)',
  ]);
});

test('a title that a theme does not take is said, too', async () => {
  const { diagnostics } = await print('esm-only', `${RESUME}titles: {work: Engines}\n`, {
    formats: ['html'],
  });
  expect(diagnostics.map(({ message }) => message)).toContain(
    '`jsonresume-theme-esm-only` shows nothing of `titles` (1 entry)',
  );
});

test('a picture beside the résumé goes along, and none from elsewhere', async () => {
  const cwd = await withThemes(['pictured'], 'basics: {name: Ada, image: me.png}\n');
  const pixel = encode({ width: 1, height: 1, data: new Uint8Array(4) });
  await writeFile(join(cwd, 'me.png'), pixel);
  await writeFile(join(cwd, 'page.png'), '<html><script>evil()</script>');
  const options = { cwd, template: 'jsonresume-theme-pictured', formats: ['html'], outDir: '-' };
  const picture = `<img src="data:image/png;base64,${Buffer.from(pixel).toString('base64')}">`;
  expect(String((await build(options)).outputs[0]?.content)).toContain(picture);
  const elsewhere = await build({
    ...options,
    set: [`basics.image=../${basename(cwd)}/../${basename(cwd)}/me.png`],
  });
  expect(String(elsewhere.outputs[0]?.content)).toContain(picture);
  for (const [image, why] of [
    ['../me.png', 'it is not in the folder of the résumé'],
    ['page.png', 'what it holds is no PNG, JPEG, GIF or WebP, nor an SVG by that name'],
  ]) {
    const without = await build({ ...options, set: [`basics.image=${image}`] });
    expect(String(without.outputs[0]?.content)).not.toContain('<img');
    const { message } = without.diagnostics.find(({ code }) => code === 'bad-picture') ?? {};
    expect(message).toBe(`the picture \`${image}\` is left out: ${why}`);
  }
});

test('a theme that escapes nothing makes no markup of a résumé', async () => {
  const evil = `"><script>document.title = 'evil'</script><img src=x onerror="document.title = 'evil'">`;
  const { pdf, html, text } = await print(
    'raw',
    JSON.stringify({
      basics: {
        name: `Ada ${evil}`,
        label: `x onclick=alert(1) style=color:red`,
        url: 'javascript:alert(1)',
        phone: 'javascript:alert(2)',
        summary: `R&D &amp; <b>bold</b> ${evil}`,
      },
      work: [{ name: 'Acme', highlights: [`</li></ul></body>${evil}`] }],
    }),
  );
  expect(pdf.title).toMatch(/^ran \d+$/);
  expect(text.replace(/\s+/g, ' ')).toContain(`Ada ${evil}`.slice(0, 40));
  expect(text).toContain('R&D &amp; <b>bold</b> ">');
  expect(text).toContain(`</li></ul></body>">`);
  expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<script>document|<img|<[^>]*\son\w+=/);
  expect(html).not.toContain('href="javascript');
  expect(pdf.links.filter((link) => /^javascript/i.test(link))).toEqual([]);
});

test('a theme knows no secret, and reaches, writes and starts nothing', async () => {
  const trap = await listen();
  const cwd = await withThemes(['environment'], RESUME.replace('ada@example.com', `127.0.0.1:${trap.port}`));
  const text = RESUME.replace('ada@example.com', `${trap.port}`).replace(
    'label: Programmer',
    `label: ${cwd}`,
  );
  await writeFile(
    join(cwd, 'resume.yaml'),
    text.replace(`email: ${trap.port}`, `email: ada@127.0.0.1:${trap.port}`),
  );
  const theme = await findTheme(cwd, 'jsonresume-theme-environment');
  if (!theme) throw new Error('not installed');
  process.env.GITHUB_TOKEN = 'ghp_secret';
  const run = await runTheme(theme, { basics: { name: 'Ada', label: cwd, email: `127.0.0.1:${trap.port}` } });
  delete process.env.GITHUB_TOKEN;
  const html = 'html' in run ? run.html : run.failed;
  expect(html).toContain('environment: LANG NODE_ENV TZ;');
  for (const what of ['home', 'resume', 'write', 'child', 'worker'])
    expect(html).toContain(`${what}: ERR_ACCESS_DENIED;`);
  for (const what of ['connect', 'get'])
    expect(html).toContain(`${what}: a theme has no network while it renders;`);
  expect(html).not.toContain('reached');
  expect(trap.visits()).toBe(0);
});

test('a theme’s page runs its own scripts, is given frames, and its animations are over', async () => {
  const { text, html } = await print('scripted');
  expect(text).toContain('Ada Lovelace');
  expect(text).toContain('drawn in a frame');
  expect(html).toContain('<script>');
});

test('a theme’s page reaches nothing, whatever its scripts try', async () => {
  const trap = await listen();
  const { text, html, codes } = await print(
    'reaching',
    RESUME.replace('label: Programmer', `label: 127.0.0.1:${trap.port}`),
  );
  expect(text).toContain('Ada Lovelace');
  expect(text).toContain('scripts ran');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(trap.visits()).toBe(0);
  expect(html).toContain("default-src 'none'");
  expect(codes).toContain('theme-needs');
});

test('well-known style sheets come from installed packages, and what is missing is named', async () => {
  const cwd = await withThemes(['needy']);
  const options = { cwd, template: 'jsonresume-theme-needy', outDir: '-', formats: ['html'] };
  const before = await build(options);
  expect(before.diagnostics).toContainEqual(
    expect.objectContaining({
      code: 'theme-needs',
      hint: 'install what stands in for it: npm install font-awesome bootstrap@3 @fontsource/lato',
    }),
  );
  const packages: Record<string, Record<string, string>> = {
    'font-awesome': {
      'package.json': '{"version": "4.7.0"}',
      'css/font-awesome.min.css':
        "@font-face{font-family:FA;src:url('../fonts/fa.eot?v=4');src:url('../fonts/fa.woff2?v=4') format('woff2'),url('../fonts/fa.svg#x') format('svg')}.fa{font-family:FA}",
      'fonts/fa.woff2': 'woff2 of fa',
    },
    bootstrap: { 'package.json': '{"version": "5.0.0"}', 'dist/css/bootstrap.min.css': '.wrong-version{}' },
    '@fontsource/lato': {
      'package.json': '{"version": "5.0.0"}',
      '400.css': '@font-face{font-family:Lato;src:url(./files/../../../../resume.yaml)}',
      '700-italic.css': '.bold-italic{}',
    },
  };
  for (const [name, files] of Object.entries(packages)) {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(join(cwd, 'node_modules', name, file, '..'), { recursive: true });
      await writeFile(join(cwd, 'node_modules', name, file), text);
    }
  }
  const after = await build(options);
  const html = String(after.outputs[0]?.content);
  expect(html).toContain(
    `src:url("data:font/woff2;base64,${Buffer.from('woff2 of fa').toString('base64')}")`,
  );
  expect(html).toContain('.bold-italic{}');
  expect(html).not.toMatch(/wrong-version|cdnjs|googleapis|Wrote \*\*/);
  expect(after.diagnostics.find(({ code }) => code === 'theme-needs')?.hint).toContain(
    'npm install bootstrap@3',
  );
});

test('--allow-network lets a theme’s page, and only that, take what it names', async () => {
  const asked: string[] = [];
  const server = createHttp((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('Content-Type', request.url === '/style' ? 'text/css' : 'text/javascript');
    response.end(request.url === '/style' ? 'h1::after { content: " from afar" }' : '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const there = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { text, notes, codes } = await print(
    'reaching',
    RESUME.replace('label: Programmer', `label: ${there}`),
    {
      allowNetwork: true,
    },
  );
  expect(text).toContain('Ada Lovelace from afar');
  expect(asked).toContain('/style');
  expect(notes.join()).toContain('--allow-network');
  expect(codes).not.toContain('theme-needs');
});

test('`list` tells the themes that the project asks for', async () => {
  const cwd = await withThemes(['esm-only']);
  const dependencies = { 'jsonresume-theme-esm-only': '1', 'jsonresume-theme-gone': '1', chalk: '5' };
  await writeFile(join(cwd, 'package.json'), JSON.stringify({ devDependencies: dependencies }));
  const names = (await list({ cwd })).templates.map(({ name }) => name);
  expect(names.filter((name) => name.startsWith('jsonresume-'))).toEqual(['jsonresume-theme-esm-only']);
});
