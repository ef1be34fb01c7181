import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { build, mergeManifest } from '../src/index.ts';
import type { Entry, Manifest } from '../src/manifest/manifest.ts';
import { project, resume } from './support/cli.ts';

const FILES = {
  'resumes/ada/resume.yaml': 'basics: { name: Ada Lovelace, email: ada@example.com }\n',
  'resumes/ada/variants/long.yaml': 'basics: { summary: "First of all programmers." }\n',
  'resumes/ada/variants/short.yaml': 'basics: { label: Programmer }\n',
  'resumes/bob/resume.yaml': 'basics: { name: Bob, email: bob@example.com }\n',
  'resumes/bob/variants/short.yaml': 'basics: { label: Programmer }\n',
};

/** Every file below a folder, with its bytes. */
async function tree(folder: string): Promise<Map<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const texts = files.sort().map(async (file): Promise<[string, string]> => {
    return [file.slice(folder.length + 1), await readFile(file, 'latin1')];
  });
  return new Map(await Promise.all(texts));
}

test('two machines at once, joined, come to what one build writes, byte for byte', async () => {
  const cwd = await project(FILES);
  const ran = await Promise.all([
    resume(['build', '-o', 'one'], { cwd }),
    resume(['build', '--shard', '1/2', '-o', 'shard-1'], { cwd }),
    resume(['build', '--shard', '2/2', '-o', 'shard-2'], { cwd }),
  ]);
  expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(ran[1].stderr).toContain('shard 1/2: 2 of 5 variants');
  const merged = await resume(['merge-manifest', 'shard-1', 'shard-2'], { cwd });
  expect(merged.stderr).toContain('dist/manifest.json 10 outputs of 2 folders, 10 files copied');
  expect(merged.code).toBe(0);
  expect(await tree(join(cwd, 'dist'))).toEqual(await tree(join(cwd, 'one')));
});

describe('a shard', () => {
  /** Without a browser, which these are not about. */
  const shard = (cwd: string, which: string, options: Parameters<typeof build>[0] = {}) =>
    build({ cwd, formats: ['html'], shard: which, ...options });

  test('keeps a variant’s formats together, and takes its part of what -v names', async () => {
    const cwd = await project(FILES);
    const formats = ['html', 'md', 'json'];
    const one = await shard(cwd, '1/2', { formats, variants: ['short'], outDir: 'out' });
    expect(one.outputs.map(({ path }) => path)).toEqual(formats.map((format) => `out/ada/short.${format}`));
    const two = await shard(cwd, '2/2', { formats, variants: ['short'], outDir: 'out' });
    expect(new Set(two.outputs.map((one) => `${one.resume}/${one.variant}`))).toEqual(new Set(['bob/short']));
  });

  test('that has nothing to do says so, and leaves a manifest for whoever joins them', async () => {
    const cwd = await project(FILES);
    const ran = await resume(['build', '--shard', '1/9', '-o', 'out', '-f', 'pdf'], { cwd });
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('shard 1/9: 0 of 5 variants');
    expect(await readFile(join(cwd, 'out/manifest.json'), 'utf8')).toBe(
      '{\n  "shards": [\n    "1/9"\n  ],\n  "outputs": []\n}\n',
    );
    const piped = await resume(['build', '--shard', '1/9', '-o', '-'], { cwd });
    expect([piped.code, piped.stdout.length]).toEqual([0, 0]);
  });

  test('drops from the manifest what the project no longer has, and nothing that other shards wrote', async () => {
    const cwd = await project(FILES);
    await build({ cwd, formats: ['html'] });
    const before = await readFile(join(cwd, 'dist/manifest.json'), 'utf8');
    for (const which of ['1/3', '3/3']) await shard(cwd, which);
    const part = JSON.parse(await readFile(join(cwd, 'dist/manifest.json'), 'utf8')) as Manifest;
    expect(part.shards).toEqual(['1/3', '3/3']);
    expect(part.outputs).toHaveLength(5);
    await shard(cwd, '2/3');
    expect(await readFile(join(cwd, 'dist/manifest.json'), 'utf8')).toBe(before);
    await rm(join(cwd, 'resumes/bob/variants/short.yaml'));
    await shard(cwd, '1/4');
    const after = JSON.parse(await readFile(join(cwd, 'dist/manifest.json'), 'utf8')) as Manifest;
    expect(after.outputs.map(({ path }) => path)).toEqual([
      'ada/default.html',
      'ada/long.html',
      'ada/short.html',
      'bob/default.html',
    ]);
  });

  test('is held to its part of a frozen manifest; what is gone every shard says', async () => {
    const cwd = await project(FILES);
    await build({ cwd, formats: ['html'] });
    await writeFile(join(cwd, 'resumes/ada/variants/long.yaml'), 'basics: { summary: "The second." }\n');
    await rm(join(cwd, 'resumes/bob/variants/short.yaml'));
    const said = async (which: string) =>
      (await shard(cwd, which, { frozen: true })).diagnostics.map(
        ({ code, message }) => `${code} ${message.split('`')[1]}`,
      );
    expect(await said('1/2')).toEqual(['frozen-moved ada/long.html', 'frozen-gone bob/short.html']);
    expect(await said('2/2')).toEqual(['frozen-gone bob/short.html']);
  });
});

