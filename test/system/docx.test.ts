import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { docx } from '../../src/formats/docx.ts';
import { toldVariants } from '../support/toldVariants.ts';
import { letters, viewTexts } from '../support/viewTexts.ts';

const NAMES = [
  ...['infrastructure-engineer/default', 'staff-engineer/staff-ml', 'staff-engineer/he', 'staff-engineer/ja'],
  ...['specimens/hostile', 'specimens/huge'],
];

const folder = await mkdtemp(join(tmpdir(), 'resume-docx-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const variants = (await toldVariants()).filter(({ name }) => NAMES.includes(name));
const path = (name: string, extension: string): string =>
  join(folder, `${name.replace('/', '-')}.${extension}`);
for (const { name, told } of variants) {
  const { contents } = await docx.make(told);
  await writeFile(path(name, 'docx'), contents[0] ?? '');
}
const documents = variants.map(({ name }) => path(name, 'docx'));
for (const filter of ['pdf', 'txt:Text (encoded):UTF8']) {
  // A profile of its own: one that somebody works in is locked.
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const args = [profile, '--headless', '--convert-to', filter, '--outdir', folder, ...documents];
  execFileSync('soffice', args, { stdio: 'pipe' });
}

describe.each(variants)('LibreOffice opens $name as docx', ({ name, told: { view } }) => {
  test('and reads all that the page says, once and in order', async () => {
    const text = await readFile(path(name, 'txt'), 'utf8');
    expect(letters(text)).toBe(letters(viewTexts(view).join('\n')));
    if (view.lang !== 'ja') expect(words(text)).toEqual(words(viewTexts(view).join('\n')));
  });

  test('and prints it', () => {
    const text = execFileSync('pdftotext', [path(name, 'pdf'), '-'], { encoding: 'utf8' });
    // Cells stand side by side, and what runs from the right is drawn from the left: each letter is there.
    expect(sorted(letters(text).toLowerCase())).toBe(sorted(letters(viewTexts(view).join('')).toLowerCase()));
    const info = execFileSync('pdfinfo', [path(name, 'pdf')], { encoding: 'utf8' });
    const { header } = view;
    expect(info).toContain(`Author:          ${header.name}\n`);
    const pages = Number(/^Pages: +(\d+)$/m.exec(info)?.[1]);
    expect(pages).toBeLessThanOrEqual(name.startsWith('specimens') ? 9 : 3);
  });
});

function words(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}%$+@]+/u).filter(Boolean);
}

function sorted(text: string): string {
  return Array.from(text).sort().join('');
}
