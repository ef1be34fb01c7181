import { afterAll, expect, test } from 'vitest';
import { browserFor } from '../../src/io/browserFor.ts';
import { readPlainFile } from '../../src/pdf/plainFile.ts';
import { readStream } from '../../src/pdf/streams.ts';
import { renderHtml } from '../../src/renderHtml.ts';
import { resolve } from '../../src/resolve.ts';
import { project } from '../support/cli.ts';

const browser = browserFor({ cache: false });
afterAll(browser.close);

const WORDS = 'Designed the first system that scores every message before it is sent';

// Letter by letter the text of a page is four times as long to write, pack and read.
test.each([
  ['resume-serif', 9],
  ['resume-serif', 10.5],
  ['resume-sans', 12],
  ['eb-garamond', 10.5],
  ['inter', 9],
  ['arimo', 12],
])('a line of %s at %f pt stands in the PDF as one string', async (font, size) => {
  const cwd = await project({ 'resumes/ada/resume.yaml': `basics: { name: Ada, summary: ${WORDS} }\n` });
  const set = [`template.options.font=${font}`, `template.options.size=${size}`];
  const [variant] = await resolve({ cwd, set });
  const { html = '' } = variant ? await renderHtml(variant) : {};
  expect(strings(await browser.printPdf(html))).toContain(WORDS.length);
});

/** How many letters each string of a print has. */
function strings(pdf: Uint8Array): number[] {
  const objects = [...(readPlainFile(pdf)?.objects.values() ?? [])];
  const content = objects.map((object) => readStream(object)?.data ?? '').join('\n');
  return [...content.matchAll(/<([\dA-Fa-f]+)> Tj/g)].map(([, letters = '']) => letters.length / 4);
}
