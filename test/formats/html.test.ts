import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { build } from '../../src/build.ts';
import { html } from '../../src/formats/html.ts';
import { openPdf } from '../../src/pdf/openPdf.ts';
import { project, ROOT } from '../support/cli.ts';
import { listen } from '../support/listen.ts';
import { barriers, faint, openScreen, prefer } from '../support/screen.ts';

// Every template that comes with the program, on a screen, with data that are hard on it.
const templates = readdirSync(join(ROOT, 'templates'));
const data = ['huge', 'hostile', 'rtl'];
let cwd: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'html-test-'));
  for (const name of data) {
    const folder = join(cwd, 'resumes', name);
    await mkdir(join(folder, 'variants'), { recursive: true });
    await copyFile(join(ROOT, 'specimens', `${name}.yaml`), join(folder, 'resume.yaml'));
    for (const template of templates)
      await writeFile(join(folder, 'variants', `${template}.yaml`), `template: { name: ${template} }\n`);
  }
  const built = await build({ cwd, variants: templates, formats: ['html'] });
  expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  await build({ cwd, file: 'huge', variants: templates, formats: ['pdf'] });
  browser = await openScreen();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await rm(cwd, { recursive: true, force: true });
});

const fileOf = (name: string, template: string, format = 'html') =>
  join(cwd, 'dist', name, `${template}.${format}`);
const open = (file: string) => page.goto(pathToFileURL(file).href);

describe.each(templates)('%s', (template) => {
  test('fits every screen, in type that can be read', async () => {
    const seen = [];
    for (const name of data) {
      await open(fileOf(name, template));
      for (const width of [320, 390, 768, 1280]) {
        await page.setViewport({ width, height: 800 });
        seen.push({ name, width, ...((await page.evaluate(LAYOUT)) as Layout) });
      }
    }
    expect(seen.filter(({ sticksOut, smallest }) => sticksOut > 0 || smallest < 14)).toEqual([]);
  });

  test('puts nothing in the way of anybody, light or dark', async () => {
    await page.setViewport({ width: 1280, height: 800 });
    await prefer(page, 'light');
    await open(fileOf('huge', template));
    expect(await page.evaluate(GROUND)).toBe('rgb(255, 255, 255)');
    expect(await barriers(page)).toEqual([]);
    await prefer(page, 'dark');
    expect(await page.evaluate(GROUND)).toBe('rgb(26, 29, 33)');
    expect(await faint(page)).toEqual([]);
  });

  test('prints from a browser, though it be dark, as the PDF is', async () => {
    await prefer(page, 'dark');
    await open(fileOf('huge', template));
    const options = { preferCSSPageSize: true, printBackground: true };
    const [printed, ours] = await Promise.all([
      openPdf(await page.pdf(options)),
      openPdf(await readFile(fileOf('huge', template, 'pdf'))),
    ]);
    expect(printed.pageCount).toBe(ours.pageCount);
    for (let number = 0; number < ours.pageCount; number += 1) {
      expect(await printed.textOf(number)).toBe(await ours.textOf(number));
      const [one, other] = [await printed.draw(number, 48), await ours.draw(number, 48)];
      expect(one.width).toBe(other.width);
      expect(Buffer.compare(one.rgba, other.rgba)).toBe(0);
    }
    printed.close();
    ours.close();
  });
});

interface Layout {
  /** How far the page is wider than the screen, in CSS pixels. */
  sticksOut: number;
  /** Its smallest type, in CSS pixels. */
  smallest: number;
}

const GROUND = 'getComputedStyle(document.body).backgroundColor';

const FAILED_FONTS = `[...document.fonts].filter(({ status }) => status === 'error').length`;

const LAYOUT = `({
  sticksOut: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  smallest: Math.min(...[...document.body.querySelectorAll('*')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((element) => parseFloat(getComputedStyle(element).fontSize))),
})`;

test('every accent can be read, on light paper and on dark', async () => {
  await open(fileOf('huge', 'classic'));
  const steps = ['00', '55', 'aa', 'ff'];
  const accents = steps.flatMap((red) =>
    steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)),
  );
  for (const scheme of ['light', 'dark'] as const) {
    await prefer(page, scheme);
    const contrasts = (await page.evaluate(contrastsOf(accents))) as number[];
    expect(Math.min(...contrasts)).toBeGreaterThan(4.5);
    // One that can be read is left as it is.
    if (scheme === 'light') expect(contrasts[accents.indexOf('#0000aa')]).toBeCloseTo(13.2, 0);
  }
});

