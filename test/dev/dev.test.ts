import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { build } from '../../src/build.ts';
import { dev, type Dev } from '../../src/dev.ts';
import { ROOT } from '../support/cli.ts';
import { change, commit, git } from '../support/git.ts';
import { barriers, faint, openScreen, prefer } from '../support/screen.ts';

// The page as its readers have it: served, in a real browser, over files that are saved under it.
const RESUME = `basics: { name: Ada Lovelace, email: ada@example.com }
work:
  - id: engines
    name: Engines
    highlights: [${Array.from({ length: 60 }, (_, at) => `Turned wheel ${at}`).join(', ')}]
`;
const ACME = 'variants/acme.yaml';
const FILES = {
  'resume.yaml': RESUME,
  [ACME]: 'basics: { label: Engineer }\n',
  'variants/short.yaml': 'page: { max: 1 }\nwork: { engines: { highlights: [] } }\n',
};

let screen: Browser;
let cwd: string;
let server: Dev;
let page: Page;
/** What went wrong in the page, and what it asked for elsewhere. */
const complaints: string[] = [];

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'dev-test-'));
  await change(cwd, FILES);
  git(cwd, 'init', '--quiet', '--initial-branch', 'main');
  git(cwd, 'config', 'user.email', 'ada@example.com');
  git(cwd, 'config', 'user.name', 'Ada');
  commit(cwd, 'first');
  [screen, server] = await Promise.all([openScreen(), dev({ cwd })]);
});

afterAll(async () => {
  await Promise.all([screen.close(), server.close()]);
  await rm(cwd, { recursive: true });
});

beforeEach(async () => {
  const changed = Object.entries(FILES).filter(
    ([name, text]) => readFileSync(join(cwd, name), 'utf8') !== text,
  );
  await change(cwd, Object.fromEntries(changed));
  // The news of it comes before the tab, and prints nothing more in it.
  if (changed.length > 0) await sleep(50);
  page = await opened('acme');
});

async function opened(variant: string): Promise<Page> {
  const tab = await screen.newPage();
  onTestFinished(() => tab.close());
  complaints.length = 0;
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('console', (message) => complaints.push(message.text()));
  tab.on('request', (one) => {
    if (!one.url().startsWith(server.url) && !/^(data|about):/.test(one.url())) complaints.push(one.url());
  });
  await tab.setViewport({ width: 1280, height: 800 });
  await tab.goto(`${server.url}?resume=resume&variant=${variant}`);
  await print(tab).toBeGreaterThan(0);
  return tab;
}

const save = (file: string, text: string) => writeFile(join(cwd, file), text);
const ask = <T>(script: string, tab = page) => tab.evaluate(script) as Promise<T>;
/** Polls the number of the print whose first page is shown. */
const print = (tab = page) =>
  expect.poll(() => ask<number>(`Number(document.querySelector('canvas')?.dataset.print ?? 0)`, tab), {
    timeout: 20_000,
  });
const textOf = (selector: string, tab = page) =>
  ask<string>(`document.querySelector('${selector}').innerText.replace(/\\s+/g, ' ').trim()`, tab);
const poll = (selector: string, tab = page) => expect.poll(() => textOf(selector, tab), { timeout: 20_000 });
/** The picture of a page, as a short text that any change of it changes. */
const picture = (at = 0, tab = page) =>
  ask<string>(
    `(() => {
      const canvas = document.querySelectorAll('canvas')[${at}];
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      let hash = 0;
      for (let at = 0; at < data.length; at += 1) hash = (hash * 31 + data[at]) | 0;
      return [canvas.width, canvas.height, hash].join(' ');
    })()`,
    tab,
  );