describe('merge-manifest', () => {
  let built: string;
  let cwd: string;
  beforeAll(async () => {
    built = await mkdtemp(join(tmpdir(), 'resume-shards-'));
    for (const [name, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(built, name)), { recursive: true });
      await writeFile(join(built, name), text);
    }
    for (const which of ['1/2', '2/2'])
      await build({ cwd: built, formats: ['html', 'txt'], shard: which, outDir: `shard-${which[0]}` });
  });
  afterAll(() => rm(built, { recursive: true }));
  beforeEach(async () => {
    cwd = await project({});
    await cp(built, cwd, { recursive: true });
  });

  const merge = async (...from: string[]) => {
    const { diagnostics, ...result } = await mergeManifest({ cwd, from });
    return {
      ...result,
      said: diagnostics.map((one) => `${one.file}:${one.line} ${one.code}: ${one.message}`),
    };
  };

  async function edit(file: string, change: (entry: Entry) => Partial<Entry>): Promise<void> {
    const path = join(cwd, file);
    const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
    const outputs = manifest.outputs.map((entry) => ({ ...entry, ...change(entry) }));
    await writeFile(path, JSON.stringify({ ...manifest, outputs }, null, 2));
  }

  test('takes manifests alone, under any name, and then copies nothing', async () => {
    await cp(join(cwd, 'shard-1/manifest.json'), join(cwd, 'one.json'));
    await cp(join(cwd, 'shard-2/manifest.json'), join(cwd, 'two.json'));
    expect(await merge('two.json', 'one.json')).toMatchObject({ outputs: [], listed: 10, said: [] });
    expect(await readdir(join(cwd, 'dist'))).toEqual(['manifest.json']);
    await build({ cwd, formats: ['html', 'txt'], outDir: 'one' });
    expect((await tree(join(cwd, 'dist'))).get('manifest.json')).toBe(
      (await tree(join(cwd, 'one'))).get('manifest.json'),
    );
  });

  test('takes each output from the folder that has it, where all began with the manifest of an earlier build', async () => {
    for (const from of ['shard-1', 'shard-2']) await rm(join(cwd, from), { recursive: true });
    await build({ cwd, formats: ['html'] });
    const old = await readFile(join(cwd, 'dist/manifest.json'));
    await writeFile(
      join(cwd, 'resumes/ada/resume.yaml'),
      'basics: { name: Countess Lovelace, url: a.org }\n',
    );
    for (const index of ['1', '2']) {
      await mkdir(join(cwd, `shard-${index}`));
      await writeFile(join(cwd, `shard-${index}/manifest.json`), old);
      await build({ cwd, formats: ['html'], shard: `${index}/2`, outDir: `shard-${index}` });
    }
    expect(await merge('shard-1', 'shard-2')).toMatchObject({ said: [], manifest: 'dist/manifest.json' });
    await build({ cwd, formats: ['html'], outDir: 'one' });
    expect(await tree(join(cwd, 'dist'))).toEqual(await tree(join(cwd, 'one')));
  });

  test('says which output was written twice with different bytes, what moved, and writes nothing', async () => {
    await build({ cwd, formats: ['txt'], variants: ['long'], set: ['basics.name=Augusta'], outDir: 'other' });
    const { code, stderr } = await resume(['merge-manifest', 'shard-1', 'shard-2', 'other'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^other\/manifest\.json:\d+:\d+ error `ada\/long\.txt` has other bytes here than in shard-1\/manifest\.json:\d+; what moved: text/,
    );
    expect(stderr).toContain('nothing was written: 1 error');
    expect(await readdir(cwd)).not.toContain('dist');
    expect(await merge('shard-1', 'shard-1', 'shard-2')).toMatchObject({ said: [] });
  });

  test('finds a damaged file and a missing shard, both at once', async () => {
    await appendFile(join(cwd, 'shard-1/ada/default.txt'), 'x');
    const { said, manifest } = await merge('shard-1');
    expect(manifest).toBeUndefined();
    expect(said).toEqual([
      'shard-1/manifest.json:3 shard-missing: shard 2/2 is not among these',
      expect.stringMatching(/^shard-1\/manifest\.json:\d+ output-damaged: `ada\/default\.txt` is not what/),
    ]);
    await build({ cwd, formats: ['html'], shard: '1/3', outDir: 'third' });
    expect((await merge('shard-2', 'third')).said[0]).toContain('shards 2/2 and 1/3 are parts of different');
  });

  test('warns of a file that is in none of the folders, and of shards that not one program made', async () => {
    await rm(join(cwd, 'shard-2/bob/short.txt'));
    await edit('shard-2/manifest.json', () => ({ program: 'resume-as-code 0.0.9' }));
    const { said, outputs } = await merge('shard-1', 'shard-2');
    expect(outputs).toHaveLength(9);
    expect(said).toEqual([
      expect.stringContaining(
        'mixed-makers: not one program made all of these: resume-as-code test (shard-1/manifest.json), resume-as-code 0.0.9 (shard-2/manifest.json)',
      ),
      expect.stringMatching(/output-missing: `bob\/short\.txt` stands in none of these folders/),
    ]);
  });

  test.each([
    ['a folder without one', 'resumes', '', 'there is no resumes/manifest.json'],
    ['one that a merge has torn', 'torn', '<<<<<<< ours', 'torn/manifest.json is no manifest'],
    ['one that leads out of its folder', 'evil', '../../etc/passwd', 'evil/manifest.json is no manifest'],
  ])('%s is wrong usage', async (_, folder, text, said) => {
    if (text !== '') {
      const shard = await readFile(join(cwd, 'shard-1/manifest.json'), 'utf8');
      await mkdir(join(cwd, folder));
      const evil = text.startsWith('..') ? shard.replace('ada/default.html', text) : text;
      await writeFile(join(cwd, folder, 'manifest.json'), evil);
    }
    await expect(merge(folder)).rejects.toThrow(said);
    await expect(readdir(join(cwd, 'dist'))).rejects.toThrow('ENOENT');
  });

  test('takes away the pages that an earlier, longer build left in the folder', async () => {
    const [first] = (await tree(join(cwd, 'shard-1'))).keys();
    const page = join(cwd, 'dist/ada/default.2.txt');
    await mkdir(dirname(page), { recursive: true });
    await cp(join(cwd, 'shard-1', first ?? ''), page);
    await cp(join(cwd, 'shard-1/manifest.json'), join(cwd, 'dist/manifest.json'));
    await edit('dist/manifest.json', ({ path }) => ({ path: path.replace('default.txt', 'default.2.txt') }));
    await merge('shard-1', 'shard-2');
    expect(await readdir(join(cwd, 'dist/ada'))).toEqual(
      await readdir(join(cwd, 'shard-1/ada')).then((own) => [...own, 'short.html', 'short.txt']),
    );
  });
});
