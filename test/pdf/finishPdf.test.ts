import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countPages } from '../../src/formats/pdf.ts';
import { openBrowser, type OpenBrowser } from '../../src/io/browser.ts';
import { findBrowser } from '../../src/io/findBrowser.ts';
import { isPlainFile } from '../../src/pdf/plainFile.ts';
import { plainPdf } from '../../src/pdf/plainPdf.ts';
import { ABOUT, finished } from '../support/finished.ts';
import { judgeUa } from '../support/judgeUa.ts';
import { readPdf } from '../support/readPdf.ts';

const PAGE = `<!doctype html><html lang="en"><style>span { display: inline-block }</style>
<h1>Ada Lovelace</h1><p><span>Wrote</span> <span>the</span> <a href="mailto:ada@example.com">first program</a>.
<ul><li>In notes<li>To a memoir</ul><p style="break-before: page">Second page.`;

let browser: OpenBrowser;
let bare: Uint8Array;

beforeAll(async () => {
  browser = await openBrowser(await findBrowser(undefined, process.env));
  bare = await browser.printPdf(PAGE);
});
afterAll(() => browser.close());

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const load = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false });

/** The XMP packet, as text: it is not packed. */
function xmpOf(bytes: Uint8Array): string {
  return /<\?xpacket begin[^]*?<\?xpacket end="r"\?>/.exec(Buffer.from(bytes).toString('utf8'))?.[0] ?? '';
}

describe('metadata', () => {
  test.each([
    ['plain', { title: 'Ada Lovelace', author: 'Ada', subject: 'Programmer', keywords: ['Engines'] }],
    [
      'in other letters',
      { title: 'עדה – 艾達 – Ада 💡', author: 'עדה', subject: '艾達', keywords: ['Ада', '💡'] },
    ],
    [
      'that looks like markup',
      {
        title: '</rdf:li> & "x" \'y\' ]]> <?xpacket?>',
        author: '(a) \\ ) b',
        subject: '/Type /Page',
        keywords: ['<<', '>>'],
      },
    ],
  ])('%s is told twice, and the same', async (_, about) => {
    const pdf = finished(bare, about);
    const document = await load(pdf);
    expect({
      title: document.getTitle(),
      author: document.getAuthor(),
      subject: document.getSubject(),
      keywords: document.getKeywords()?.split(', '),
    }).toEqual(about);
    const read = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const { metadata } = await read.getMetadata();
    const xmp = ['dc:title', 'dc:creator', 'dc:description', 'dc:subject'].map((key): unknown =>
      metadata.get(key),
    );
    expect(xmp).toEqual([about.title, [about.author], about.subject, about.keywords]);
    expect(countPages(pdf)).toBe(2);
  });

  test('keeps the title that a page has itself', async () => {
    for (const title of ['Own (title) \\', 'Ünher – עדה']) {
      const pdf = finished(await browser.printPdf(`<title>${title}</title><p>Page`));
      expect((await load(pdf)).getTitle()).toBe(title);
      expect(xmpOf(pdf)).toContain(`>${title}</rdf:li></rdf:Alt></dc:title>`);
    }
  });

  test('names this program, and no browser', async () => {
    const pdf = finished(bare, { program: 'resume-as-code 1.2.3' });
    const document = await load(pdf);
    expect([document.getCreator(), document.getProducer()]).toEqual(Array(2).fill('resume-as-code 1.2.3'));
    expect(xmpOf(pdf)).toContain('<pdf:Producer>resume-as-code 1.2.3</pdf:Producer>');
    expect(xmpOf(pdf)).toContain('<xmp:CreatorTool>resume-as-code 1.2.3</xmp:CreatorTool>');
    expect(latin1(pdf)).not.toMatch(/Chrom|Skia|Mozilla/);
  });

  test('that is empty is not told', () => {
    const pdf = finished(bare, { author: '', subject: '', keywords: [] });
    expect(latin1(pdf)).not.toMatch(/\/(Author|Subject|Keywords)\b/);
    expect(xmpOf(pdf)).not.toMatch(/dc:creator|dc:description|dc:subject|pdf:Keywords/);
  });

  test.each([
    ['2024', 'D:2024'],
    ['2024-05-06', 'D:20240506'],
    ['2024-05-06T07:08:09', 'D:20240506070809'],
    ['2024-05-06T07:08:09Z', 'D:20240506070809Z'],
    ['2024-05-06T07:08:09+05:30', "D:20240506070809+05'30'"],
  ])('dates the file and its attachment %s, no more exactly than told', (date, expected) => {
    const pdf = finished(bare, { date });
    const written = [...latin1(pdf).matchAll(/\/(\w+Date) \((.*?)\)/g)].map(([, key, value]) => [key, value]);
    expect(written.sort()).toEqual([
      ['CreationDate', expected],
      ['ModDate', expected],
      ['ModDate', expected],
    ]);
    expect(xmpOf(pdf)).toContain(`<xmp:CreateDate>${date}</xmp:CreateDate>\n<xmp:ModifyDate>${date}<`);
  });

  test('has no date where none is told', () => {
    expect(latin1(bare)).toContain('/CreationDate');
    expect(latin1(finished(bare))).not.toMatch(/\w+Date\b/);
  });
});

