import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { encodePng } from '../../src/pdf/encodePng.ts';
import { ROOT } from '../support/cli.ts';

const RESUME = `
titles: { work: Professional Experience, education: Education and Degrees }
basics:
  name: Ada Lovelace
  label: Staff Engineer
  email: ada@example.com
  phone: +44 20 7946 0958
  url: https://ada.example.com
  summary: Designs engines that compute what nobody has computed before.
work:
  - name: Analytical Engines
    position: Principal Engineer
    startDate: 2020-01
    endDate: 2024-05
    keywords: [Rust, PostgreSQL, Kafka]
    highlights:
      - Made an efficient workflow for office staff, the first of its kind
      - id: second
        text: Cut the latency of every query by 40% with a **second** cache of its own
  - name: Difference Engines
    position: Senior Engineer
    startDate: 2016-03
    endDate: 2019-12
    highlights:
      - Wrote the first program that was printed in a scientific journal
education:
  - institution: University of London
    studyType: MSc
    area: Mathematics
    startDate: 2012-09
    endDate: 2015-07
`;

interface Row {
  mistake: string;
  files: Record<string, string>;
  /** The code that is said, and a part of its words. */
  code: string;
  says: RegExp;
  /** Where in the résumé. */
  path?: string;
}

const DRAWN = encodeURIComponent(
  "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='30'><path d='M0 0h300v30z'/></svg>",
);
const require = createRequire(import.meta.url);

function face(family: string, file: string): string {
  const data = readFileSync(require.resolve(file), 'base64');
  return `@font-face { font-family: ${family}; font-weight: 100 900; src: url(data:font/woff2;base64,${data}) }`;
}

const ICONS = face('Icons', 'icon-font/fonts/fontawesome-webfont.woff2');
const LIGATURES = face('Tied', 'dejavu-sans/files/dejavu-sans-latin-400-normal.woff2');
const VARIABLE = face('Moving', '@fontsource-variable/albert-sans/files/albert-sans-latin-wght-normal.woff2');

/** A template that is `base` but for one mistake, what is said of its print, and the place it is said at. */
const ROWS: Row[] = [
  {
    mistake: 'letters far apart',
    files: { 'style.css': 'h2 { letter-spacing: 0.3em }' },
    code: 'print-words',
    says: /comes back as “. . .*`letter-spacing` in `\w+` sets its letters too far apart/s,
    path: 'basics.summary',
  },
  {
    mistake: 'ligatures',
    files: {
      'style.css': `${LIGATURES} html { font-family: Tied; font-variant-ligatures: common-ligatures }`,
    },
    code: 'print-stray',
    says: /ligature/,
  },
  {
    mistake: 'a sign of an icon font',
    files: {
      'contacts.hbs': `<p>{{#each header.contacts}}<span><i>\uF095</i> {{text}}</span> {{/each}}</p>`,
      'style.css': `${ICONS} i { font: 12pt Icons }`,
    },
    code: 'print-stray',
    says: /icon font/,
  },
  {
    mistake: 'grey by opacity',
    files: { 'style.css': 'li { opacity: 0.8 }' },
    code: 'print-order',
    says: /opacity/,
  },
  {
    mistake: 'half a text by opacity',
    files: {
      'bullets.hbs': '<ul>{{#each bullets}}<li>{{md this}}</li>{{/each}}</ul>',
      'style.css': 'strong { opacity: 0.8 }',
    },
    code: 'print-torn',
    says: /opacity/,
    path: 'work[0].highlights[1]',
  },
  {
    mistake: 'a name that is a picture',
    files: {
      'header.hbs': `<h1><img alt="" src="data:image/svg+xml,${DRAWN}"></h1>{{> contacts}}<p>{{header.label}}</p>`,
    },
    code: 'print-lost',
    says: /“Ada Lovelace”.*picture/s,
    path: 'basics.name',
  },
  {
    mistake: 'text through a filter',
    files: { 'style.css': 'li { filter: grayscale(1) }' },
    code: 'print-lost',
    says: /filter/,
  },
  {
    mistake: 'no display',
    files: { 'style.css': 'li { display: none }' },
    code: 'print-lost',
    says: /display/,
  },
  {
    mistake: 'no visibility',
    files: { 'style.css': 'li { visibility: hidden }' },
    code: 'print-lost',
    says: /visibility/,
  },
  { mistake: 'no opacity', files: { 'style.css': 'li { opacity: 0 }' }, code: 'print-lost', says: /opacity/ },
  {
    mistake: 'white on white',
    files: { 'style.css': 'li { color: #fff }' },
    code: 'print-unseen',
    says: /color/,
  },
  {
    mistake: 'of no size',
    files: { 'style.css': 'li { font-size: 0 }' },
    code: 'print-lost',
    says: /font-size/,
  },
  {
    mistake: 'outside the page',
    files: { 'style.css': 'li { position: absolute; left: -9999px }' },
    code: 'print-lost',
    says: /position/,
  },
  {
    mistake: 'cut off',
    files: { 'style.css': 'section { height: 3em; overflow: hidden }' },
    code: 'print-lost',
    says: /overflow/,
  },
  {
    mistake: 'order of its own',
    files: { 'style.css': 'article { display: flex; flex-direction: column } .head { order: 2 }' },
    code: 'print-order',
    says: /order/,
  },
  {
    mistake: 'bullets before what they belong to',
    files: { 'entries.hbs': '{{#each entries}}<article>{{> story}}{{> head level="h3"}}</article>{{/each}}' },
    code: 'print-order',
    says: /before/,
  },
  {
    mistake: 'relative',
    files: { 'style.css': 'li { position: relative }' },
    code: 'print-order',
    says: /position/,
  },
  {
    mistake: 'absolute order',
    files: { 'style.css': 'main { position: relative } header { position: absolute; top: 0 }' },
    code: 'print-order',
    says: /position/,
  },
  {
    mistake: 'a variable font',
    files: { 'style.css': `${VARIABLE} html { font-family: Moving }` },
    code: 'print-fonts',
    says: /Type 3/,
  },
  {
    mistake: 'hyphens',
    files: {
      'section.hbs': '<section><h2>Profes&shy;sional Expe&shy;rience</h2>{{> (body this)}}</section>',
      'style.css': 'h2 { width: 3em }',
    },
    code: 'print-words',
    says: /hyphens: manual/,
  },
  {
    mistake: 'a column too narrow',
    files: { 'style.css': 'li { width: 6mm; overflow-wrap: anywhere }' },
    code: 'print-words',
    says: /too short/,
  },
  {
    mistake: 'neighbours',
    files: { 'head.hbs': '<{{level}}>{{title}}<span>{{dates}}</span></{{level}}>{{> where}}{{> details}}' },
    code: 'print-words',
    says: /neighbours/,
    path: 'work[0].position',
  },
  {
    mistake: 'left out',
    files: { 'details.hbs': '' },
    code: 'print-lost',
    says: /does not print it/,
    path: 'work[0].keywords[1]',
  },
  {
    mistake: 'twice',
    files: { 'text.hbs': '{{#each paragraphs}}<p>{{md this}}</p><p>{{md this}}</p>{{/each}}' },
    code: 'print-repeated',
    says: /more often/,
  },
  {
    mistake: 'columns',
    files: {
      'sections.hbs':
        '{{#each sections}}<h2>{{title}}</h2>{{/each}}{{#each sections}}{{> (body this)}}{{/each}}',
    },
    code: 'print-order',
    says: /in the middle/,
  },
  {
    mistake: 'no link',
    files: { 'link.hbs': '<bdi>{{text}}</bdi>' },
    code: 'print-link',
    says: /mailto:ada@example.com/,
    path: 'basics.email',
  },
  {
    mistake: 'a link of its own',
    files: {
      'link.hbs': '{{#if href}}<a href="https://else.example/?{{href}}">{{text}}</a>{{else}}{{text}}{{/if}}',
    },
    code: 'print-stray-link',
    says: /else.example/,
  },
  {
    mistake: 'too large',
    files: {
      'header.hbs':
        '<h1>{{header.name}}</h1><p>{{header.label}}</p>{{> contacts}}<img alt="" src="data:image/png;base64,' +
        noise() +
        '">',
    },
    code: 'print-size',
    says: /MB/,
  },
];

