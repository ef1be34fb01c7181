import { afterAll, expect, test } from 'vitest';
import { isWellFilled } from '../../src/budget/isWellFilled.ts';
import { browserFor } from '../../src/io/browserFor.ts';

const browser = browserFor({ cache: false });
afterAll(browser.close);

const PAGE = { size: 'Letter', margin: '20mm' };

test.each<[what: string, css: string, lines: string[], isFilled: boolean]>([
  ['half of a page', '', lines(15), true],
  ['what was fixed, in half of a page', '', ['Fixed what was not fixed.', ...lines(15)], true],
  ['three lines', '', lines(3), false],
  ['what stands at the foot of every page', 'div { position: fixed; bottom: 0 }', lines(15), false],
])('a last page with %s', async (_, css, second, isFilled) => {
  const html = `<!doctype html><html lang="en"><title>Ada</title><style>
    @page { size: ${PAGE.size}; margin: ${PAGE.margin} } ${css}</style>
    <p>The first page.<div style="break-before: page">${second.map((line) => `<p>${line}</p>`).join('')}</div>`;
  const pdf = await browser.printPdf(html);
  const draft = { html, page: PAGE, manners: undefined } as Parameters<typeof isWellFilled>[0];
  expect(isWellFilled(draft, pdf, 0.15)).toBe(isFilled);
});

function lines(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `Line ${index}`);
}
