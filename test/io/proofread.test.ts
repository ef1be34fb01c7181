import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { proofread } from '../../src/io/proofread.ts';
import { findHarper } from '../../src/io/harper.ts';
import { LINTERS } from '../../src/io/linters.ts';
import { ROOT } from '../support/cli.ts';

async function cacheFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'resume-proofs-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const TEXT = 'Speadheaded the move 💡 to an user portal';

async function slips(cache: string, text = TEXT): Promise<string[]> {
  const proofs = await proofread([text], 'American', [ROOT], { XDG_CACHE_HOME: cache });
  return (proofs?.get(text) ?? []).map(({ start, end, linter }) => `${linter} ${text.slice(start, end)}`);
}

/** The one file of the cache. */
async function kept(cache: string): Promise<string> {
  const folder = join(cache, 'resume-as-code', 'proofs');
  const [file = ''] = await readdir(folder);
  return join(folder, file);
}

test('what was said of a text is kept, by checker, dialect and text; an emoji moves nothing', async () => {
  const cache = await cacheFolder();
  expect(await slips(cache)).toEqual(['SpellCheck Speadheaded', 'AnA an']);
  const file = await kept(cache);
  expect(file).toMatch(/harper-2\.\d+\.\d+-American-[0-9a-f]+\.json$/);
  const before = await readFile(file, 'utf8');
  await writeFile(file, before.replaceAll('AnA', 'Kept'));
  expect(await slips(cache)).toEqual(['SpellCheck Speadheaded', 'Kept an']);
  expect(await slips(cache, 'Built an user portal')).toEqual(['AnA an']);
});

test.each([
  ['no JSON', '{ "a": '],
  ['another form', '[1, 2]'],
  ['null', 'null'],
  ['an entry without its fields', (before: string) => before.replaceAll('"start"', '"begin"')],
])('a cache that holds %s is read anew', async (_, broken) => {
  const cache = await cacheFolder();
  await slips(cache);
  const file = await kept(cache);
  const before = await readFile(file, 'utf8');
  await writeFile(file, typeof broken === 'string' ? broken : broken(before));
  expect(await slips(cache)).toEqual(['SpellCheck Speadheaded', 'AnA an']);
  expect(await readFile(file, 'utf8')).toBe(before);
});

test('without a home nothing is kept, and all is found', async () => {
  const proofs = await proofread([TEXT], 'American', [ROOT], {});
  expect(proofs?.get(TEXT)).toHaveLength(2);
});

test('a cache that cannot be written is done without', async () => {
  const cache = await cacheFolder();
  await writeFile(join(cache, 'resume-as-code'), 'a file where the folder should be');
  expect(await slips(cache)).toEqual(['SpellCheck Speadheaded', 'AnA an']);
});

test('dialects have words of their own', async () => {
  const text = 'Optimised the catalogue';
  const of = async (dialect: 'American' | 'British') =>
    (await proofread([text], dialect, [ROOT], {}))?.get(text)?.length;
  expect(await of('American')).toBe(2);
  expect(await of('British')).toBe(0);
});

test('every linter that is on is one that the checker has', async () => {
  const { readFile: read } = await import('node:fs/promises');
  const harper = await findHarper([ROOT]);
  const wasm = await read(join(ROOT, 'node_modules/harper.js/dist/harper_wasm_slim_bg.wasm'), 'latin1');
  expect(harper?.version).toMatch(/^2\./);
  expect(LINTERS.filter((name) => !wasm.includes(name))).toEqual([]);
});
