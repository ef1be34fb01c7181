import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import { ROOT, project } from '../support/cli.ts';

// Chromium prints a page smaller where anything sticks out of it, and no print may fall under 9 pt.
const templates = await readdir(join(ROOT, 'templates'));

test.each(templates)(
  '%s prints a word that is wider than the page at the size of all others',
  async (name) => {
    const folder = await project({ 'resume.yaml': withName('Jo') });
    const long = await project({ 'resume.yaml': withName('Donaudampfschifffahrt'.repeat(9)) });
    expect(await sizeOfSummary(long, name)).toBeCloseTo(await sizeOfSummary(folder, name), 2);
  },
);

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

async function sizeOfSummary(cwd: string, template: string): Promise<number> {
  const { outputs, diagnostics } = await build({ cwd, template, formats: ['pdf'], outDir: '-' });
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
