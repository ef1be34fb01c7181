import { expect, test } from 'vitest';
import { dateFormat } from '../../src/core/dates.ts';
import type { Look } from '../../src/core/look.ts';
import { view } from '../../src/core/view.ts';
import { tell } from '../support/tell.ts';

const LOOK: Look = { dates: 'short', group: false, first: [], side: [] };

function see(base: string, variant = '', look: Look = LOOK) {
  const { tailored, diagnostics } = tell({ base, variants: variant });
  if (!tailored) throw new Error(JSON.stringify(diagnostics, null, 2));
  return view(tailored.resume, tailored.settings, look);
}

// Spaces of any width and kind read as one: ICU's differ from version to version.
const spaced = (text: string) => text.replace(/\s/g, ' ');

test.each<[start: string | undefined, end: string | undefined, en: string, de: string]>([
  ['2020-03', '2021-11', 'Mar 2020 – Nov 2021', 'März 2020 – Nov. 2021'],
  ['2020-03-15', '2021-11-30', 'Mar 2020 – Nov 2021', 'März 2020 – Nov. 2021'],
  ['2018', '2020', '2018 – 2020', '2018 – 2020'],
  ['2018', '2020-05', '2018 – May 2020', '2018 – Mai 2020'],
  ['2018', undefined, '2018 – Present', '2018 – heute'],
  ['2018-01', undefined, 'Jan 2018 – Present', 'Jan. 2018 – heute'],
  ['2018', '2018', '2018', '2018'],
  ['2018-01-05', '2018-01-20', 'Jan 2018', 'Jan. 2018'],
  [undefined, '2020-12', 'Dec 2020', 'Dez. 2020'],
  [undefined, undefined, '', ''],
])('from %s to %s', (start, end, en, de) => {
  expect(spaced(dateFormat('en-US', 'Present').range(start, end))).toBe(en);
  expect(spaced(dateFormat('de', 'heute').range(start, end))).toBe(de);
});

test.each<[date: string, en: string, de: string]>([
  ['2020', '2020', '2020'],
  ['2020-03', 'Mar 2020', 'März 2020'],
  ['2020-03-05', 'Mar 5, 2020', '5. März 2020'],
  ['2024-02-29', 'Feb 29, 2024', '29. Feb. 2024'],
])('the day %s', (date, en, de) => {
  expect(spaced(dateFormat('en-US', '').day(date))).toBe(en);
  expect(spaced(dateFormat('de', '').day(date))).toBe(de);
});

test.each<[name: string, basics: string, contacts: [kind: string, text: string, href: string][]]>([
  [
    'all of them, in order',
    `profiles: [{ network: GitHub, url: https://www.github.com/ada/ }], url: https://ada.example/, phone: +49 30/12 34,
     email: ada@example.com, location: { city: Berlin, countryCode: DE }`,
    [
      ['email', 'ada@example.com', 'mailto:ada@example.com'],
      ['phone', '+49 30/12 34', 'tel:+49301234'],
      ['location', 'Berlin, DE', ''],
      ['url', 'ada.example', 'https://ada.example/'],
      ['profile', 'github.com/ada', 'https://www.github.com/ada/'],
    ],
  ],
  [
    'an address in one line',
    'location: { address: 1 Main St, city: Boston, region: MA, postalCode: 02139, countryCode: US }',
    [['location', '1 Main St, Boston, MA 02139, US', '']],
  ],
  ['a url without a scheme', 'url: ada.example/cv', [['url', 'ada.example/cv', 'https://ada.example/cv']]],
  ['a url that must not be a link', 'url: ftp://files.example/cv', [['url', 'files.example/cv', '']]],
  [
    'a profile without a url shows its network',
    'profiles: [{ network: Mastodon, username: "@ada" }, { network: Xing }, { username: ada }, {}]',
    [
      ['profile', 'Mastodon: @ada', ''],
      ['profile', 'Xing', ''],
      ['profile', 'ada', ''],
    ],
  ],
  ['none', 'label: Engineer', []],
])('contacts: %s', (_, basics, contacts) => {
  expect(
    see(`basics: { ${basics} }`).header.contacts.map(({ kind, text, href }) => [kind, text, href]),
  ).toEqual(contacts);
});

const EMPTY = { paragraphs: [], entries: [], labels: [], table: { columns: [], rows: [] }, bullets: [] };
const ENTRY = { title: '', dates: '', where: [], details: [], paragraphs: [], bullets: [] };
const at = (text: string, href = '', gloss = '') => ({ kind: 'organization', text, href, gloss });
const cell = (text: string, kind = 'text', href = '') => ({ kind, text, href });

