import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ended, project, resume, start, type BuildJson } from '../support/cli.ts';

const FILES = {
  'resume.yaml': 'basics: { name: Ada }\nwork: [{ id: engines, name: Engines }]\n',
  'variants/acme.yaml': 'basics: { label: Engineer }\n',
  'variants/globex.yaml': 'basics: { label: Analyst }\n',
};

/** `build --watch` and its lines on one of its streams, to be awaited one after the other. */
function watching(cwd: string, stream: 'stdout' | 'stderr', ...args: string[]) {
  const child = start(['build', '--watch', ...args], { cwd });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exit = ended(child);
  const lines: string[] = [];
  let rest = '';
  child[stream].on('data', (chunk: Buffer) => {
    const [last = '', ...whole] = (rest + chunk.toString()).split('\n').reverse();
    rest = last;
    lines.push(...whole.reverse());
  });
  /** Takes the lines up to the first that matches. */
  const until = async (pattern: RegExp): Promise<string[]> => {
    await expect.poll(() => lines.findIndex((line) => pattern.test(line)), { timeout: 20_000 }).not.toBe(-1);
    return lines.splice(0, lines.findIndex((line) => pattern.test(line)) + 1);
  };
  return { child, exit, until };
}

test('it builds again what a save changes, says so, and outlives what is wrong or gone for a moment', async () => {
  const cwd = await project(FILES);
  const { child, exit, until } = watching(cwd, 'stderr', '-f', 'pdf');
  expect((await until(/watching/)).at(-1)).toMatch(
    /^3 files built \d+ ms; watching for changes, Ctrl-C ends$/,
  );
  const others = await stat(join(cwd, 'dist/resume/globex.pdf'));

  await writeFile(join(cwd, 'variants/acme.yaml'), 'basics: { label: Engineer of engines }\n');
  const rebuilt = await until(/ ms$/);
  expect(rebuilt.filter((line) => line.startsWith('✓'))).toEqual([
    expect.stringContaining('dist/resume/acme.pdf'),
  ]);
  expect(rebuilt.at(-1)).toMatch(/^1 file built \d+ ms$/);
  expect((await stat(join(cwd, 'dist/resume/globex.pdf'))).mtimeMs).toBe(others.mtimeMs);

  await writeFile(join(cwd, 'variants/acme.yaml'), 'work: { engnes: null }\n');
  expect((await until(/ ms$/)).join('\n')).toContain('did you mean `engines`?');
  await rename(join(cwd, 'resume.yaml'), join(cwd, 'elsewhere.txt'));
  expect((await until(/→/)).join('\n')).toContain('there is no résumé here');
  await rename(join(cwd, 'elsewhere.txt'), join(cwd, 'resume.yaml'));
  await rm(join(cwd, 'variants/acme.yaml'));
  await until(/nothing is wrong any more/);
  await writeFile(join(cwd, 'variants/new.yaml'), 'basics: { label: New }\n');
  await until(/✓ dist\/resume\/new\.pdf/);

  child.kill('SIGINT');
  expect((await exit).code).toBe(130);
  expect((await readdir(join(cwd, 'dist/resume'))).sort()).toEqual(
    expect.arrayContaining(['default.pdf', 'globex.pdf', 'new.pdf']),
  );
});

test('--json is one document a line for each build', async () => {
  const cwd = await project(FILES);
  const { child, exit, until } = watching(cwd, 'stdout', '-f', 'txt', '--json');
  const document = async () => JSON.parse((await until(/./)).join('')) as BuildJson;
  expect((await document()).outputs.map(({ cached }) => cached)).toEqual([false, false, false]);
  await writeFile(join(cwd, 'variants/globex.yaml'), 'basics: { label: Analyst of engines }\n');
  expect((await document()).outputs.map(({ variant, cached }) => [variant, cached])).toEqual([
    ['default', true],
    ['acme', true],
    ['globex', false],
  ]);
  await rm(join(cwd, 'resume.yaml'));
  expect(await document()).toMatchObject({
    outputs: [],
    diagnostics: [{ code: 'usage', severity: 'error' }],
  });
  child.kill('SIGTERM');
  expect((await exit).code).toBe(143);
});

test.each([
  [['-o', '-'], '--watch writes files'],
  [['--frozen'], '--watch builds what has changed'],
  [['--variant', 'acm'], 'there is no variant `acm`'],
])('build --watch %j is refused before anything is watched', async (args, said) => {
  const cwd = await project(FILES);
  const ran = await resume(['build', '--watch', ...args], { cwd });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(said);
});

test('of a shard it builds what is its own, one that a new variant moves into it included', async () => {
  const variant = (label: string) => `basics: { label: ${label} }\n`;
  const cwd = await project({
    'resume.yaml': 'basics: { name: Ada }\n',
    'variants/a.yaml': variant('A'),
    'variants/b.yaml': variant('B'),
    'variants/c.yaml': variant('C'),
    'variants/d.yaml': variant('D'),
  });
  const { child, exit, until } = watching(cwd, 'stderr', '-f', 'html', '--shard', '1/2');
  const built = async () =>
    (await until(/ ms|watching/)).filter((line) => line.startsWith('✓')).map((line) => line.split(' ')[1]);
  expect(await built()).toEqual(['dist/resume/a.html', 'dist/resume/b.html']);
  await writeFile(join(cwd, 'variants/b.yaml'), variant('Engineer'));
  expect(await built()).toEqual(['dist/resume/b.html']);
  await writeFile(join(cwd, 'variants/d.yaml'), variant('Engineer'));
  expect(await until(/ ms/)).toEqual([expect.stringMatching(/^nothing comes out otherwise/)]);
  await writeFile(join(cwd, 'variants/e.yaml'), variant('E'));
  expect(await built()).toEqual(['dist/resume/c.html']);
  child.kill('SIGINT');
  expect((await exit).code).toBe(130);
});