test('a save shows, the place in the page stays, and the PDF is to the byte what a build writes', async () => {
  const before = await picture();
  await ask(`document.querySelector('#view').scrollTo(0, 300)`);
  await save(ACME, 'basics: { label: Engineer of engines }\n');
  await expect.poll(() => picture()).not.toBe(before);
  const quick = await picture();
  expect(await ask(`document.querySelector('#view').scrollTop`)).toBe(300);
  expect(await textOf('#count')).toMatch(/^\d pages?$/);
  await poll('#fill').toMatch(/^last \d+ % full$/);

  const { outputs } = await build({ cwd, variants: ['acme'], formats: ['pdf'] });
  const built = await readFile(join(cwd, outputs[0]?.path ?? ''));
  await expect
    .poll(async () => {
      const address = await ask<string>(`document.querySelector('#pdf').href`);
      return Buffer.compare(Buffer.from(await (await fetch(address)).arrayBuffer()), built);
    })
    .toBe(0);
  // The print that a build makes took the place of the quick one, and nobody has seen it.
  expect(await picture()).toBe(quick);
  expect(complaints).toEqual([]);
});

test('errors stand beside their line, over the last good print, and go when they are mended', async () => {
  const good = await picture();
  await save(ACME, 'work:\n  engnes: { position: Engineer }\n');
  await poll('#notice').toContain('1 error keeps it from the page; below is the last good print.');
  expect(await textOf('#problems li')).toContain('variants/acme.yaml:2:3');
  expect(await textOf('#problems mark')).toBe('engnes');
  expect(await textOf('#problems .hint')).toBe('did you mean `engines`?');
  expect(await ask(`document.querySelector('#sheets.stale canvas') !== null`)).toBe(true);
  expect(await picture()).toBe(good);
  await save(ACME, 'basics: { label: Engineer }\n');
  await expect.poll(() => ask(`document.querySelector('#notice').hidden`)).toBe(true);
  expect(await ask(`document.querySelector('#sheets.stale')`)).toBeNull();
  expect(await picture()).toBe(good);
});

test('what is beyond the budget is shown as such', async () => {
  await save(ACME, 'page: { max: 1 }\n');
  await poll('#count').toBe('2 pages of 1');
  await poll('#notice').toContain('page.max is 1');
  await expect.poll(() => ask(`document.querySelectorAll('figure.beyond').length`)).toBe(1);
  await poll('#problems').toContain('over-budget');
  await save(ACME, 'page: { max: 2 }\n');
  await poll('#count').toBe('2 pages of 2');
  await expect.poll(() => ask(`document.querySelectorAll('figure.beyond').length`)).toBe(0);
});

test('tabs look at variants of their own, and keys and lists switch between them', async () => {
  const other = await opened('short');
  const [mine, theirs] = [await picture(), await picture(0, other)];
  expect(mine).not.toBe(theirs);
  await page.select('#variant', 'resume/short');
  await expect.poll(() => picture().catch(() => '')).toBe(theirs);
  expect(await ask('location.search')).toBe('?resume=resume&variant=short');
  await page.select('#template', 'modern');
  await expect.poll(() => picture().catch(() => theirs)).not.toBe(theirs);
  expect(await picture(0, other)).toBe(theirs);
  await save('variants/new.yaml', 'basics: { label: New }\n');
  await poll('#variant').toContain('new');
});

test('a résumé that is gone for a moment, and a template of the project', async () => {
  await cp(join(ROOT, 'templates/classic'), join(cwd, 'templates/mine'), { recursive: true });
  await save(ACME, 'template: { name: mine }\n');
  await poll('#template').toContain('mine');
  const before = await picture();
  await save('templates/mine/style.css', 'h1 { color: rebeccapurple }');
  await expect.poll(() => picture()).not.toBe(before);
  await save('resume.yaml', '');
  await poll('#notice').toContain('keeps it from the page');
  await save('resume.yaml', RESUME);
  await expect.poll(() => ask(`document.querySelector('#notice').hidden`)).toBe(true);
});

