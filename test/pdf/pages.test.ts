import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countPages } from '../../src/formats/pdf.ts';
import { sheetOf, type Trial } from '../../src/core/sheet.ts';
import { openBrowser, type OpenBrowser } from '../../src/io/browser.ts';
import { findBrowser } from '../../src/io/findBrowser.ts';
import { renderHtml } from '../../src/renderHtml.ts';
import { resolve } from '../../src/resolve.ts';
import { project, ROOT } from '../support/cli.ts';
import { finished } from '../support/finished.ts';
import { generateCv } from '../support/generateCv.ts';
import { readLines } from '../support/readPdf.ts';

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await openBrowser(await findBrowser(undefined, process.env));
});
afterAll(() => browser.close());

/** Every variant of a project, rendered, with what its page leaves for content. */
async function rendered(cwd: string, set: string[] = []) {
  const variants = await resolve({ cwd, set });
  return Promise.all(
    variants.map(async (variant) => {
      const { html } = await renderHtml(variant);
      const sheet = variant.print && sheetOf(variant.print.page);
      if (html === undefined || !sheet) throw new Error(`${variant.resume} was not rendered`);
      return { name: `${variant.resume}/${variant.variant}`, html, sheet };
    }),
  );
}

describe('a layout in columns has as many pages as the print', () => {
  test('of everything that we ship', async () => {
    for (const { name, html, sheet } of await rendered(ROOT)) await sameAsPrinted(name, html, [{ sheet }]);
  });

  test.each([
    ['A4', '15mm', 10],
    ['A4', '11.3mm 17mm', 9],
    ['Letter', '0.5in', 10.5],
    ['A5', '12mm 10mm', 11],
  ])('of generated ones on %s with margins of %s at %f pt', async (size, margin, type) => {
    const files = Array.from({ length: 8 }, (_, seed): [string, string] => [
      `resumes/cv-${seed}/resume.yaml`,
      generateCv(seed, 2 + seed * 2),
    ]);
    const set = [`page.size=${size}`, `page.margin=${margin}`, `template.options.size=${type}`];
    for (const { name, html, sheet } of await rendered(await project(Object.fromEntries(files)), set)) {
      await sameAsPrinted(name, html, [{ sheet }, { sheet, style: ':root{--density:1.4;--leading:1.24}' }]);
    }
  });

  /** As a build does it: what was printed stands there still when it is measured. */
  async function sameAsPrinted(name: string, html: string, trials: Trial[]): Promise<void> {
    const printed = [countPages(await browser.printPdf(html))];
    const measured = await browser.measure(html, trials);
    for (const { style } of trials.slice(1)) {
      const styled = html.replace('</head>', `<style>${style ?? ''}</style></head>`);
      printed.push(countPages(await browser.printPdf(styled)));
    }
    expect(
      measured.map(({ fills }) => fills.length),
      name,
    ).toEqual(printed);
  }
});

test('the last line fits, or does not, to the pixel', async () => {
  const above = (height: number, line: number) =>
    `<div style="height:${height - line}px"></div><p style="font-size:12px;line-height:${line}px">Ágj</p>`;
  const sheet = sheetOf({ size: 'A4', margin: '10mm' }) ?? { width: 0, height: 0 };
  for (const line of [10, 12, 14.64, 20]) {
    for (let height = sheet.height - 4; height < sheet.height + 1; height += 0.25) {
      const html = `<style>@page{size:A4;margin:10mm}*{margin:0}</style><body>${above(height, line)}</body>`;
      const pages = countPages(await browser.printPdf(html));
      const [measured] = await browser.measure(html, [{ sheet }]);
      expect(measured?.fills.length, `${line} at ${height}`).toBe(pages);
    }
  }
});

test('trials do not see each other, and the page prints as before', async () => {
  const [one] = await rendered(await project({ 'resume.yaml': generateCv(1, 3) }));
  const { html = '', sheet = { width: 1, height: 1 } } = one ?? {};
  const before = finished(await browser.printPdf(html));
  const trials: Trial[] = [
    { sheet },
    { sheet, body: '<p>short</p>' },
    { sheet: { ...sheet, height: 200 }, style: 'html{font-size:30pt}' },
    { sheet },
  ];
  const [first, short, large, last] = await browser.measure(html, trials);
  expect(last).toEqual(first);
  expect(short?.fills.length).toBe(1);
  expect(large?.fills.length).toBeGreaterThan(first?.fills.length ?? 0);
  expect(large?.body).toBe(40);
  expect(Buffer.compare(finished(await browser.printPdf(html)), before)).toBe(0);
});

test('a page read from right to left is counted, too', async () => {
  const html = `<html dir="rtl"><body>${'<p>one line of text</p>'.repeat(60)}`;
  const sheet = { width: 600, height: 500 };
  const [measured] = await browser.measure(html, [{ sheet }]);
  const styled = html.replace('<body>', '<style>@page{size:600px 500px;margin:0}</style><body>');
  expect(measured?.fills.length).toBe(countPages(await browser.printPdf(styled)));
});

describe('a CV of five pages', () => {
  test.each([1, 2, 4, 5, 6])('wastes less than 8 percent of its height on breaks (%i)', async (seed) => {
    const cwd = await project({ 'resume.yaml': generateCv(seed, 17) });
    const [one] = await rendered(cwd, ['page.size=A4', 'page.margin=15mm']);
    const pages = await readLines(await browser.printPdf(one?.html ?? ''));
    expect(pages).toHaveLength(5);
    const [margin, height] = [(15 / 25.4) * 72, ((297 - 30) / 25.4) * 72];
    // A line's descent is no waste; the last page ends where the text does.
    const wasted = pages.slice(0, -1).map((lines) => Math.min(...lines.map(({ y }) => y)) - margin - 3);
    const share = wasted.reduce((sum, points) => sum + points, 0) / (height * pages.length);
    expect(share).toBeLessThan(0.08);
    // No page ends with a heading, an entry's title, its company or its technologies.
    for (const lines of pages.slice(0, -1)) {
      expect(lines.at(-1)?.text).not.toMatch(/^(Work|Talks|Skills|Education|Engineer \d+|Company \d+)/i);
    }
  });
});
