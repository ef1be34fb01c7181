import { expect, test } from 'vitest';
import { text } from '../../src/diff/show/text.ts';
import { differenceOf, outlineFrom } from '../support/compareYaml.ts';
import { PIPE } from '../support/plainInk.ts';

const job = (name: string, dates: string, ...highlights: string[]): string =>
  [
    `  - name: ${name}`,
    `    position: Engineer`,
    `    ${dates}`,
    '    highlights:',
    ...highlights.map((one) => `      - ${one}`),
  ].join('\n');

const CACHE = 'Cut the load on the database by a third with a cache in front of it';
const TRACES = 'Introduced tracing and budgets for errors, reviewed every week';
const QUEUE = 'Moved the mail queue to another broker without losing a single message';
const ACME = (...bullets: string[]) => job('Acme', 'startDate: 2020-01', ...bullets);
const GLOBEX = (...bullets: string[]) =>
  job(
    'Globex',
    '{startDate: 2016-05, endDate: 2019-12}'.replace(/[{}]/g, '').replace(', ', '\n    '),
    ...bullets,
  );

interface Case {
  /** A résumé as YAML, then another. */
  a: string;
  b: string;
  /** What one variant of each says. */
  variants?: [string, string];
  /** The lines that tell the difference, headings and what is the same left out. */
  told: string[];
}