test('the data are attached whole', async () => {
  const json = `${JSON.stringify({ name: 'עדה – Ada', text: 'endstream endobj' }, null, 2)}\n`;
  const document = await load(finished(bare, { json }));
  const [attached, ...others] = document.getAttachments();
  expect(others).toEqual([]);
  expect(attached).toMatchObject({
    name: 'resume.json',
    mimeType: 'application/json',
    afRelationship: 'Data',
  });
  expect(Buffer.from(attached?.data ?? []).toString()).toBe(json);
});

describe('the same bytes', () => {
  test('come of the same print and words, and its ID is of them', async () => {
    const again = finished(await browser.printPdf(PAGE));
    expect(Buffer.compare(again, finished(bare))).toBe(0);
    const idOf = (pdf: Uint8Array) => /\/ID \[<([\dA-F]{32})> <\1>\]/.exec(latin1(pdf))?.[1];
    expect(idOf(again)).toMatch(/./);
    expect(idOf(finished(bare, { author: 'Bob' }))).not.toBe(idOf(again));
  });

  test('come of a table, whose cells Chromium names in no order of theirs', async () => {
    const table = '<table><tr><th>A<th>B<th>C<tr><td>1<td>2<td>3<tr><td>1<td><td>3</table>';
    const prints = [];
    for (const page of ['', '<p>Before', '<p>Before it']) {
      await browser.printPdf(page);
      prints.push(finished(await browser.printPdf(PAGE + table)));
    }
    for (const print of prints) expect(Buffer.compare(print, prints[0] ?? print)).toBe(0);
    expect(
      [...latin1(prints[0] ?? bare).matchAll(/\/ID \(node(\d+)\)/g)].map(([, name]) => Number(name)),
    ).toEqual([1, 2, 3]);
  });
});

test('a page reads and counts as it did before', async () => {
  const [before, after] = [await readPdf(bare), await readPdf(finished(bare))];
  expect(after).toEqual({ ...before, title: ABOUT.title });
  expect(countPages(finished(bare))).toBe(2);
});

test('a print whose objects are packed is laid open first', async () => {
  const document = await load(bare);
  const packed = await document.save({ useObjectStreams: true, addDefaultPage: false });
  expect([isPlainFile(bare), isPlainFile(packed)]).toEqual([true, false]);
  const plain = await plainPdf(packed);
  expect(countPages(plain)).toBe(2);
  const verdict = await judgeUa(finished(plain));
  expect(Object.entries(verdict).filter(([, problems]) => problems.length > 0)).toEqual([]);
  expect((await readPdf(finished(plain))).texts).toEqual((await readPdf(bare)).texts);
});

test.each([
  ['mailto:ada@example.com', 'ada@example.com'],
  ['tel:+14155550142', '+14155550142'],
  ['https://example.com/a(b)\\c', 'https://example.com/a(b)/c'],
])('a link to %s says so', async (href, told) => {
  const pdf = finished(await browser.printPdf(`<p><a href="${href}">there</a>`));
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const [link] = (await (await document.getPage(1)).getAnnotations()) as { contentsObj: { str: string } }[];
  expect(link?.contentsObj.str).toBe(told);
});
