import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { diff } from '../../src/diff.ts';
import { html } from '../../src/diff/show/html.ts';
import { openPdf } from '../../src/pdf/openPdf.ts';
import { ROOT } from '../support/cli.ts';
import { differenceOf, outlineFrom } from '../support/compareYaml.ts';
import { barriers, faint, openScreen, prefer } from '../support/screen.ts';

// The report as its readers have it: in a real browser, from a file.
let folder: string;
let browser: Browser;
let page: Page;
/** What the page asked for beside itself, and what went wrong in it. */
const asked: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-test-'));
  const shipped = await diff({ a: 'default', b: 'staff-ml', cwd: ROOT });
  if (!shipped.difference) throw new Error('the shipped résumé has errors');
  await writeFile(join(folder, 'shipped.html'), html(shipped.difference));
  const old =
    'basics: {name: Ada, summary: מהנדסת תוכנה עם ניסיון של 10 שנים בבניית מערכות}\nwork: [{name: Acme, startDate: 2020, highlights: [Held 99.9% of it, "<b>Swept</b> & dusted"]}]';
  const now =
    'basics: {name: Ada, summary: מהנדסת תוכנה עם ניסיון של 12 שנים בבניית מערכות}\nwork: [{name: Acme, startDate: 2021, highlights: ["Held [99.99%](https://a.example) of it", "<b>Swept</b> & **dusted**"]}]';
  await writeFile(join(folder, 'small.html'), html(differenceOf(outlineFrom(old), outlineFrom(now))));
  await writeFile(join(folder, 'same.html'), html(differenceOf(outlineFrom(old), outlineFrom(old))));
  browser = await openScreen();
  page = await browser.newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => asked.push(String(error)));
  page.on('console', (message) => asked.push(message.text()));
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  await page.setViewport({ width: 1280, height: 800 });
  await prefer(page, 'light');
});

const open = (name: string) => page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
/** What a script in the page comes to. */
const ask = <T>(script: string) => page.evaluate(script) as Promise<T>;
const textOf = (selector: string) => ask<string>(`document.querySelector('${selector}').textContent.trim()`);
const has = (selector: string) => ask<boolean>(`document.querySelector('${selector}') !== null`);
/** The rows that are seen, by what they are. */
const seen = () =>
  ask<string[]>(
    `[...document.querySelectorAll('tr[data-kinds]')].filter((row) => row.offsetHeight > 0).map((row) => row.dataset.kinds)`,
  );

test('it asks for nothing and complains of nothing', async () => {
  asked.length = 0;
  await open('shipped');
  await page.keyboard.press('n');
  expect(asked.filter((one) => !one.startsWith('file:'))).toEqual([]);
  expect(asked.length).toBe(1);
});

test('its own policy keeps out any script that is not its own', async () => {
  await open('shipped');
  const ran = await page.evaluate(`new Promise((done) => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    setTimeout(() => done(window.ran === true), 50);
  })`);
  expect(ran).toBe(false);
});

test('n and j go to the next change, p and k to the one before, around the end', async () => {
  await open('small');
  const at = async (key: 'n' | 'j' | 'p' | 'k') => {
    await page.keyboard.press(key);
    expect(await ask(`document.querySelectorAll('tr.current').length`)).toBe(1);
    expect(await has('tr.current:focus')).toBe(true);
    return textOf('#place');
  };
  expect(await textOf('#place')).toBe('4 changes');
  expect([await at('n'), await at('j'), await at('k')]).toEqual([
    '1 of 4 changes',
    '2 of 4 changes',
    '1 of 4 changes',
  ]);
  expect([await at('p'), await at('n')]).toEqual(['4 of 4 changes', '1 of 4 changes']);
});

test('? shows the keys, and Escape takes them away', async () => {
  await open('small');
  await page.keyboard.press('?');
  expect(await has('#help[open]')).toBe(true);
  await page.keyboard.press('n');
  expect(await has('tr.current')).toBe(false);
  await page.keyboard.press('Escape');
  expect(await has('#help[open]')).toBe(false);
});

test('keys that belong to the browser or to a field stay theirs', async () => {
  await open('small');
  await page.focus('#section');
  await page.keyboard.press('n');
  expect(await has('tr.current')).toBe(false);
});

test('filters by kind and by section', async () => {
  await open('small');
  expect(await seen()).toEqual(['reworded figures', 'dates', 'reworded figures restyled', 'restyled']);
  await page.click('input[value=reworded]');
  await page.click('input[value=figures]');
  expect(await seen()).toEqual(['dates', 'reworded figures restyled', 'restyled']);
  await page.click('input[value=restyled]');
  expect(await seen()).toEqual(['dates']);
  expect(await textOf('#place')).toBe('1 change');
  await page.select('#section', 'part-1');
  expect(await seen()).toEqual([]);
  expect(await has('#nothing:not([hidden])')).toBe(true);
});

test('what is the same shows on request', async () => {
  await open('shipped');
  expect(await seen()).not.toContain('same');
  const before = (await seen()).length;
  await page.click('input[value=same]');
  expect((await seen()).filter((kinds) => kinds === 'same').length).toBeGreaterThan(20);
  expect((await seen()).length).toBeGreaterThan(before + 20);
  expect(await textOf('#place')).toMatch(/^1\d changes$/);
});

test('text of a résumé is text, and reads from its own side', async () => {
  await open('small');
  expect(await has('main b')).toBe(false);
  expect(await textOf('tr[data-kinds=restyled] td.b')).toBe('<b>Swept</b> & dustednow bold: dusted');
  expect(await textOf('td.b ins')).toBe('12');
  expect(await ask(`getComputedStyle(document.querySelector('td.b ins').parentElement).direction`)).toBe(
    'rtl',
  );
});

test.each(['shipped', 'small', 'same'])(
  'no barriers in %s, in light and in dark, wide and narrow',
  async (name) => {
    await open(name);
    const found: string[] = [];
    for (const scheme of ['light', 'dark'] as const) {
      await prefer(page, scheme);
      for (const width of [1280, 360]) {
        await page.setViewport({ width, height: 800 });
        await page.keyboard.press('n');
        const seen = scheme === 'light' ? await barriers(page) : await faint(page);
        found.push(...seen.map((one) => `${scheme} ${width}: ${one}`));
        const over = await ask<number>(
          `document.documentElement.scrollWidth - document.documentElement.clientWidth`,
        );
        if (over > 0) found.push(`${scheme} ${width}: wider than the screen by ${over}px`);
      }
    }
    expect(found).toEqual([]);
  },
);

test('on paper there are the changes, and no controls', async () => {
  await open('shipped');
  const pdf = await openPdf(await page.pdf({ format: 'A4' }));
  const pages = await Promise.all(Array.from({ length: pdf.pageCount }, (_, at) => pdf.textOf(at)));
  pdf.close();
  const text = pages.join('\n').replace(/\s+/g, ' ');
  expect(text).toContain('Machine Learning');
  expect(text).toContain('Spoken Languages');
  expect(text).not.toMatch(/Previous|unchanged/);
  expect(pdf.pageCount).toBeLessThanOrEqual(3);
});