/** The contrast of a section's title with its paper, for each accent. */
const contrastsOf = (accents: readonly string[]) => `(() => {
  const canvas = document.createElement('canvas').getContext('2d');
  const luminance = (color) => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) =>
      byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  return ${JSON.stringify(accents)}.map((accent) => {
    document.documentElement.style.setProperty('--accent', accent);
    const pair = [getComputedStyle(document.querySelector('h2')).color, ${GROUND}];
    const [dark, light] = pair.map(luminance).sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  });
})()`;

test('a page asks for nothing, neither from a folder nor from a server', async () => {
  const file = fileOf('huge', 'sidebar');
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    void readFile(file).then((bytes) => response.setHeader('Content-Type', 'text/html').end(bytes));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const asked: string[] = [];
  const note = (request: { url: () => string }) => asked.push(request.url());
  page.on('request', note);
  onTestFinished(() => void page.off('request', note));
  const there = `http://127.0.0.1:${port}/`;
  await page.goto(there);
  expect(await page.evaluate(FAILED_FONTS)).toBe(0);
  await open(file);
  // A page's icon is asked for when all else is there.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(visits).toEqual(['/']);
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([there, pathToFileURL(file).href]);
});

test('a template that would reach out or run a script does not', async () => {
  const trap = await listen();
  const there = `http://127.0.0.1:${trap.port}`;
  const cwd = await project({
    'resume.yaml': 'basics: { name: Ada }\n',
    'templates/far/template.yaml': 'description: Far\nextends: base\n',
    'templates/far/resume.hbs': `<!doctype html><html lang="{{lang}}"><title>{{title}}</title>
      <link rel="stylesheet" href="${there}/style"><style>@import url(${there}/import);</style>
      <img src="${there}/img"><script>document.title = 'scripted'</script><h1>{{header.name}}</h1>`,
  });
  await build({ cwd, template: 'far', formats: ['html'] });
  await open(join(cwd, 'dist/resume/default.html'));
  expect(await page.title()).toBe('Ada');
  expect(trap.visits()).toBe(0);
});

test.each([
  ['<!doctype html>\n<html lang="en">\n<head>\n<title>', '<html lang="en">\n<head>\n<meta'],
  ['<!DOCTYPE html><html><title>', '<!DOCTYPE html><html>\n<meta'],
  ['<!doctype html><header>', '<!doctype html>\n<meta'],
  ['<p>Plain', '\n<meta'],
])('the policy comes first: %s', async (page, expected) => {
  const pdf = () => Promise.reject(new Error('it takes no print'));
  const made = await html.make({ html: page, policy: "default-src 'none'", pdf });
  expect(made.contents.join('')).toContain(`${expected} http-equiv="Content-Security-Policy"`);
  const own = await html.make({ html: page, policy: undefined, pdf });
  expect(own.contents).toEqual([page]);
});

test('a page says what it is, and does not ask to be left out', async () => {
  const cwd = await project({
    'resume.yaml': `basics:
  name: Ada Lovelace
  summary: |
    Wrote the **first program**, "for"
    Bernoulli numbers.

    And letters.
variants:
  de: { locale: de-CH, template: { options: { dark: false } } }
  silent: { basics: { summary: null } }
`,
  });
  await build({ cwd, formats: ['html'] });
  const told = async (variant: string) => {
    await open(join(cwd, `dist/resume/${variant}.html`));
    return page.evaluate(`({
      ...Object.fromEntries([...document.querySelectorAll('meta')].map((one) => [one.name || one.httpEquiv, one.content])),
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
      title: document.title,
      ground: ${GROUND},
    })`);
  };
  await prefer(page, 'dark');
  const viewport = 'width=device-width, initial-scale=1';
  const policy = expect.stringContaining("default-src 'none'") as string;
  expect(await told('default')).toEqual({
    ...{ lang: 'en', dir: 'ltr', title: 'Ada Lovelace', ground: 'rgb(26, 29, 33)', viewport },
    ...{ 'color-scheme': 'light dark', description: 'Wrote the first program, "for" Bernoulli numbers.' },
    'Content-Security-Policy': policy,
    '': '',
  });
  expect(await told('de')).toMatchObject({
    ...{ lang: 'de-CH', 'color-scheme': 'light', ground: 'rgb(255, 255, 255)' },
  });
  expect(await told('silent')).not.toHaveProperty('description');
});
