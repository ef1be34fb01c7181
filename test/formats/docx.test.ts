import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { docx } from '../../src/formats/docx.ts';
import type { Told } from '../../src/formats/format.ts';
import { project, resume } from '../support/cli.ts';
import { toldIn, toldVariants } from '../support/toldVariants.ts';
import { letters, viewTexts } from '../support/viewTexts.ts';

describe.each(await toldVariants())('$name', ({ told }) => {
  const { view } = told;

  test('says all that the page says, once and in order', async () => {
    const { paragraphs } = await read(told);
    expect(letters(paragraphs.map(({ text }) => text).join('\n'))).toBe(letters(viewTexts(view).join('\n')));
    const whole = paragraphs.map(({ text }) => text).join('\n');
    expect(viewTexts(view).filter((text) => !whole.includes(text))).toEqual([]);
  });

  test('has real headings, lists, links and tables', async () => {
    const { document, paragraphs, links } = await read(told);
    const styled = (style: string): string[] =>
      paragraphs.filter((one) => one.style === style).map(({ text }) => text);
    expect(styled('Title')).toEqual([view.header.name].filter(Boolean).map((text) => text.trim()));
    expect(styled('Heading1')).toEqual(view.sections.map(({ title }) => title));
    const entries = view.sections.flatMap((section) => section.entries);
    const titled = entries.filter(({ title, dates }) => title || dates);
    expect(styled('Heading2')).toEqual(titled.map(({ title, dates }) => title + (dates ? `\t${dates}` : '')));
    const all = [...entries, ...entries.flatMap(({ roles }) => roles)];
    const bullets = [...all, ...view.sections].flatMap((one) => one.bullets);
    expect(document.match(/<w:numPr>/g)?.length ?? 0).toBe(bullets.length);
    expect(document.match(/<w:tbl>/g)?.length ?? 0).toBe(
      view.sections.filter(({ table }) => table.rows.length).length,
    );
    const contacts = view.header.contacts.flatMap(({ href }) => href || []);
    expect(links.slice(0, contacts.length)).toEqual(contacts.map((href) => href.replaceAll('<', '%3C')));
    for (const link of links) expect(link).toMatch(/^(https?:|mailto:|tel:)[^\s<>"]+$/);
  });

  test('is XML, and no more of its marks than the document’s own', async () => {
    const { document, styles } = await read(told);
    expect(document + styles).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cs}]|\uFFFE|\uFFFF/u);
    expect(document).not.toMatch(/<(?!\/?(?:w|wp|mc):|\?xml)/);
    expect(styles).toContain('<w:lang ');
    expect(document.includes('<w:bidi/>')).toBe(view.dir === 'rtl');
  });
});

const ADA = `
basics: { name: Ada, label: Programmer, email: ada@example.com }
work: [{ name: Engines, position: Programmer, url: https://engines.example, startDate: 1842, highlights: [A, B] }]
skills: [{ name: Maths, keywords: [Notes, Numbers] }]
talks: [{ name: Looms, event: Salon, date: 1843 }]
`;

test('is the same bytes in any process, zone and home', async () => {
  const cwd = await project({ 'resume.yaml': ADA });
  const build = (env: NodeJS.ProcessEnv) => resume(['build', '-f', 'docx', '-o', '-'], { cwd, env });
  const first = await build({ TZ: 'Asia/Tokyo' });
  expect(first.code).toBe(0);
  const second = await build({ TZ: 'America/New_York', HOME: cwd, LANG: 'de_DE.UTF-8' });
  expect(second.stdout.equals(first.stdout)).toBe(true);
  expect(text(first.stdout, 'docProps/core.xml')).not.toContain('<dcterms:');
});

