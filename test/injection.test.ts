import { execFile } from 'node:child_process';
import { readdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { encode } from 'fast-png';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { build, diff, resolve } from '../src/index.ts';
import { readPicture } from '../src/io/readPicture.ts';
import { BIN, project, resume } from './support/cli.ts';
import { printed } from './support/printed.ts';

// What a text of a résumé does elsewhere than in Markdown (test/core/markdown.test.ts), in a theme
// (test/themes.test.ts), in reports of a diff (test/diff/show.test.ts) and in a PDF's metadata (test/pdf/finishPdf.test.ts).

/** Each of these could be taken for more than text. */
const EVIL = {
  markup: '"><script>evil()</script><img src=x onerror=evil()>',
  handlebars: '{{constructor}} {{{title}}} {{> resume}} {{#each sections}}',
  scheme: 'javascript:evil()',
  escape: '\\e]0;evil\\a\\e[31m',
};

/** A résumé that says it at each kind of place: the head, a heading, an address, a title, a cell, a bullet, the id of a section. */
const saying = (evil: string): string => {
  const text = JSON.stringify(evil).replaceAll('\\\\', '\\');
  const id = JSON.stringify(evil.replace(/[\s.*\\]/g, ''));
  // An address with a blank or a bracket is refused.
  const url = JSON.stringify(
    evil === EVIL.scheme ? evil : `https://a.example/?'${evil.replace(/[\s"<>{}\\]/g, '')}`,
  );
  return `
basics: { name: ${text}, label: ${text}, url: ${url}, summary: ${text}, profiles: [{ network: ${text}, username: ${text}, url: ${url} }] }
work: [{ name: ${text}, position: ${text}, url: ${url}, location: ${text}, highlights: [${text}] }]
projects: [{ name: ${text}, url: ${url}, keywords: [${text}] }]
talks: [{ name: ${text}, event: ${text}, url: ${url} }]
titles: { work: ${text} }
custom: [{ id: ${id}, title: ${text}, table: { columns: [${text}], rows: [[${text}]] } }]
`;
};

const UNSAFE_LINK = /href="(?!https?:|mailto:|tel:|#)/i;

test.each<[evil: keyof typeof EVIL, format: string, never: RegExp, kept: string]>([
  ['markup', 'html', /<script|<img|<[^>"]*("[^"]*"[^>"]*)*\sonerror/, '&lt;script&gt;evil()'],
  ['markup', 'docx', /<script|<img/, '&lt;script&gt;evil()'],
  ['markup', 'md', /(?<!\\)<(script|img)/, 'script'],
  [
    'handlebars',
    'html',
    /\[object|function/,
    '{{constructor}} {{{title}}} {{&gt; resume}} {{#each sections}}',
  ],
  ['scheme', 'html', UNSAFE_LINK, 'evil()'],
  ['scheme', 'docx', /Target="javascript/i, 'evil()'],
  ['scheme', 'md', /(?<!\\)\]\(javascript/i, 'evil()'],
  ['escape', 'txt', /(?!\n|\t)\p{Cc}/u, 'evil'],
  ['escape', 'md', /(?!\n|\t)\p{Cc}/u, 'evil'],
])('%s in texts is text in %s', async (evil, format, never, kept) => {
  const cwd = await project({ 'resume.yaml': saying(EVIL[evil]) });
  const { outputs, diagnostics } = await build({ cwd, formats: [format], outDir: '-' });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const content = outputs[0]?.content ?? '';
  const said = format === 'docx' ? partsOf(content as Uint8Array) : content.toString();
  // What a page says in its style is ours, and holds neither.
  const text = said.replace(/<style>[^]*?<\/style>/g, '');
  expect(text).not.toMatch(never);
  expect(text).toContain(kept);
});

function partsOf(zip: Uint8Array): string {
  return Object.values(unzipSync(zip))
    .map((part) => strFromU8(part))
    .join('\n');
}

test.each<[what: string, setting: string, code: string]>([
  ['an accent', 'template.options.accent=red;}body{display:none', 'bad-option'],
  ['a font', 'template.options.font=x"}</style><script>', 'bad-option'],
  ['a margin', 'page.margin=1mm}body{display:none', 'bad-length'],
  ['a size of paper', 'page.size=A4;}</style>', 'bad-choice'],
  ['a language', 'locale=en"><script>', 'bad-locale'],
  ['a template', 'template.name=../../../etc', 'unknown-template'],
])('%s cannot be more than one', async (_, setting, code) => {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n' });
  const [variant] = await resolve({ cwd, set: [setting] });
  expect(variant?.diagnostics.map((one) => one.code)).toEqual([code]);
});

test('no name of a file and no text of one commands a terminal', async () => {
  // Clears the screen, colours, sets a title, turns the direction, and a colour after an ESC of one byte.
  const evil = 'a\u001B[2J\u001B[95m\u001B]0;x\u0007\u202Eb\u009B1m';
  const cwd = await project({
    [`resumes/${evil}/resume.yaml`]: `basics: { name: Ada, emial: ${JSON.stringify(evil)} }\n`,
    [`resumes/${evil}/variants/${evil}.yaml`]: 'sections: [a]\n',
    'resumes/b/resume.yaml': `basics: { name: Ada }\nwork: [{ id: ${JSON.stringify(evil)}, name: Engines }]\n`,
    'resumes/b/variants/v.yaml': `work: { ${JSON.stringify(evil)}: { position: ${JSON.stringify(evil)} } }\n`,
  });
  // Wrong usage of each kind, a list, a story, a difference, mistakes, and what completes a name.
  const calls = [
    ['list'],
    ['list', `${evil}c`],
    ['list', `--${evil}`],
    ['explain', 'b', '-v', 'v'],
    ['diff', 'b/default', 'b/v'],
    ['build', '-f', 'txt'],
    ['build', '-f', evil],
    ['completion', '--words', 'list', ''],
  ];
  const env = { NO_COLOR: '', FORCE_COLOR: '1' };
  const coloured = await Promise.all(calls.map((args) => resume(args, { cwd, env })));
  const plain = await resume(['list'], { cwd });
  for (const { stdout, stderr } of [...coloured, plain]) {
    const said = `${stdout.toString()}${stderr}`;
    // Colours are ours, but for the one that is not; whatever else stood in a text is seen.
    expect(said).not.toContain('\u001B[95m');
    expect(said.replace(/\u001B\[[\d;]+m/g, '')).not.toMatch(/(?!\n)\p{Cc}|[\u202A-\u202E]/u);
  }
  expect(coloured[0]?.stdout.toString()).toContain('\u001B[1ma␛[2J␛[95m␛]0;x␇');
  expect(plain.stdout.toString()).not.toContain('\u001B');
});

test('no text of a file begins a line, where it would command the log of a CI', () => {
  const evil = 'x\n::stop-commands::x\r\n::set-env name=PATH::';
  const place = { line: 1, column: 1, endLine: 1, endColumn: 2, excerpt: evil };
  const about = {
    code: 'unknown-key',
    severity: 'error',
    message: evil,
    hint: evil,
    path: evil,
    file: evil,
  } as const;
  expect(printed([{ ...about, ...place, excerpt: '::stop-commands::x' }])).not.toMatch(/^\s*::/m);
});

test('bash completes a name without running it', async () => {
  const cwd = await project({});
  const { stdout: script } = await promisify(execFile)(process.execPath, [BIN, 'completion', 'bash']);
  const names = ['$(touch pwned)', '`touch pwned`', 'a b', 'staff-ml', 'other'];
  const typed = (word: string) => `${script}
    resume() { printf '%s\\n' "$NAMES"; }
    COMP_WORDS=(resume build '${word}') COMP_CWORD=2
    _resume resume '${word}' build; eval "printf '%s\\n' \${COMPREPLY[*]}"`;
  const complete = async (word: string) =>
    (
      await promisify(execFile)('bash', ['-c', typed(word)], {
        cwd,
        env: { ...process.env, NAMES: names.join('\n') },
      })
    ).stdout;
  expect(await complete('')).toBe(`${names.join('\n')}\n`);
  expect(await complete('st')).toBe('staff-ml\n');
  expect(await readdir(cwd)).toEqual([]);
});

const pixel = encode({ width: 1, height: 1, data: new Uint8Array(4) });
/** Its head alone: whoever reads further needs 3.6 GB for it, of a file that has a few kilobytes. */
const bomb = Buffer.from(pixel);
bomb.writeUInt32BE(30_000, 16);
bomb.writeUInt32BE(30_000, 20);
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
const asUrl = (type: string, bytes: Uint8Array | string) =>
  `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;

test.each<[path: string, told: string]>([
  ['me.png', asUrl('png', pixel)],
  ['sub/../me.png', asUrl('png', pixel)],
  ['linked-within.png', asUrl('png', pixel)],
  ['a-png.jpg', asUrl('png', pixel)],
  ['me.svg', asUrl('svg+xml', drawing)],
  [asUrl('png', pixel), asUrl('png', pixel)],
  ['https://example.com/me.png', 'an address'],
  ['file:///etc/passwd', 'an address'],
  ['me.txt', 'no-picture'],
  ['me', 'no-picture'],
  ['drawing.png', 'no-picture'],
  ['page.png', 'no-picture'],
  ['page.svg', 'no-picture'],
  ['cut.png', 'no-picture'],
  ['empty.png', 'no-picture'],
  ['bomb.png', 'wide'],
  [asUrl('png', bomb), 'wide'],
  ['data:image/png;base64,@', 'no-picture'],
  ['data:text/html,<script>', 'no-picture'],
  ['large.png', 'large'],
  ['../../secret.png', 'outside'],
  ['linked-out.png', 'outside'],
  ['linked-folder/secret.png', 'outside'],
  ['gone.png', 'missing'],
  ['folder.png', 'missing'],
])('a picture at %s: %s', async (path, told) => {
  const around = await project({ 'cv/ada/folder.png/x': '' });
  const [root, folder] = [join(around, 'cv'), join(around, 'cv/ada')];
  const files: Record<string, Uint8Array | string> = {
    ...{ '../../secret.png': pixel, '../shared.png': pixel, 'me.png': pixel, 'a-png.jpg': pixel },
    ...{ 'me.txt': pixel, me: pixel, 'me.svg': drawing, 'drawing.png': drawing, 'bomb.png': bomb },
    ...{ 'page.png': '<html><svg/></html>', 'page.svg': '<html><svg/></html>', 'empty.png': '' },
    ...{ 'cut.png': pixel.subarray(0, 12), 'large.png': '' },
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await truncate(join(folder, 'large.png'), 11e6);
  await symlink('../shared.png', join(folder, 'linked-within.png'));
  await symlink('../../secret.png', join(folder, 'linked-out.png'));
  await symlink('../..', join(folder, 'linked-folder'));
  const picture = (await readPicture(path, folder, root)) ?? { url: 'an address' };
  expect('url' in picture ? picture.url : picture.refused.kind).toBe(told);
});

/** What every object of JavaScript answers to, as a section, an id, a tag, a wording, a fact and a variant. */
const OBJECTS_NAMES = `
basics: { name: Ada, email: ada@example.com }
custom:
  - { id: constructor, title: One, text: "Grew 3 constructor to 5 toString" }
  - { id: __proto__, title: Two, list: [two] }
work: [{ id: constructor, name: Acme, tags: [toString], highlights: [{ id: __proto__, text: x, alt: { valueOf: "\${__proto__}\${constructor}" } }] }]
facts: { constructor: ", more", __proto__: Worked }
variants:
  constructor: { include: [toString], use: [valueOf], sections: [__proto__, constructor, work] }
  __proto__: { extends: constructor, custom: { __proto__: null }, titles: { constructor: Uno }, sections: [constructor] }
`;

test('names that every object answers to are names like others', async () => {
  const cwd = await project({ 'resume.yaml': OBJECTS_NAMES });
  const { outputs, diagnostics } = await build({
    cwd,
    formats: ['txt'],
    outDir: '-',
    variants: ['constructor'],
  });
  expect(diagnostics).toEqual([]);
  const head = 'Ada\n\nada@example.com\n\n';
  const one = 'Grew 3 constructor to 5 toString\n';
  expect(String(outputs[0]?.content)).toBe(
    `${head}Two\n---\n- two\n\nOne\n---\n${one}\nExperience\n----------\nAcme\n- Worked, more\n`,
  );
  const own = await build({ cwd, formats: ['txt'], outDir: '-', variants: ['__proto__'] });
  expect(String(own.outputs[0]?.content)).toBe(`${head}Uno\n---\n${one}`);
  const { difference } = await diff({ cwd, a: 'default', b: '__proto__' });
  expect(difference?.parts.map(({ name }) => name)).toContain('Uno');
});