test.each<[name: string, base: string, section: object]>([
  [
    'the summary',
    'basics: { summary: "One.\\n\\nTwo." }',
    { id: 'summary', title: 'Summary', shape: 'text', paragraphs: ['One.', 'Two.'] },
  ],
  [
    'work: who, what it is, where; team and technologies in small print',
    `work: [{ position: Engineer, name: Acme, description: tools, location: Paris, url: acme.example, team: Core,
      keywords: [Go, C], startDate: 2020, endDate: 2021, summary: "A.\\n\\nB.", highlights: [One, { text: Two }] }]`,
    {
      ...{ id: 'work', title: 'Experience', shape: 'entries' },
      entries: [
        {
          title: 'Engineer',
          dates: '2020 – 2021',
          where: [
            at('Acme', 'https://acme.example', 'tools'),
            { kind: 'location', text: 'Paris', href: '', gloss: '' },
          ],
          details: ['Core', 'Go, C'],
          paragraphs: ['A.', 'B.'],
          bullets: ['One', 'Two'],
        },
      ],
    },
  ],
  [
    'work without a position is titled by the company, the gloss beside it',
    'work: [{ name: Acme, description: tools, startDate: 2020, endDate: 2020 }]',
    {
      id: 'work',
      shape: 'entries',
      entries: [{ ...ENTRY, title: 'Acme', dates: '2020', where: [at('tools')] }],
    },
  ],
  ['an empty entry', 'work: [{}]', { id: 'work', entries: [ENTRY] }],
  [
    'volunteering',
    'volunteer: [{ organization: Zoo, position: Guide, summary: S, highlights: [H], startDate: 2020, endDate: 2020 }]',
    {
      title: 'Volunteering',
      entries: [
        { ...ENTRY, title: 'Guide', dates: '2020', where: [at('Zoo')], paragraphs: ['S'], bullets: ['H'] },
      ],
    },
  ],
  [
    'education',
    'education: [{ institution: MIT, studyType: BSc, area: Maths, score: 3.80, courses: [A, B], location: Boston, endDate: 2020 }]',
    {
      title: 'Education',
      entries: [
        {
          ...ENTRY,
          title: 'BSc, Maths',
          dates: '2020',
          where: [at('MIT'), { kind: 'location', text: 'Boston', href: '', gloss: '' }],
          details: ['Grade: 3.80', 'Courses: A, B'],
        },
      ],
    },
  ],
  [
    'awards',
    'awards: [{ title: Prize, awarder: ACM, date: 2020-05, summary: S }]',
    {
      title: 'Awards',
      entries: [{ ...ENTRY, title: 'Prize', dates: 'May 2020', where: [at('ACM')], paragraphs: ['S'] }],
    },
  ],
  [
    'certificates: the address prints',
    'certificates: [{ name: C, issuer: I, url: a.example/c, date: 2020 }]',
    {
      entries: [
        {
          ...ENTRY,
          title: 'C',
          dates: '2020',
          where: [at('I'), { kind: 'link', text: 'a.example/c', href: 'https://a.example/c', gloss: '' }],
        },
      ],
    },
  ],
  [
    'publications',
    'publications: [{ name: P, publisher: ACM, releaseDate: 2020, summary: S }]',
    { entries: [{ ...ENTRY, title: 'P', dates: '2020', where: [at('ACM')], paragraphs: ['S'] }] },
  ],
  [
    'references',
    'references: [{ name: Eve, reference: "Good.\\n\\nVery." }]',
    { entries: [{ ...ENTRY, title: 'Eve', paragraphs: ['Good.', 'Very.'] }] },
  ],
  [
    'projects',
    'projects: [{ name: P, entity: E, type: talk, roles: [R, S], keywords: [K], description: D, highlights: [H] }]',
    {
      entries: [
        {
          ...ENTRY,
          title: 'P',
          where: [at('E')],
          details: ['talk', 'Roles: R, S', 'K'],
          paragraphs: ['D'],
          bullets: ['H'],
        },
      ],
    },
  ],
  [
    'skills',
    'skills: [{ name: Go, level: expert, keywords: [a, b] }, { keywords: [c] }]',
    {
      ...{ title: 'Skills', shape: 'labels' },
      labels: [
        { label: 'Go (expert)', text: 'a, b' },
        { label: '', text: 'c' },
      ],
    },
  ],
  [
    'languages',
    'languages: [{ language: German, fluency: B2 }]',
    { shape: 'labels', labels: [{ label: 'German', text: 'B2' }] },
  ],
  [
    'interests',
    'interests: [{ name: Chess, keywords: [a, b] }]',
    { shape: 'labels', labels: [{ label: 'Chess', text: 'a, b' }] },
  ],
  [
    'talks with a recording, a summary in its place, or neither',
    `talks: [{ name: A, event: E, location: L, date: 2020-05-02, url: v.example/a, summary: S }, { name: B, summary: Soon. }, {}]`,
    {
      ...{ title: 'Talks', shape: 'table' },
      table: {
        columns: ['Date', 'Event', 'Title', 'Recording'],
        rows: [
          [
            cell('May 2, 2020', 'date'),
            cell('E, L'),
            cell('A'),
            cell('v.example/a', 'link', 'https://v.example/a'),
          ],
          [cell('', 'date'), cell(''), cell('B'), cell('Soon.')],
          [cell('', 'date'), cell(''), cell(''), cell('')],
        ],
      },
    },
  ],
  [
    'talks without any recording have no column for it',
    'talks: [{ name: A }]',
    { table: { columns: ['Date', 'Event', 'Title'], rows: [[cell('', 'date'), cell(''), cell('A')]] } },
  ],
  [
    'a custom section of entries',
    'custom: [{ id: oss, title: Code, entries: [{ position: P, title: T, name: N, date: 2020-05-02, description: D, url: a.example, keywords: [k] }] }]',
    {
      ...{ id: 'oss', title: 'Code', shape: 'entries' },
      entries: [
        {
          ...ENTRY,
          title: 'P',
          dates: 'May 2, 2020',
          where: [
            at('T, N', '', 'D'),
            { kind: 'link', text: 'a.example', href: 'https://a.example', gloss: '' },
          ],
          details: ['k'],
        },
      ],
    },
  ],
  [
    'a custom section of a list',
    'custom: [{ id: c, title: C, list: [A, { text: B }] }]',
    { shape: 'bullets', bullets: ['A', 'B'] },
  ],
  [
    'a custom section of a table',
    'custom: [{ id: c, title: C, table: { columns: [A], rows: [[1.50], [x, y]] } }]',
    { shape: 'table', table: { columns: ['A'], rows: [[cell('1.50')], [cell('x'), cell('y')]] } },
  ],
  [
    'a custom section of text',
    'custom: [{ id: c, title: C, text: "A\\n\\nB" }]',
    { shape: 'text', paragraphs: ['A', 'B'] },
  ],
  [
    'a custom section whose id is a word of ours keeps its title',
    'custom: [{ id: roles, title: Mine, text: A }]',
    { title: 'Mine' },
  ],
])('%s', (_, base, section) => {
  const [seen, ...others] = see(base).sections;
  expect({
    ...seen,
    entries: seen?.entries.map((entry) => ({ ...entry, dates: spaced(entry.dates) })),
  }).toMatchObject(section);
  expect(others).toEqual([]);
  // Strict templates need every field, and the lists of the other shapes empty.
  expect(Object.keys(seen ?? {}).sort()).toEqual(
    [...Object.keys(EMPTY), 'id', 'shape', 'side', 'title'].sort(),
  );
});