const CASES: Record<string, Case> = {
  'a bullet without an id that only moved is no other bullet': {
    a: `work:\n${ACME(CACHE, TRACES, QUEUE)}`,
    b: `work:\n${ACME(QUEUE, CACHE, TRACES)}`,
    told: [`→      ${QUEUE} (moved from 3 to 1)`],
  },
  'moved and reworded at once': {
    a: `work:\n${ACME(CACHE, TRACES, QUEUE)}`,
    b: `work:\n${ACME(QUEUE.replace('another broker', 'Pulsar'), CACHE, TRACES)}`,
    told: [
      '→~     Moved the mail queue to [-another broker-]{+Pulsar+} without losing a single message (moved from 3 to 1)',
    ],
  },
  'to another job': {
    a: `work:\n${ACME(CACHE)}\n${GLOBEX(TRACES, QUEUE)}`,
    b: `work:\n${ACME(CACHE, QUEUE)}\n${GLOBEX(TRACES)}`,
    told: [`→      ${QUEUE} (moved here from Globex · Engineer)`],
  },
  'to another job, and reworded on the way': {
    a: `work:\n${ACME(CACHE)}\n${GLOBEX(TRACES, QUEUE)}`,
    b: `work:\n${ACME(CACHE, `${QUEUE} or two`)}\n${GLOBEX(TRACES)}`,
    told: [`→~     ${QUEUE} {+or two+} (moved here from Globex · Engineer)`],
  },
  'two bullets that are much alike change places: one moves, none is reworded': {
    a: `work:\n${ACME('Led three engineers in building the search', 'Led three engineers in building the inbox')}`,
    b: `work:\n${ACME('Led three engineers in building the inbox', 'Led three engineers in building the search')}`,
    told: ['→      Led three engineers in building the search (moved from 1 to 2)'],
  },
  'an added bullet is added, a removed one removed': {
    a: `work:\n${ACME(CACHE, TRACES)}`,
    b: `work:\n${ACME(QUEUE, TRACES)}`,
    told: [`-      ${CACHE}`, `+      ${QUEUE}`],
  },
  'a company takes another name': {
    a: `work:\n${ACME(CACHE, TRACES)}\n${GLOBEX(QUEUE)}`,
    b: `work:\n${ACME(CACHE, TRACES).replace('Acme', 'Umbrella Systems')}\n${GLOBEX(QUEUE)}`,
    told: ['~      name  [-Acme-]{+Umbrella Systems+}'],
  },
  'a date': {
    a: `work:\n${GLOBEX(QUEUE)}`,
    b: `work:\n${GLOBEX(QUEUE).replace('2016-05', '2016-06')}`,
    told: ['~      dates  [-2016-05-]{+2016-06+} – 2019-12'],
  },
  'an end where there was none': {
    a: `work:\n${ACME(CACHE)}`,
    b: `work:\n${ACME(CACHE).replace('2020-01', '2020-01\n    endDate: 2024-03')}`,
    told: ['~      dates  2020-01 – [-present-]{+2024-03+}'],
  },
  'figures that drift': {
    a: `work:\n${ACME('"Held 99.9% at 5,000 requests, with $1.5M saved and 3 engineers"')}`,
    b: `work:\n${ACME('"Held 99.99% at 10K requests, with $1.5M saved and 12 engineers"')}`,
    told: ['~      Held [99.9% → 99.99%] at [5,000 → 10K] requests, with $1.5M saved and [3 → 12] engineers'],
  },
  'the same figure written otherwise has not drifted': {
    a: `work:\n${ACME('"Served 5,000 requests"')}`,
    b: `work:\n${ACME('"Served 5K requests"')}`,
    told: ['~      Served [-5,000-]{+5K+} requests'],
  },
  'figures of two kinds are not one that changed': {
    a: `work:\n${ACME('"Saved $2M in the first year of the service"')}`,
    b: `work:\n${ACME('"Saved 30% in the first year of the service"')}`,
    told: ['~      Saved [-$2M-]{+30%+} in the first year of the service'],
  },
  'S3 and B2 are names': {
    a: `work:\n${ACME('Kept backups in S3 and in the cellar')}`,
    b: `work:\n${ACME('Kept backups in B2 and in the cellar')}`,
    told: ['~      Kept backups in [-S3-]{+B2+} and in the cellar'],
  },
  'sections in another order': {
    a: `work:\n${ACME(CACHE)}\nskills: [{name: Languages}]\neducation: [{institution: MIT}]`,
    b: `education: [{institution: MIT}]\nwork:\n${ACME(CACHE)}\nskills: [{name: Languages}]`,
    told: ['→  Education (moved from 3 to 1)'],
  },
  'a section’s title': {
    a: `work:\n${ACME(CACHE)}`,
    b: `titles: {work: Where I worked}\nwork:\n${ACME(CACHE)}`,
    told: ['~    title  [-Experience-]{+Where I worked+}'],
  },
  'another language has other titles, which is one change': {
    a: `work:\n${ACME(CACHE)}`,
    b: `work:\n${ACME(CACHE)}`,
    variants: ['locale: en', 'locale: de'],
    told: ['~    locale  [-en-]{+de+}'],
  },
  'template, option, paper': {
    a: 'basics: {name: Ada}',
    b: 'basics: {name: Ada}',
    variants: [
      'template: {name: classic, options: {accent: "#111111"}}',
      'template: {name: modern, options: {accent: "#222222"}}\npage: {size: Letter, max: 1}',
    ],
    told: [
      '~    template  [-classic-]{+modern+}',
      '~    options.accent  [-#111111-]{+#222222+}',
      '+    page.size  Letter',
      '+    page.max  1',
    ],
  },
  'an added section is one line an entry': {
    a: `work:\n${ACME(CACHE)}`,
    b: `work:\n${ACME(CACHE)}\nlanguages: [{language: English, fluency: Fluent}, {language: Telugu}]`,
    told: ['+  Languages', '+    English · Fluent', '+    Telugu'],
  },
  'a removed job goes with its bullets': {
    a: `work:\n${ACME(CACHE)}\n${GLOBEX(TRACES, QUEUE)}`,
    b: `work:\n${ACME(CACHE)}`,
    told: ['-    Engineer · Globex · 2016-05 – 2019-12', `-      ${TRACES}`, `-      ${QUEUE}`],
  },
  'a job becomes voluntary work': {
    a: `work:\n${ACME(CACHE)}\n${GLOBEX(TRACES, QUEUE)}`,
    b: `work:\n${ACME(CACHE)}\nvolunteer:\n${GLOBEX(TRACES, QUEUE).replace('name:', 'organization:')}`,
    told: [
      '+  Volunteering',
      '→    Globex · Engineer (moved here from Experience)',
      '-      name  Globex',
      '+      organization  Globex',
    ],
  },
  'bold and link targets are notes, not words': {
    a: `work:\n${ACME('Built **the engine** and [the docs](https://a.example/docs) of it')}`,
    b: `work:\n${ACME('Built the engine and [the docs](https://b.example/docs) of it')}`,
    told: [
      '~      Built the engine and the docs of it (no longer bold: the engine) (link of “the docs”: https://a.example/docs → https://b.example/docs)',
    ],
  },
  'other marks for the same looks are no difference': {
    a: `work:\n${ACME('Built **the engine** and *all* of it')}`,
    b: `work:\n${ACME('Built __the engine__ and _all_ of it')}`,
    told: [],
  },
  'right to left, word by word': {
    a: 'basics: {summary: מהנדסת תוכנה עם ניסיון של 10 שנים בבניית מערכות}',
    b: 'basics: {summary: מהנדסת תוכנה עם ניסיון של 12 שנים בבניית מערכות}',
    told: ['~    מהנדסת תוכנה עם ניסיון של [10 → 12] שנים בבניית מערכות'],
  },
  'Japanese, which has no spaces': {
    a: 'basics: {summary: 毎秒1万件の取引を処理する決済基盤を設計}',
    b: 'basics: {summary: 毎秒1万件の取引を処理する検索基盤を設計}',
    told: ['~    毎秒1万件の取引を処理する[-決済-]{+検索+}基盤を設計'],
  },
  'composed and decomposed letters are the same to a reader': {
    a: 'basics: {summary: Joined the caf\u00E9 in the old town as an engineer}',
    b: 'basics: {summary: Joined the cafe\u0301 in the old town as an engineer}',
    told: [],
  },
  'a summary written anew is the old one’s successor': {
    a: 'basics: {summary: "Builds engines that weave algebraical patterns, from the first drawing to the last brass wheel"}',
    b: 'basics: {summary: "Leads teams of mathematicians through long winters, and has never lost one of them to weather"}',
    told: [
      '~-   Builds engines that weave algebraical patterns, from the first drawing to the last brass wheel',
      '~+   Leads teams of mathematicians through long winters, and has never lost one of them to weather',
    ],
  },
  'contacts and profiles': {
    a: 'basics: {name: Ada, email: a@example.com, profiles: [{network: GitHub, url: github.com/ada}]}',
    b: 'basics: {name: Ada, email: b@example.com, profiles: [{network: GitHub, url: github.com/lovelace}]}',
    told: [
      '~    email  [-a@example.com-]{+b@example.com+}',
      '~    GitHub: [-github.com/ada-]{+github.com/lovelace+}',
    ],
  },
  'custom sections: a list, a table, a text': {
    a: 'custom: [{id: oss, title: Open Source, list: [One library, Another tool]}, {id: life, title: Life, table: {columns: [Year, What], rows: [["1833", Met Babbage]]}}]',
    b: 'custom: [{id: oss, title: Open Source, list: [One library]}, {id: life, title: Life, table: {columns: [Year, What], rows: [["1833", Met Charles Babbage]]}}]',
    told: ['-    Another tool', '~    1833 · Met {+Charles+} Babbage'],
  },
};

test.each(Object.entries(CASES))('%s', (_, { a, b, variants = ['', ''], told }) => {
  const difference = differenceOf(outlineFrom(a, variants[0]), outlineFrom(b, variants[1]));
  const lines = text(difference, PIPE)
    .split('\n')
    .slice(2)
    .filter((line) => /^[^\s=]/.test(line) && !line.startsWith('The same:'));
  expect(lines).toEqual(told);
  expect(difference.same).toBe(told.length === 0);
});

test('what is the same is named in a line, and sections in one', () => {
  const [old, now] = [
    `work:\n${ACME(CACHE)}\n${GLOBEX(QUEUE)}\nskills: [{name: Languages}]`,
    `work:\n${ACME(TRACES)}\n${GLOBEX(QUEUE)}\nskills: [{name: Languages}]`,
  ];
  const shown = text(differenceOf(outlineFrom(old), outlineFrom(now)), PIPE);
  expect(shown).toContain('\n=    Globex\n');
  expect(shown).toContain('\nThe same: Skills\n');
});
