import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSource } from '../../src/core/readSource.ts';
import { toData, type Node, type Source } from '../../src/core/source.ts';
import { keptReader } from '../../src/io/keptReader.ts';
import { openStore, type Store } from '../../src/io/openStore.ts';
import { ROOT } from '../support/cli.ts';

let cache: string;
let store: Store;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'resume-kept-'));
  const opened = openStore({ RESUME_CACHE: cache });
  if (!opened) throw new Error('no store was opened');
  store = opened;
});
afterAll(() => rm(cache, { recursive: true, force: true }));

const source = (text: string, foreign = false): Source => ({ file: 'resume.yaml', text, foreign });

/** Values and the places of all of them, without the source that each of them names. */
const shape = (node: Node | undefined): unknown =>
  JSON.parse(
    JSON.stringify(node ?? null, (key, value: unknown) =>
      key === 'source' ? undefined : value instanceof Map ? [...value] : value,
    ),
  );

describe('what was read once', () => {
  it.each([
    ['the sample', ''],
    ['numbers as text', 'basics: { phone: +14155550142 }\neducation: [{ institution: MIT, score: 3.50 }]'],
    [
      'an alias',
      'work:\n  - &one { name: Acme }\n  - { name: Globex, keywords: [a, "b"] }\nprojects: [*one]',
    ],
    ['a text over lines', 'basics:\n  summary: |\n    One\n    two.\n  label: >-\n    folded\n    text'],
    ['values of no schema', 'x-own: { deep: [null, true, 1e3, 0x1F, "1", .5] }'],
  ])('comes back with its places: %s', async (_, given) => {
    const text = given || (await readFile(join(ROOT, 'resumes/staff-engineer/resume.yaml'), 'utf8'));
    const read = keptReader(store);
    const plain = readSource(source(text), 'resume');
    const first = read(source(text), 'resume');
    const again = read(source(text), 'resume');
    expect(plain.diagnostics).toEqual([]);
    expect(shape(first.root)).toEqual(shape(plain.root));
    expect(shape(again.root)).toEqual(shape(plain.root));
    expect(again.root && toData(again.root)).toEqual(plain.root && toData(plain.root));
  });

  it('is not kept where something is wrong with it, so that it is said again', () => {
    const read = keptReader(store);
    const wrong = source('basics: { emial: ada@example.com }');
    expect(read(wrong, 'resume').diagnostics).toHaveLength(1);
    expect(read(wrong, 'resume').diagnostics).toHaveLength(1);
  });

  it('is told apart by its schema, and from JSON of other programs', () => {
    const read = keptReader(store);
    const text = '{ "basics": { "name": "Ada" } }';
    expect(read(source(text), 'resume').diagnostics).toEqual([]);
    expect(read(source(text), 'template').diagnostics).not.toEqual([]);
    const unknown = '{ "basics": { "nick": "Ada" } }';
    expect(read(source(unknown, true), 'resume').diagnostics[0]?.severity).toBe('warning');
    expect(read(source(unknown), 'resume').diagnostics[0]?.severity).toBe('error');
  });
});

describe('an entry of the cache that is not as it was written', () => {
  const damage: [string, (whole: Buffer, other: Buffer) => Buffer][] = [
    ['is empty', () => Buffer.alloc(0)],
    ['is cut short', (whole) => whole.subarray(0, -3)],
    [
      'has another letter',
      (whole) => Buffer.from(whole.map((byte, at) => (at === whole.length - 2 ? byte ^ 1 : byte))),
    ],
    ['is another entry under its name', (_, other) => other],
  ];
  it.each(damage)('is not used: it %s', async (_, spoil) => {
    const own = await mkdtemp(join(tmpdir(), 'resume-kept-'));
    const fresh = openStore({ RESUME_CACHE: own });
    fresh?.keep(Buffer.from('one'), 'thing', 'a');
    fresh?.keep(Buffer.from('other'), 'thing', 'b');
    expect(fresh?.read('thing', 'a')?.toString()).toBe('one');
    const all = (await readdir(join(own, 'made'))).filter((name) => name !== 'pruned');
    const files = all.map((name) => join(own, 'made', name));
    const [a = Buffer.alloc(0), b = a] = await Promise.all(files.map((file) => readFile(file)));
    await writeFile(files[0] ?? '', spoil(a, b));
    await writeFile(files[1] ?? '', spoil(b, a));
    expect([fresh?.read('thing', 'a'), fresh?.read('thing', 'b')].filter(Boolean)).toHaveLength(0);
    fresh?.keep(Buffer.from('one'), 'thing', 'a');
    expect(fresh?.read('thing', 'a')?.toString()).toBe('one');
    await rm(own, { recursive: true });
  });
});

it('nothing is kept where RESUME_CACHE is off, and nowhere without a home', () => {
  expect(openStore({ RESUME_CACHE: 'off', HOME: cache })).toBeUndefined();
  expect(openStore({})).toBeUndefined();
  // Node's own way to make a folder there never ends.
  if (process.platform === 'linux') expect(openStore({ RESUME_CACHE: '/proc/nowhere' })).toBeUndefined();
});