test('the keyboard does it all', async () => {
  await save(ACME, 'work:\n  engnes: null\n  wheels: null\n');
  await poll('#problems').toContain('wheels');
  const focused = () => ask<string>(`document.activeElement.id || document.activeElement.innerText`);
  await page.keyboard.press('n');
  expect(await focused()).toContain('engnes');
  await page.keyboard.press('n');
  expect(await focused()).toContain('wheels');
  await page.keyboard.press('p');
  expect(await focused()).toContain('engnes');
  await page.keyboard.press('t');
  expect(await focused()).toBe('template');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('view');
  await page.keyboard.press('v');
  expect(await focused()).toBe('variant');
  await page.keyboard.press('Escape');
  const width = `document.querySelector('canvas').clientWidth`;
  const before = await ask<number>(width);
  await page.keyboard.press('-');
  await expect.poll(() => ask<number>(width)).toBeLessThan(before);
  await page.keyboard.press('0');
  await expect.poll(() => ask<number>(width)).toBe(before);
  await page.keyboard.press('?');
  expect(await ask(`document.querySelector('#help').open`)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await ask(`document.querySelector('#help').open`)).toBe(false);
});

test('d shows what has changed since the last commit, as it changes', async () => {
  await page.keyboard.press('d');
  const report = () =>
    ask<string>(`document.querySelector('iframe.shown')?.contentDocument.body.innerText ?? ''`);
  await expect.poll(report).toContain('Nothing differs.');
  await save(ACME, 'basics: { label: Engineer of engines }\n');
  await expect.poll(report).toContain('of engines');
  commit(cwd, 'second');
  await ask(`dispatchEvent(new Event('focus'))`);
  await expect.poll(report).toContain('Nothing differs.');
  await page.focus('iframe.shown');
  await page.keyboard.press('d');
  await expect.poll(() => ask(`document.querySelector('iframe')`)).toBeNull();
  expect(complaints).toEqual([]);
});

test('no barriers, in light and in dark, wide and narrow', async () => {
  await save(ACME, 'page: { max: 1 }\nwork:\n  engines: { position: "" }\n');
  await poll('#problems').toContain('over-budget');
  const found: string[] = [];
  for (const state of ['over', 'error', 'help']) {
    if (state === 'error') {
      await save(ACME, 'work: { engnes: null }\n');
      await poll('#notice').toContain('keeps it from the page');
    }
    if (state === 'help') await page.keyboard.press('?');
    for (const scheme of ['light', 'dark'] as const) {
      await prefer(page, scheme);
      for (const width of [1280, 360]) {
        await page.setViewport({ width, height: 800 });
        const seen = scheme === 'light' ? await barriers(page) : await faint(page);
        found.push(...seen.map((one) => `${state} ${scheme} ${width}: ${one}`));
        const over = await ask<number>(`document.documentElement.scrollWidth - innerWidth`);
        if (over > 0) found.push(`${state} ${scheme} ${width}: wider than the screen by ${over}px`);
      }
    }
  }
  expect(found).toEqual([]);
});

test('only who has the address may look, and the page reaches nothing else', async () => {
  const { origin, port } = new URL(server.url);
  expect((await fetch(`${origin}/`)).status).toBe(404);
  const rebound = request({
    port,
    host: '127.0.0.1',
    path: new URL(server.url).pathname,
    headers: { host: 'a.example' },
  });
  rebound.end();
  const [answer] = (await once(rebound, 'response')) as [{ statusCode: number }];
  expect(answer.statusCode).toBe(421);
  const { headers } = await fetch(server.url);
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; /,
  );
  const ran = await ask<boolean>(`new Promise((done) => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    setTimeout(() => done(window.ran === true), 50);
  })`);
  expect(ran).toBe(false);
});

test('a port that cannot be had is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  await expect(dev({ cwd, port })).rejects.toMatchObject({
    code: 'port-taken',
    message: `port ${port} of 127.0.0.1 cannot be had: another program listens there`,
  });
  await expect(dev({ cwd, port: 70_000 })).rejects.toMatchObject({ name: 'UsageError' });
});