function noise(): string {
  const side = 1200;
  const rgba = randomBytes(side * side * 4);
  return Buffer.from(encodePng({ width: side, height: side, rgba }, 600)).toString('base64');
}

/** The bare bones, and a mistake. */
function templateOf({ files }: Row, name: string): [string, string][] {
  const { 'template.yaml': manifest = '', ...rest } = files;
  return [
    [`templates/${name}/template.yaml`, `description: With a mistake\nextends: base\n${manifest}`],
    ...Object.entries(rest).map(([file, text]): [string, string] => [`templates/${name}/${file}`, text]),
  ];
}

const said = new Map<string, Diagnostic[]>();
let cwd = '';

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'resume-hostile-'));
  const files = [
    ['resume.yaml', RESUME] as const,
    ...ROWS.flatMap((row, index) => [
      [`variants/v${index}.yaml`, `template: m${index}\n`] as const,
      ...templateOf(row, `m${index}`),
    ]),
  ];
  for (const [name, text] of files) {
    await mkdir(dirname(join(cwd, name)), { recursive: true });
    await writeFile(join(cwd, name), text);
  }
  const { diagnostics } = await check({ cwd });
  for (const [index, { mistake }] of ROWS.entries()) {
    const of = (one: Diagnostic) => `${one.message}${one.hint}`.includes(`\`m${index}\``);
    said.set(mistake, diagnostics.filter(of));
  }
});

afterAll(() => rm(cwd, { recursive: true, force: true }));

test.each(ROWS)('$mistake', ({ mistake, code, says, path }) => {
  const found = said.get(mistake)?.filter((one) => one.code === code) ?? [];
  expect(found.map(({ message, hint }) => `${message}; ${hint}`).join('\n')).toMatch(says);
  if (path !== undefined) expect(found.map((one) => one.path)).toContain(path);
});

test('the bare bones, without a mistake, come back as they were told', async () => {
  const { diagnostics } = await check({ cwd, variants: ['default'], template: 'base' });
  expect(diagnostics).toEqual([]);
});

test('what a theme does to its print is told, and is no error of the résumé', async () => {
  const asked = { file: 'staff-engineer', variants: ['default'], template: 'jsonresume-theme-even' };
  const { diagnostics } = await check({ cwd: ROOT, ...asked, set: ['page.max=9'] });
  const prints = diagnostics.filter((one) => one.code.startsWith('print-'));
  // Its dates stand in a column that is printed apart.
  expect(prints.map((one) => one.code)).toContain('print-order');
  expect(prints.filter((one) => one.severity === 'error')).toEqual([]);
});
