import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import { openBrowser, type OpenBrowser } from '../../src/io/browser.ts';
import { findBrowser } from '../../src/io/findBrowser.ts';
import { ROOT } from '../support/cli.ts';
import { finished } from '../support/finished.ts';
import { judgeUa, RULES, type Rule, type Verdict } from '../support/judgeUa.ts';

// PDF/UA-1 by the rules that a program can judge, one row each; test/support/judgeUa.ts tells what each wants.
const rules = Object.keys(RULES) as Rule[];

/** Every section there is, and tables that lack cells, or titles. */
const EVERYTHING = `${await readFile(join(ROOT, 'specimens/huge.yaml'), 'utf8')}
  - { id: ragged, title: Ragged, table: { columns: [A, B, ''], rows: [[a], [a, b, c, d], [a, '', c]] } }
  - { id: bare, title: Bare, table: { rows: [[a, b], [c]] } }
variants:
`;

const templates = await readdir(join(ROOT, 'templates'));
const variants = templates.flatMap((name) => [
  `  ${name}: { template: { name: ${name}, options: { numbers: false } } }`,
  `  ${name}-numbers: { template: { name: ${name}, options: { numbers: true } } }`,
]);
variants.push('  nameless: { basics: { name: null, label: null } }');

const scratch = await mkdtemp(join(tmpdir(), 'resume-ua-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));
await mkdir(join(scratch, 'resumes/everything'), { recursive: true });
await writeFile(join(scratch, 'resumes/everything/resume.yaml'), EVERYTHING + variants.join('\n'));

describe.each([
  ['what we ship', ROOT],
  ['everything in each template', scratch],
])('%s', (name, cwd) => {
  const verdicts = new Map<string, Verdict>();

  beforeAll(async () => {
    const outDir = join(scratch, name);
    const { outputs, diagnostics } = await build({ cwd, formats: ['pdf'], outDir });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const { path } of outputs) {
      verdicts.set(path, await judgeUa(await readFile(resolve(cwd, path))));
    }
    expect(verdicts.size).toBeGreaterThan(10);
  });

  test.each(rules)('%s', (rule) => {
    const broken = [...verdicts].map(([path, verdict]) => [path, verdict[rule]] as const);
    expect(broken.filter(([, problems]) => problems.length > 0)).toEqual([]);
  });
});

/** What makes Chromium draw outside its structure, or write a structure that is none. */
const HARD = `<!doctype html><html lang="en"><title>Hard</title>
<style>
  @page { margin: 20mm; @bottom-center { content: counter(page) } }
  html { background: #eee } body { background: #fff }
  li::before { content: '- ' }
  div { columns: 2; column-rule: 1px solid; box-shadow: 0 0 3px red }
</style>
<body><h2>Two</h2><h4>Four</h4><p>A <span style="background: #ff0; border: 1px solid">mark</span> and
<a href="#end">a link within</a>, <a href="https://example.com/?q=(x)\\">one without</a>, <em>em</em>, <sub>sub</sub>.
<ul><li>One <b>bold</b><ul><li>Below</ul></ul><ol><li>First</ol>
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>">
<img alt="" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>">
<svg width="10" height="10"><circle r="4"/></svg><p style="opacity: .5">Half <b>there</b></p>
<aside><blockquote>Said</blockquote></aside><figure>Drawn<figcaption>By hand</figcaption></figure>
<table><caption>Laid out</caption><tr><td>1<td>2</table><table><tr><th>A<th>B<tr><td><td>b<tr><td>a<td>b</table><hr>
<div>${'<p id="end">Many words in two columns. '.repeat(9)}</div>`;

describe('a page of everything that is hard on it', () => {
  let browser: OpenBrowser;
  let bare: Uint8Array;

  beforeAll(async () => {
    browser = await openBrowser(await findBrowser(undefined, process.env));
    bare = await browser.printPdf(HARD);
  });
  afterAll(() => browser.close());

  test('Chromium leaves it with these to mend', async () => {
    const verdict = await judgeUa(bare);
    expect(rules.filter((rule) => verdict[rule].length > 0).map((rule) => rule.slice(0, 6).trim())).toEqual([
      '01-005',
      '02-001',
      '06-001',
      '06-002',
      '06-003',
      '09-006',
      '13-004',
      '14-002',
      '15-003',
      '15-… r',
      '28-012',
    ]);
  });

  test('and none is left when it is finished', async () => {
    expect(
      Object.entries(await judgeUa(finished(bare))).filter(([, problems]) => problems.length > 0),
    ).toEqual([]);
  });

  test.each(rules)('%s: the judge sees where it is not so', async (rule) => {
    const document = await PDFDocument.load(finished(bare), { updateMetadata: false });
    SPOILT[rule](document);
    const verdict = await judgeUa(await document.save({ addDefaultPage: false }));
    expect(verdict[rule]).not.toEqual([]);
  });
});

/** How to break each rule in a file that keeps it. */
const SPOILT: Record<Rule, (document: PDFDocument) => void> = {
  '01-003 no artifact inside tagged content, 01-004 nor the other way round': (document) => {
    draw(document, '/P <</MCID 0>> BDC /Artifact BMC 0 0 1 1 re f EMC EMC');
  },
  '01-005 all content is tagged or an artifact': (document) => {
    draw(document, '0 0 1 1 re f');
  },
  '01-007 the file says that it is tagged, and suspects nothing': ({ catalog }) => {
    catalog.delete(PDFName.of('MarkInfo'));
  },
  '02-001 types of elements are standard ones or stand for one': ({ catalog }) => {
    inside(catalog, 'StructTreeRoot').delete(PDFName.of('RoleMap'));
  },
  '02-004 no standard type stands for another': ({ catalog }) => {
    inside(inside(catalog, 'StructTreeRoot'), 'RoleMap').set(PDFName.of('P'), PDFName.of('Span'));
  },
  '06-001 there is an XMP packet': ({ catalog }) => {
    catalog.delete(PDFName.of('Metadata'));
  },
  '06-002 it says PDF/UA-1': (document) => {
    rewriteXmp(document, '<pdfuaid:part>1', '<pdfuaid:part>2');
  },
  '06-003 it has a title': (document) => {
    rewriteXmp(document, /<dc:title>.*<\/dc:title>/, '');
  },
  '07-001 the window shows the title': ({ catalog }) => {
    catalog.delete(PDFName.of('ViewerPreferences'));
  },
  '09-004 rows stand in tables, 09-005 cells in rows': retyping('TR', 'Div'),
  '09-006 items stand in lists, and hold a label and a body': retyping('LBody', 'Div'),
  '11-001 the natural language is told': ({ catalog }) => {
    catalog.delete(PDFName.of('Lang'));
  },
  '13-004 pictures have words': (document) => {
    elements(document, 'Figure').forEach((figure) => figure.delete(PDFName.of('Alt')));
  },
  '14-002 the first heading is H1, 14-003 and none skips a level': retyping('H2', 'H3'),
  '14-006 no node has an unnumbered heading beside numbered ones': retyping('H2', 'H'),
  '15-003 cells know their headers': (document) => {
    elements(document, 'TD').forEach((cell) => cell.delete(PDFName.of('A')));
  },
  '15-… rows of a table have as many cells (7.2)': (document) => {
    const kids = elements(document, 'TR').at(-1)?.lookup(PDFName.of('K'));
    if (kids instanceof PDFArray) kids.remove(0);
  },
  '19-003 notes have an ID': retyping('P', 'Note'),
  '21-001 attached files have both their names': (document) => {
    document.context
      .enumerateIndirectObjects()
      .forEach(([, one]) =>
        one instanceof PDFDict && one.has(PDFName.of('EF')) ? one.delete(PDFName.of('UF')) : 0,
      );
  },
  '28-008 tabulators follow the structure': (document) => {
    document.getPage(0).node.delete(PDFName.of('Tabs'));
  },
  '28-011 links stand in an element for links': retyping('Link', 'Span'),
  '28-012 links say where they lead': (document) => {
    for (const [, one] of document.context.enumerateIndirectObjects())
      if (one instanceof PDFDict) one.delete(PDFName.of('Contents'));
  },
  '31-009 fonts are embedded': (document) => {
    for (const [, one] of document.context.enumerateIndirectObjects())
      if (one instanceof PDFDict) one.delete(PDFName.of('FontFile2'));
  },
  '31-027 letters have their way back to Unicode': (document) => {
    for (const [, one] of document.context.enumerateIndirectObjects())
      if (one instanceof PDFDict) one.delete(PDFName.of('ToUnicode'));
  },
  '31-030 no letter is missing': (document) => {
    const fonts = inside(inside(document.getPage(0).node, 'Resources'), 'Font');
    draw(document, `/P <</MCID 0>> BDC BT ${String(fonts.keys()[0])} 9 Tf <0000> Tj ET EMC`);
  },
  'the structure and the pages agree (ISO 32000-1, 14.7)': (document) => {
    draw(document, '/P <</MCID 999>> BDC 0 0 1 1 re f EMC');
  },
};

function inside(dict: PDFDict, key: string): PDFDict {
  return dict.lookup(PDFName.of(key), PDFDict);
}

function elements({ context }: PDFDocument, type: string): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .flatMap(([, one]) =>
      one instanceof PDFDict && one.get(PDFName.of('S')) === PDFName.of(type) ? [one] : [],
    );
}

function retyping(from: string, to: string): (document: PDFDocument) => void {
  return (document) => {
    elements(document, from).forEach((element) => {
      element.set(PDFName.of('S'), PDFName.of(to));
    });
  };
}

/** Draws something before all else on the first page. */
function draw(document: PDFDocument, content: string): void {
  const { node } = document.getPage(0);
  const contents = node.get(PDFName.of('Contents'));
  const added = document.context.register(document.context.stream(`q ${content} Q\n`));
  if (contents) node.set(PDFName.of('Contents'), document.context.obj([added, contents]));
}

function rewriteXmp({ catalog, context }: PDFDocument, from: string | RegExp, to: string): void {
  const stream = catalog.lookup(PDFName.of('Metadata'));
  if (!(stream instanceof PDFRawStream)) throw new Error('there is no XMP packet');
  const text = new TextDecoder().decode(decodePDFRawStream(stream).decode()).replace(from, to);
  catalog.set(PDFName.of('Metadata'), context.register(context.stream(text)));
}