test('sections print in their order, under their titles, in their language', () => {
  const base = 'work: [{}]\nskills: [{}]\ncustom: [{ id: c, title: C, text: T }]\nbasics: { summary: S }';
  const titles = (variant: string) => see(base, variant).sections.map(({ id, title }) => `${id}: ${title}`);
  expect(titles('')).toEqual(['work: Experience', 'skills: Skills', 'c: C', 'summary: Summary']);
  expect(titles('locale: de-AT\nsections: [c, work]')).toEqual(['c: C', 'work: Berufserfahrung']);
  expect(titles('titles: { work: Jobs, c: See }')).toEqual([
    'work: Jobs',
    'skills: Skills',
    'c: See',
    'summary: Summary',
  ]);
  expect(titles('locale: fr')).toContain('work: Expérience professionnelle');
  expect(titles('locale: cy')).toContain('work: Experience');
});

test.each<[locale: string, list: string, colon: string, texts: string[]]>([
  ['en', ', ', ': ', ['BSc, Maths', 'Courses: A, B', 'a, b', 'Mastodon: @ada']],
  ['fr-CA', ', ', '\u00A0: ', ['BSc, Maths', 'Cours\u00A0: A, B', 'a, b', 'Mastodon\u00A0: @ada']],
  ['ja', '、', '：', ['BSc、Maths', '履修科目：A、B', 'a、b', 'Mastodon：@ada']],
  ['zh-TW', '、', '：', ['BSc、Maths', '主修課程：A、B', 'a、b', 'Mastodon：@ada']],
  ['ar', '، ', ': ', ['BSc، Maths', 'المواد الدراسية: A، B', 'a، b', 'Mastodon: @ada']],
])('lists and labels are punctuated as in %s', (locale, list, colon, texts) => {
  const { punctuation, sections, header } = see(
    `basics: { profiles: [{ network: Mastodon, username: "@ada" }] }
education: [{ studyType: BSc, area: Maths, courses: [A, B] }]
skills: [{ keywords: [a, b] }]`,
    `locale: ${locale}`,
  );
  const [education, skills] = sections;
  expect(punctuation).toEqual({ list, colon });
  expect([
    education?.entries[0]?.title,
    education?.entries[0]?.details[0],
    skills?.labels[0]?.text,
    header.contacts[0]?.text,
  ]).toEqual(texts);
});

