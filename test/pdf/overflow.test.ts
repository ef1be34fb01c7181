import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { build, type BuildOptions } from '../../src/build.ts';
import { ROOT, project } from '../support/cli.ts';
import { readPdf } from '../support/readPdf.ts';

// Chromium prints a page smaller where anything sticks out of it, and no print may fall under 9 pt. Of a template that
// says it is `contained` it sees no more of this; of its heirs, which must say so anew, it does.
const templates = await readdir(join(ROOT, 'templates'));

test.each(templates)(
  '%s prints a word that is wider than the page at the size of all others',
  async (name) => {
    const heir = { 'templates/heir/template.yaml': `description: Heir\nextends: ${name}\n` };
    const folder = await project({ 'resume.yaml': withName('Jo'), ...heir });
    const long = await project({ 'resume.yaml': withName('Donaudampfschifffahrt'.repeat(9)), ...heir });
    const template = 'heir';
    expect(await sizeOfSummary(long, { template })).toBeCloseTo(await sizeOfSummary(folder, { template }), 2);
  },
);

test.each<[what: string, options: BuildOptions]>([
  ['a template whose parent is contained', { template: 'wide' }],
  ['a column that is narrower than a date and a title', { set: ['page.margin=10mm 90mm'] }],
])('%s is printed smaller, not cut off, where something sticks out', async (_, options) => {
  const cwd = await project({
    'resume.yaml': withName('Jo'),
    'templates/wide/template.yaml': 'description: Wide\nextends: classic\n',
    'templates/wide/style.css': 'section { width: 300mm }',
  });
  expect(await sizeOfSummary(cwd, options)).toBeLessThan((await sizeOfSummary(cwd)) - 1);
});

test('a column that is longer than its grid is printed to its last line', async () => {
  const { outputs } = await build({
    ...{ cwd: ROOT, file: 'infrastructure-engineer', variants: ['default'], template: 'sidebar' },
    ...{ formats: ['pdf'], outDir: '-' },
  });
  const { texts } = await readPdf(Buffer.from(outputs[0]?.content ?? ''));
  expect(texts.at(-1)).toContain('recorder that replays lost and reordered packets from a seed');
});

function withName(word: string): string {
  const url = `https://example.com/${word}`;
  return JSON.stringify({
    basics: { name: `Ada ${word}`, label: word, url, summary: 'Measured here.' },
    work: [
      { name: word, position: word, description: word, startDate: '2020-01', highlights: [word, url] },
      { name: 'Two', position: word, startDate: '2018-01', endDate: '2019-12', keywords: [word] },
      { name: 'Two', position: 'B', location: word, startDate: '2017-01', endDate: '2017-12' },
    ],
    skills: [{ name: word, keywords: [word] }],
    languages: [{ language: word, fluency: word }],
    talks: [{ name: 'Talk', event: 'Event', date: '2020-01', url }],
    projects: [{ name: 'P', url, description: word }],
  });
}

async function sizeOfSummary(cwd: string, options: BuildOptions = {}): Promise<number> {
  const { outputs, diagnostics } = await build({ cwd, formats: ['pdf'], outDir: '-', ...options });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const data = new Uint8Array(Buffer.from(outputs[0]?.content ?? ''));
  const document = await getDocument({ data, verbosity: 0, useSystemFonts: false }).promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const found = items.find((item) => 'str' in item && item.str.includes('Measured'));
    if (found && 'height' in found) return found.height;
  }
  throw new Error('the summary was not printed');
}
