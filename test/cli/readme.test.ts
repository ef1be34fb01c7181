import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from '../../src/core/parse.ts';
import { validate } from '../../src/core/validate.ts';
import { BIN, project, resume, ROOT } from '../support/cli.ts';

const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
const fenced = [...readme.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language, text = '']) => ({
  language,
  text,
}));
const blocks = (language: string) =>
  fenced.filter((block) => block.language === language).map((block) => block.text);
const commands = blocks('sh').map((block) => block.trim());

test('the first screen holds the two commands: one prints, one tests', () => {
  expect(commands[0]).toBe('npm ci && node bin/resume.js build --variant staff-ml');
  expect(commands[1]).toBe('npm test');
});

// `npm ci` and `npm test` are what .ci/run begins with and what runs this file.
test.each(commands.filter((command) => command !== 'npm test'))('%s', async (command) => {
  const cwd = command.includes('init') ? await project({}) : ROOT;
  const script = `resume() { "${process.execPath}" "${BIN}" "$@"; }\n${command.replace('npm ci && ', '')}`;
  const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd });
  if (command.includes(' diff ')) expect(stdout).toContain(blocks('diff')[0]);
});

test('the commands of its table exist', async () => {
  const named = [...readme.matchAll(/^\| `resume (\w+)/gm)].map((match) => match[1] ?? '');
  const { stdout } = await resume(['--help']);
  for (const name of named) expect(stdout.toString()).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  expect(named.length).toBeGreaterThan(5);
});

test.each(blocks('yaml'))('a variant may say\n%s', (text) => {
  const { root, diagnostics } = parse({ file: 'README.md', text, foreign: false });
  expect(root && validate(root, 'variant')).toEqual([]);
  expect(diagnostics).toEqual([]);
});

test('the options that it shows are taken', async () => {
  const settings = blocks('yaml').find((text) => text.startsWith('template:')) ?? '';
  const cwd = await project({
    'resume.yaml': 'basics: { name: Ada Lovelace, email: ada@example.com }\n',
    'variants/default.yaml': settings,
  });
  const { code, stderr } = await resume(['check'], { cwd });
  expect(stderr).toContain('nothing to say');
  expect(code).toBe(0);
});

test('its mistake is shown as it says', async () => {
  const cwd = await project({
    'resumes/ada/resume.yaml':
      'work: [{ id: engines, name: Engines, highlights: [{ id: ml-serving, text: Served }] }]\n',
    'resumes/ada/variants/acme.yaml': 'work:\n  engines:\n    highlights:\n      - ml-servng\n',
  });
  const { stderr } = await resume(['check', '-v', 'acme'], { cwd });
  expect(stderr).toContain(blocks('')[0]?.trim() ?? 'no such block');
});

test('every file it links to is there', async () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)|src="([^"]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) await access(join(ROOT, link));
});