test.each<[variant: string, lang: string, dir: string]>([
  ['', 'en', 'ltr'],
  ['locale: en-GB', 'en-GB', 'ltr'],
  ['locale: ar-EG', 'ar-EG', 'rtl'],
  ['locale: he', 'he', 'rtl'],
])('the page of %j is %s, %s', (variant, lang, dir) => {
  expect(see('basics: {}', variant)).toMatchObject({ lang, dir });
});

test('the title of the page is who, and what', () => {
  expect(see('basics: { name: Ada, label: Engineer }').title).toBe('Ada – Engineer');
  expect(see('basics: { name: Ada }').title).toBe('Ada');
  expect(see('{}')).toMatchObject({ title: '', header: { name: '', label: '', contacts: [] }, sections: [] });
});

const ROLES = `
work:
  - { name: Nimbus, position: Staff, url: nimbus.example, location: Zurich, startDate: 2019, highlights: [Led it] }
  - { name: Nimbus, position: Senior, url: nimbus.example, location: Zurich, startDate: 2016-05, endDate: 2019 }
  - { name: Basalt, position: Engineer, startDate: 2014, endDate: 2016 }
  - { name: Nimbus, position: Intern, startDate: 2013, endDate: 2013 }
`;

test('consecutive roles at one company stand under its name, over all of their time', () => {
  const [work] = see(ROLES, '', { ...LOOK, group: true }).sections;
  const told = work?.entries.map(({ title, dates, href, roles }) => [title, dates, href, roles.length]);
  expect(told).toEqual([
    ['Nimbus', 'May 2016 – Present', 'https://nimbus.example', 2],
    ['Engineer', '2014 – 2016', '', 0],
    ['Intern', '2013', '', 0],
  ]);
  expect(work?.entries[0]?.where.map(({ text }) => text)).toEqual(['Zurich']);
  expect(work?.entries[0]?.roles.map(({ title, where, bullets }) => [title, where, bullets])).toEqual([
    ['Staff', [], ['Led it']],
    ['Senior', [], []],
  ]);
});

test('roles in two cities keep theirs', () => {
  const moved = ROLES.replace('location: Zurich', 'location: Bern');
  const [work] = see(moved, '', { ...LOOK, group: true }).sections;
  expect(work?.entries[0]?.where).toEqual([]);
  expect(work?.entries[0]?.roles.map(({ where }) => where[0]?.text)).toEqual(['Bern', 'Zurich']);
});

test('a template’s first sections come first, unless the variant says which', () => {
  const base = 'work: [{ name: A }]\nskills: [{ name: B }]\npublications: [{ name: C }]\n';
  const look = { ...LOOK, first: ['publications', 'education', 'skills'] };
  const ids = (variant: string) => see(base, variant, look).sections.map(({ id }) => id);
  expect(ids('')).toEqual(['publications', 'skills', 'work']);
  expect(ids('sections: [work, publications]')).toEqual(['work', 'publications']);
});

test('a template’s side sections are marked, custom ones too, and stay in the variant’s order', () => {
  const base =
    'work: [{ name: A }]\nskills: [{ name: B }]\ncustom: [{ id: boards, title: Boards, text: C }]\n';
  const look = { ...LOOK, side: ['boards', 'skills', 'languages'] };
  const marked = see(base, 'sections: [skills, work, boards]', look).sections;
  expect(marked.map(({ id, side }) => [id, side])).toEqual([
    ['skills', true],
    ['work', false],
    ['boards', true],
  ]);
});
