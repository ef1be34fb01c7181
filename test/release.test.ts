import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { release } from '../src/release.ts';
import { fileNames, unknownPlaceholders, type Told } from '../src/release/fileNames.ts';
import { project, resume } from './support/cli.ts';
import { printed } from './support/printed.ts';
import { sourceOf } from './support/tell.ts';

const ADA: Told = {
  name: 'Ada Lovelace',
  label: 'Staff Engineer',
  resume: 'ada',
  variant: 'acme',
  locale: '',
  date: '2026-03',
};
const at = { source: sourceOf('output.yaml', ''), start: 0, end: 0 };
const named = (text: string, ...changes: Partial<Told>[]) =>
  fileNames(
    { text, at },
    changes.map((change) => ({ ...ADA, ...change })),
  );

test.each<[pattern: string, change: Partial<Told>, name: string]>([
  ['{name} - {label}.pdf', {}, 'Ada Lovelace - Staff Engineer'],
  ['{name}.PDF', {}, 'Ada Lovelace'],
  ['{ name }_{variant} v1.2', {}, 'Ada Lovelace_acme v1.2'],
  // What is empty goes with what tells it apart.
  ['{name} - {label} ({locale})', {}, 'Ada Lovelace - Staff Engineer'],
  ['{name} - {label}', { label: '' }, 'Ada Lovelace'],
  ['{label} - {name}', { label: '' }, 'Ada Lovelace'],
  ['CV {date} {name}', { date: '' }, 'CV Ada Lovelace'],
  // No system takes these.
  ['{name} - {label}', { label: 'C/C++: <all>' }, 'Ada Lovelace - C-C++- -all-'],
  ['{label}', { label: 'CON' }, 'CON-'],
  ['{label}', { label: '../../etc/passwd' }, 'etc-passwd'],
  ['{label}', { label: 'a\u202Eb\nc' }, 'a-b c'],
  ['{label}', { label: 'Zoe\u0308' }, 'Zoë'],
  ['{label}', { label: 'long '.repeat(40) }, 'long '.repeat(16).trim()],
])('%s of %j is called %s', (pattern, change, name) => {
  expect(named(pattern, change)).toEqual({ names: [name], diagnostics: [] });
});

test.each<[pattern: string, changes: Partial<Told>[], said: string[]]>([
  ['{name}', [{}, { variant: 'b' }], ['`ada/acme` and `ada/b` would both be called `Ada Lovelace`']],
  ['{label}', [{ label: 'A' }, { label: 'a' }], ['`ada/acme` and `ada/acme` would both be called `a`']],
  ['{label}', [{ label: '' }], ['of `ada/acme` nothing is left to call a file by']],
  ['{label} {variant}', [{}, { variant: 'b' }], []],
])('%s of %j', (pattern, changes, said) => {
  expect(named(pattern, ...changes).diagnostics.map(({ message }) => message)).toEqual(said);
});

test('an unknown placeholder is shown at its place, with the nearest', () => {
  const source = sourceOf('resumes/output.yaml', '# names\nname: "{name} - {labl}.pdf"\n');
  const text = '{name} - {labl}.pdf';
  const start = source.text.indexOf('"');
  expect(printed(unknownPlaceholders({ text, at: { source, start, end: source.text.length - 1 } }))).toBe(
    `resumes/output.yaml:2:17 error no file name can hold \`{labl}\` (name · unknown-placeholder)
 2 | name: "{name} - {labl}.pdf"
   |                 ^^^^^^
   → did you mean \`label\`?

`,
  );
});

const BASICS =
  'basics: {name: Ada Lovelace, label: Programmer}\nmeta: {lastModified: 2026-03-04T05:06:07Z}\n';

describe('resume release', () => {
  test('lays copies with their checksums, and says what else stands there', async () => {
    const cwd = await project({
      'resume.yaml': BASICS,
      'variants/acme.yaml': 'basics: {label: Engineer}\n',
      'output.yaml': 'name: "{name} - {label} {date}.pdf"\n',
      'release/old.pdf': 'old',
    });
    const { files, diagnostics, notes } = await release({ cwd, formats: ['txt', 'md'] });
    expect(diagnostics).toEqual([]);
    expect(notes).toContain('not of this release, and in its folder: old.pdf');
    expect(files.map(({ path }) => path)).toEqual(
      [
        'Programmer 2026-03-04.txt',
        'Programmer 2026-03-04.md',
        'Engineer 2026-03-04.txt',
        'Engineer 2026-03-04.md',
      ].map((name) => `release/Ada Lovelace - ${name}`),
    );
    const sums = await readFile(join(cwd, 'release/SHA256SUMS'), 'utf8');
    expect(sums).toBe(
      files.map(({ path, sha256 }) => `${sha256}  ${path.slice('release/'.length)}\n`).join(''),
    );
  });

  test('names that are wrong, and all that else is, come before any work', async () => {
    const cwd = await project({
      'resume.yaml': BASICS,
      'variants/acme.yaml': 'sectoins: []\n',
      'variants/b.yaml': 'sections: []\n',
      'output.yaml': 'name: "{nmae}"\nfile: x\n',
    });
    const { code, stderr } = await resume(['release', '--browser', '/nowhere'], { cwd });
    expect(code).toBe(1);
    for (const said of [
      'unknown-placeholder',
      'unknown key `file`',
      'unknown key `sectoins`',
      'nothing was released',
    ])
      expect(stderr).toContain(said);
    expect(await readdir(cwd)).not.toContain('release');
  });

  test('one variant that fails keeps all from being released', async () => {
    const cwd = await project({ 'resume.yaml': BASICS, 'variants/acme.yaml': 'sectoins: []\n' });
    const { files, diagnostics } = await release({ cwd, formats: ['txt'] });
    expect([files.length, diagnostics.map(({ code }) => code)]).toEqual([0, ['unknown-key']]);
    expect(await readdir(cwd)).not.toContain('release');
  });
});
