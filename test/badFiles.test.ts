import { spawnSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inSourceOrder } from '../src/diagnostic.ts';
import { resolve } from '../src/index.ts';
import { project } from './support/cli.ts';
import { printed } from './support/printed.ts';

// What no folder of test/fixtures/diagnostics can show: bytes, sizes, and what is no file.

const GOOD = 'basics:\n  name: Ada Lovelace\n  email: ada@example.com\n';
const MISSPELT = GOOD.replace('email', 'emial');
const utf16 = (text: string, mark = '\uFEFF') => Buffer.from(mark + text, 'utf16le');

/** What is said of a project, as people read it; what takes longer than anybody waits fails. */
async function said(cwd: string): Promise<string> {
  const begun = process.cpuUsage();
  const variants = await resolve({ cwd });
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1000).toBeLessThan(2000);
  return printed(inSourceOrder(variants.flatMap(({ diagnostics }) => diagnostics)));
}

const nested = (depth: number) => `${GOOD}x-deep: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
const indented = (levels: number) =>
  Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}x-a:\n`).join('');
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

test.each<[what: string, content: string | Buffer, told: string]>([
  ['UTF-16, little end first', utf16(GOOD), ':1:1 error this file is UTF-16LE, not UTF-8'],
  ['UTF-16, big end first', utf16(GOOD).swap16(), ':1:1 error this file is UTF-16BE, not UTF-8'],
  ['UTF-16 without a mark', utf16(GOOD, ''), 'iconv -f UTF-16LE -t UTF-8 FILE > NEW'],
  [
    'Latin-1',
    Buffer.from(GOOD.replace('Ada', 'Adél'), 'latin1'),
    ':2:11 error this file is Windows-1252 or Latin-1',
  ],
  ['UTF-8 with a mark', `\uFEFF${GOOD}`, ''],
  ['UTF-8 with a mark and a slip', `\uFEFF${MISSPELT}`, ':3:3 error unknown key `emial`'],
  ['lines that end in CR LF', MISSPELT.replaceAll('\n', '\r\n'), ':3:3 error unknown key `emial`'],
  ['lines that end in CR', MISSPELT.replaceAll('\n', '\r'), ':3:3 error unknown key `emial`'],
  [
    'CR, and something behind a quote',
    'basics:\r  name: Ada\r  label: "a"b\r',
    ':3:10 error YAML does not read this as text',
  ],
  ['CR within a quoted text', GOOD.replace('Ada Lovelace', '"Ada\r    Lovelace"'), ''],
  ['zeros', GOOD.replace('Ada', 'A\0da'), ':2:10 error an invisible control character (U+0000)'],
  [
    'fifty megabytes',
    Buffer.alloc(50e6, `${GOOD}# more\n`),
    'error this is 50 MB, too much for a résumé (too-large)',
  ],
  ['two megabytes of letters', `${GOOD}x-a: ${'ab '.repeat(7e5)}`, 'at most 1 MB are read'],
  ['brackets, too deep', nested(5000), ':4:208 error this is more than 200 levels deep'],
  ['brackets, deep enough', nested(150), ''],
  ['brackets hidden by a quoted text', `${GOOD}x-deep: ${'[ "]", '.repeat(1000)}`, 'levels deep'],
  [
    'dashes in brackets',
    `x-deep: {\n${'- '.repeat(20_000)}a: b`,
    ':2:401 error this is more than 200 levels deep',
  ],
  ['brackets in a quoted text', `${GOOD}  summary: "${'[ { '.repeat(300)}"\n`, ''],
  ['brackets in a plain text', `${GOOD}  summary: x ${'[ { '.repeat(300)}\n`, ''],
  ['brackets in a comment', `${GOOD}# ${'[ { '.repeat(300)}\n`, ''],
  [
    'dashes on one line, too deep',
    `x-a:\n  ${'- '.repeat(5000)}x`,
    ':2:401 error this is more than 200 levels deep',
  ],
  ['indentation, too deep', indented(1200), ':201:201 error this is more than 200 levels deep'],
  ['nothing but dashes', many(3e5, () => '-'), ':100001:2 error here the lines, commas, colons and brackets'],
  ['nothing but brackets', '[],'.repeat(3e5), 'of this file become more than 100000 (too-dense)'],
  ['nothing but empty lines', '\n'.repeat(9e5), 'is it the right file?'],
  ['nothing but quotes', '"'.repeat(9e5), 'is it the right file?'],
  [
    'a quote that is open over many empty lines',
    `x-a: "${'\n'.repeat(9e4)}`,
    ':1:6 error this quote is never closed',
  ],
  [
    'a number where an entry belongs, many times',
    `${GOOD}work:\n${many(1e4, () => '  - 1')}`,
    ':5:5 error expected',
  ],
  ['an entry without its title, many times', `${GOOD}custom:\n${many(8e3, () => ' - {a: 1}')}`, ':5:4 error'],
  ['a mistake on each of many lines', many(3000, () => 'a: "b" c'), ':100:'],
  [
    'a key that stands there twenty thousand times',
    'a: b\n'.repeat(2e4),
    ':101:1 error `a` stands here already, at line 1',
  ],
  [
    'an unknown name in each of many aliases',
    many(3000, (i) => `x-${i}: *y${i}`),
    'no anchor `&y0` stands before',
  ],
  [
    'a name that nobody uses in each of many texts',
    many(3000, (i) => `x-${i}: &y${i} z`),
    'YAML takes `&y0` for the name',
  ],
  ['only a comment', '# begin here\n', 'error the file is empty'],
  ['blanks and tabs alone', '  \n\t\n', 'error the file is empty'],
])('%s', async (_, content, told) => {
  const cwd = await project({});
  await writeFile(join(cwd, 'resume.yaml'), content);
  const text = await said(cwd);
  if (told === '') expect(text).toBe('');
  else expect(text).toContain(told);
});

test('what is no file is told, not waited for', async () => {
  const cwd = await project({ 'resume.yaml': GOOD });
  const variants = join(cwd, 'variants');
  await mkdir(join(variants, 'folder.yaml'), { recursive: true });
  await symlink('nowhere.yaml', join(variants, 'link.yaml'));
  spawnSync('mkfifo', [join(variants, 'pipe.yaml')]);
  const text = await said(cwd);
  expect(text).toContain('variants/folder.yaml:1:1 error this is a folder, not a file');
  expect(text).toContain('variants/link.yaml:1:1 error this is a link that leads nowhere, not a file');
  expect(text).toContain('variants/pipe.yaml:1:1 error this is a pipe or a device, not a file');
  const single = await project({ 'resume.yaml/x': '' });
  expect(await said(single)).toContain('resume.yaml:1:1 error this is a folder');
});

test('what the machine does not let us read is no mistake of the résumé', async () => {
  const cwd = await project({});
  await symlink('resume.yaml', join(cwd, 'resume.yaml'));
  await expect(resolve({ cwd })).rejects.toMatchObject({
    code: 'read-failed',
    message: expect.stringContaining('its links lead in a circle') as string,
  });
});