test.each<[date: string, sourceDate: string | undefined, meta: string, expected: string]>([
  ['that it is told', '1970-01-02T00:00:00Z', '', '1970-01-02T00:00:00Z'],
  ['of the last change', undefined, 'meta: { lastModified: 2024-05 }', '2024-05-01T00:00:00Z'],
  ['of the last second', undefined, 'meta: { lastModified: 2024-05-06T07:08:09 }', '2024-05-06T07:08:09Z'],
  ['by another clock', undefined, 'meta: { lastModified: "2024-05-06T07:08+02:00" }', '2024-05-06T05:08:00Z'],
  [
    'that it is told first',
    '1970-01-02T00:00:00Z',
    'meta: { lastModified: 2024-05 }',
    '1970-01-02T00:00:00Z',
  ],
])('has the date %s', async (_, sourceDate, meta, expected) => {
  const cwd = await project({ 'resume.yaml': `${ADA}${meta}\n` });
  const properties = text(await bytesOf({ ...(await toldIn(cwd)), sourceDate }), 'docProps/core.xml');
  expect(properties.match(/W3CDTF">[^<]+/g)).toEqual([`W3CDTF">${expected}`, `W3CDTF">${expected}`]);
});

test('has the date of SOURCE_DATE_EPOCH', async () => {
  const cwd = await project({ 'resume.yaml': ADA });
  const env = { SOURCE_DATE_EPOCH: '86400' };
  const { stdout } = await resume(['build', '-f', 'docx', '-o', '-'], { cwd, env });
  expect(text(stdout, 'docProps/core.xml')).toContain('>1970-01-02T00:00:00Z<');
});

test('says whose it is and what it is about, and nothing of who made it with what', async () => {
  const cwd = await project({ 'resume.yaml': ADA });
  const bytes = await bytesOf(await toldIn(cwd));
  const properties = text(bytes, 'docProps/core.xml');
  for (const [name, value] of [
    ['dc:title', 'Ada – Programmer'],
    ['dc:creator', 'Ada'],
    ['dc:subject', 'Programmer'],
    ['cp:keywords', 'Notes, Numbers'],
    ['cp:lastModifiedBy', 'Ada'],
  ]) {
    expect(properties).toContain(`<${name}>${value}</${name}>`);
  }
  const all = Object.keys(unzipSync(bytes)).map((name) => text(bytes, name));
  expect(all.join('')).not.toMatch(/Un-named|resume-as-code|dolanmiu|docx\.js/i);
});

test.each<[says: string, variant: string, part: string, expected: RegExp]>([
  [
    'paper and margins',
    'page: { size: Letter, margin: 1in 20mm }',
    'word/document.xml',
    /<w:pgSz w:w="12240" w:h="15840"[^]*w:top="1440" w:right="1134" w:bottom="1440" w:left="1134"/,
  ],
  [
    'the tab for dates',
    'page: { size: A4, margin: 20mm }',
    'word/styles.xml',
    /<w:tab w:val="right" w:pos="9638"\/>/,
  ],
  [
    'the accent',
    'template: { name: classic, options: { accent: teal } }',
    'word/styles.xml',
    /Heading1[^]*?<w:color w:val="008080"\/>/,
  ],
  [
    'the size',
    'template: { name: classic, options: { size: 11.5 } }',
    'word/styles.xml',
    /<w:docDefaults>[^]*?<w:sz w:val="23"\/>/,
  ],
  [
    'a font that Word has',
    'template: { name: classic, options: { font: inter } }',
    'word/styles.xml',
    /<w:rFonts w:ascii="Arial"/,
  ],
  [
    'capitals',
    'template: { name: classic, options: { titles: caps } }',
    'word/styles.xml',
    /Heading1[^]*?<w:caps\/>/,
  ],
  ['the language', 'locale: fr-CA', 'word/styles.xml', /<w:lang w:val="fr-CA"\/>/],
  ['Hebrew', 'locale: he', 'word/styles.xml', /<w:lang w:val="en-US" w:bidi="he-IL"\/>/],
  [
    'Japanese',
    'locale: ja',
    'word/styles.xml',
    /w:eastAsia="Yu Mincho"[^>]*w:hint="eastAsia"[^]*<w:lang w:val="en-US" w:eastAsia="ja-JP"\/>/,
  ],
])('takes from the variant %s', async (_, variant, part, expected) => {
  const cwd = await project({ 'resume.yaml': ADA, 'variants/default.yaml': `${variant}\n` });
  expect(text(await bytesOf(await toldIn(cwd)), part)).toMatch(expected);
});

async function read(told: Told) {
  const bytes = await bytesOf(told);
  const document = text(bytes, 'word/document.xml');
  const paragraphs = [...document.matchAll(/<w:p>([^]*?)<\/w:p>/g)].map(([, inner = '']) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(inner)?.[1] ?? '',
    text: [...inner.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>|<w:tab\/>/g)]
      .map(([, words]) => (words === undefined ? '\t' : unescaped(words)))
      .join(''),
  }));
  const targets = new Map(
    [...text(bytes, 'word/_rels/document.xml.rels').matchAll(/Id="(link\d+)"[^>]*Target="([^"]*)"/g)].map(
      ([, id, target = '']) => [id, unescaped(target)],
    ),
  );
  const links = [...document.matchAll(/<w:hyperlink [^>]*r:id="(link\d+)"/g)].map(
    ([, id]) => targets.get(id) ?? '',
  );
  return { document, paragraphs, links, styles: text(bytes, 'word/styles.xml') };
}

async function bytesOf(told: Told): Promise<Uint8Array> {
  const { contents } = await docx.make(told);
  return Buffer.concat(contents.map((content) => Buffer.from(content)));
}

function text(bytes: Uint8Array, part: string): string {
  return strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());
}

function unescaped(xml: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return xml.replaceAll(/&(\w+);/g, (written, name: string) => entities[name] ?? written);
}
