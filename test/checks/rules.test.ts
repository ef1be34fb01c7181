import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { RULES } from '../../src/checks/index.ts';
import { CODES, inSourceOrder } from '../../src/diagnostic.ts';
import { lintTexts, type Case } from '../support/lintTexts.ts';

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'resume-rules-'));
  vi.stubEnv('XDG_CACHE_HOME', cache);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true });
});

const ADA = { name: 'Ada Example', email: 'ada@example.com', phone: '+1 415 555 0142' };

/** A résumé of one job that is over. */
function job(...highlights: unknown[]): Case {
  return {
    base: {
      basics: ADA,
      work: [
        {
          id: 'job',
          name: 'Northwind',
          startDate: '2015-01',
          endDate: '2019-12',
          position: 'Clerk',
          highlights,
        },
      ],
    },
  };
}

function current(...highlights: unknown[]): Case {
  return {
    base: { basics: ADA, work: [{ id: 'job', name: 'Northwind', startDate: '2024-01', highlights }] },
  };
}

/** Jobs from and until; `name` is the first word. */
function jobs(...spans: string[]): Case {
  const work = spans.map((span) => {
    const [name, startDate, endDate, position] = span.split(' ');
    return { name, startDate, ...(endDate && { endDate }), ...(position && { position }) };
  });
  return { base: { basics: ADA, work } };
}

function told(base: string, variants: Record<string, string>): Case {
  return { base: `basics: { name: Ada, email: ada@example.com, phone: 415-555-0142 }\n${base}`, variants };
}

const basics = (more: object): Case => ({ base: { basics: { ...ADA, ...more } } });

/** What a rule catches, and its neighbours that it lets pass. */
const ROWS: Record<string, { caught: [what: string, Case][]; passed: [what: string, Case][] }> = {
  spelling: {
    caught: [
      ['a verb', job('Speadheaded the move')],
      ['a slip of a known name', job('Ran Kuberentes on bare metal')],
      ['a job title', basics({ label: 'Senior Software Enginer' })],
      ['a slip of the résumé’s own name', job('Left Norhtwind in good order')],
    ],
    passed: [
      ['technology, units', job('Ran pgvector and dbt at 3K RPS, p99 under 2 s')],
      ['names that nobody knows', job('Moved from Zorbaq to Quuxly')],
      [
        'names of the résumé',
        { base: { basics: ADA, work: [{ name: 'Heliogrph', highlights: ['Left heliogrph'] }] } },
      ],
      ['code', job('Wrote `mkfoobr` in Go')],
      ['addresses', job('Wrote foobr.example.com and ada@foobr.org')],
      ['British words without a region', job('Optimised the catalogue')],
      ['made of what is known', job('Wrote resumable uploads, unbuffered')],
    ],
  },
  grammar: {
    caught: [
      ['then for than', job('Moved more then 300 services')],
      ['it’s for its', job('Wrote the API and it’s clients')],
      ['one thing that do', job('Built a tool that help clerks')],
    ],
    passed: [
      ['than', job('Moved more than 300 services')],
      ['a team that run', job('Built a team that run the shop')],
      ['what was', job('Cut a cache that let teams wait')],
    ],
  },
  article: {
    caught: [
      ['an user', job('Built an user portal')],
      ['a SLO', job('Wrote a SLO')],
      ['a 8-node', job('Ran a 8-node cluster')],
      ['an $1M', job('Won an $1M grant')],
    ],
    passed: [
      ['an hour', job('Held an hour-long talk, a user group and a one-off')],
      ['said both ways', job('Wrote an SQL tutor and a SQL linter')],
      ['figures', job('Ran an 8-node, an 11-node, an 18K-node and a 100-node cluster')],
    ],
  },
  'repeated-word': {
    caught: [['the the', job('Cut the the load')]],
    passed: [
      ['that that', job('Showed that that was enough')],
      ['a name', job('Opened the shop in Walla Walla')],
    ],
  },
  'double-space': {
    caught: [['two', job('Cut  the load')]],
    passed: [['in code', job('Ran `a  b`')]],
  },
  'mixed-quotes': {
    caught: [['one straight', job('The team’s plan', 'The firm’s and the board’s', "The shop's till")]],
    passed: [
      ['all straight', job("The team's plan", "The shop's till")],
      ['inches', job('The team’s 5" screen')],
    ],
  },
  'mixed-dashes': {
    caught: [['one hyphen', job('Ran two shops – both mine – for years', 'Sold one - the first')]],
    passed: [
      ['all hyphens', job('Ran two shops - both mine', 'Sold one - the first')],
      ['between figures', job('Ran two shops – both mine – for years', 'Moved from 3 - 4 teams')],
      ['in code', job('Ran two shops – both mine – for years', 'Typed `a - b`')],
    ],
  },
  'trailing-space': {
    caught: [['behind a name', told('work: [{ name: Acme }]  ', {})]],
    passed: [['none', told('work: [{ name: Acme }]', {})]],
  },
  'figure-drift': {
    caught: [
      [
        'a patch',
        told('work: [{ id: w, highlights: [{ id: h, text: Held 99.9% availability }] }]', {
          v: 'work: { w: { highlights: { h: { text: Held 99.99% availability } } } }',
        }),
      ],
      [
        'a wording that nobody uses yet',
        told(
          'work: [{ id: w, highlights: [{ id: h, text: Served 5K QPS, alt: { short: Served 10K QPS } }] }]',
          {},
        ),
      ],
      [
        'a fact',
        told('facts: { q: 5K QPS }\nwork: [{ id: w, highlights: [{ id: h, text: "Served ${q}" }] }]', {
          v: 'facts: { q: 10K QPS }',
        }),
      ],
      [
        'two bullets that tell one thing',
        told(
          `work: [{ id: w, highlights: [
          { id: a, tags: [x], text: Led 4+ teams in moving the ad server to Kubernetes },
          { id: b, tags: [y], text: Led 6+ teams moving the ad server to Kubernetes }] }]`,
          { x: 'include: [x]', y: 'include: [y]' },
        ),
      ],
      [
        'a translation',
        told('work: [{ id: w, highlights: [{ id: h, text: Held 99.9% availability }] }]', {
          de: 'locale: de\nwork: { w: { highlights: { h: { text: "Hielt 99,99 % Verfügbarkeit" } } } }',
        }),
      ],
    ],
    passed: [
      [
        'the same, written another way',
        told('facts: { q: 10K QPS }\nwork: [{ id: w, highlights: [{ id: h, text: "Served ${q}" }] }]', {
          v: 'facts: { q: "10,000 queries per second" }',
        }),
      ],
      ['two things on one page', job('Grew sign-ups by 30% in Ghana', 'Grew sign-ups by 45% in Kenya')],
      [
        'a summary of another team',
        told('work: [{ id: w, highlights: [Moved house] }]', {
          a: 'basics: { summary: Leads 10 engineers. }',
          b: 'basics: { summary: Leads 6 engineers. }',
        }),
      ],
    ],
  },
  'impossible-figure': {
    caught: [
      ['less than nothing', job('Cut the load by 500%')],
      ['more than all', job('Held 110% availability')],
      ['of all users', job('Moved 150% of users')],
      ['below none', job('Led −4 engineers')],
      ['the wrong way', job('Cut latency from 90 ms to 400 ms')],
      ['14 of 12', job('Closed 14 of 12 findings')],
    ],
    passed: [
      ['growth', job('Grew revenue by 500%')],
      ['while something else grows', job('Cut cost while raising traffic by 300%')],
      ['of target', job('Sold 127% of target')],
      ['net retention', job('Raised net revenue retention to 118%')],
      ['all', job('Cut paper by 100%')],
      ['a temperature', job('Tested at −20 °C')],
      ['improved downwards', job('Improved latency from 400 ms to 90 ms')],
      ['12 of 14', job('Closed 12 of 14 findings')],
    ],
  },
  'name-spelling': {
    caught: [
      ['beside the right one', job('Wrote TypeScript', 'Taught Typescript')],
      ['with and without its dot', job('Wrote Node.js', 'Taught NodeJS')],
      ['alone', job('Moved to Github')],
      ['a name of the résumé', job('Sold MegaWidgets', 'Made Megawidgets')],
      [
        'in another variant',
        told('work: [{ id: w, highlights: [{ id: h, text: Wrote GraphQL }] }]', {
          v: 'work: { w: { highlights: { h: { text: Wrote Graphql } } } }',
        }),
      ],
    ],
    passed: [
      ['another name', job('Ran PostgreSQL', 'Tuned Postgres', 'Ran K8s', 'Left Kubernetes')],
      ['a word of the language', job('Wrote React', 'Learned to react', 'Wrote Go', 'Made it go')],
      ['an address', job('Kept it at https://github.com/ada', 'Moved to GitHub')],
      ['code', job('Wrote `nodejs` scripts', 'Wrote Node.js')],
      [
        'keywords in small letters',
        { base: { basics: ADA, skills: [{ name: 'Web', keywords: ['javascript'] }] } },
      ],
    ],
  },
  'end-before-start': {
    caught: [['a job', jobs('A 2021-03 2020-11')]],
    passed: [
      ['one month', jobs('A 2021-03 2021-03')],
      ['a bare year', jobs('A 2021-03 2021')],
    ],
  },
  'future-date': {
    caught: [
      ['a start', jobs('A 2062-03')],
      ['an award', { base: { basics: ADA, awards: [{ title: 'Prize', date: '2027-01' }] } }],
    ],
    passed: [
      ['today’s month', jobs('A 2026-06')],
      [
        'a degree',
        { base: { basics: ADA, education: [{ institution: 'MIT', startDate: '2024', endDate: '2028' }] } },
      ],
      ['a talk', { base: { basics: ADA, talks: [{ name: 'On looms', date: '2027-01' }] } }],
      [
        'what is announced',
        {
          base: {
            basics: ADA,
            publications: [{ name: 'Looms', releaseDate: '2027-01', summary: 'To appear' }],
          },
        },
      ],
    ],
  },
  'date-gap': {
    caught: [['ten months', jobs('A 2015-01 2017-01', 'B 2017-12')]],
    passed: [
      ['six months', jobs('A 2015-01 2017-01', 'B 2017-08')],
      [
        'a degree between',
        {
          base: {
            basics: ADA,
            work: [
              { name: 'A', startDate: '2010-01', endDate: '2013-07' },
              { name: 'B', startDate: '2015-06' },
            ],
            education: [{ institution: 'MIT', startDate: '2013', endDate: '2015' }],
          },
        },
      ],
      ['bare years', jobs('A 2013 2015', 'B 2016 2020')],
      ['before the first job', jobs('A 2020-01')],
    ],
  },
  'date-overlap': {
    caught: [['five months', jobs('A 2018-01 2020-06', 'B 2020-01')]],
    passed: [
      ['handing over', jobs('A 2018-01 2020-02', 'B 2020-01')],
      ['told', jobs('A 2018-01 2020-06 Engineer', 'B 2020-01 2021-01 Part-time')],
      ['two roles of one firm', jobs('A 2018-01 2020-06', 'A 2020-01')],
      ['bare years', jobs('A 2018 2020', 'B 2020 2021')],
    ],
  },
  'date-precision': {
    caught: [['a bare year among months', jobs('A 2018-01 2020-06', 'B 2020-07 2021')]],
    passed: [
      ['years alone', jobs('A 2018 2020', 'B 2020 2021')],
      [
        'another section',
        {
          base: {
            basics: ADA,
            work: [{ name: 'A', startDate: '2018-01' }],
            education: [{ institution: 'MIT', startDate: '2013', endDate: '2017' }],
          },
        },
      ],
    ],
  },
  tense: {
    caught: [
      ['a base form', job('Manage the shop')],
      ['the third person', job('Oversees the shop')],
      ['a gerund', job('Managing the shop')],
      ['what is a noun, too', job('Lead the shop')],
    ],
    passed: [
      ['the current job', current('Manage the shop', 'Built the till')],
      ['nouns', job('Lead engineer of the shop', 'Design of the till', 'Support for clerks')],
      ['the same in the past', job('Cut the load', 'Set the pace', 'Put it right')],
    ],
  },
  'weak-opening': {
    caught: [
      ['responsible for', job('Responsible for the shop')],
      ['helped', job('Helped to move the shop')],
    ],
    passed: [['in the middle', job('Moved the shop and helped reach $1M')]],
  },
  'repeated-opening': {
    caught: [['three', job('Built a till', 'Built a shop', 'Sold it', 'Built a barn')]],
    passed: [
      ['two', job('Built a till', 'Sold it', 'Built a barn')],
      ['no verbs', job('A till', 'A shop', 'A barn')],
    ],
  },
  'no-figure': {
    caught: [['a whole job', job('Built a till', 'Sold a shop', 'Led the clerks')]],
    passed: [
      ['one has one', job('Built a till', 'Sold a shop', 'Led 4 clerks')],
      ['two bullets', job('Built a till', 'Sold a shop')],
    ],
  },
  'long-bullet': {
    caught: [['three lines', job(`Built ${'a till and a shop and '.repeat(12)}a barn`)]],
    passed: [
      ['two lines', job(`Built ${'a till and a shop and '.repeat(8)}a barn`)],
      ['a long address behind a word', job(`Built [a till](https://example.com/${'x'.repeat(300)})`)],
    ],
  },
  'stray-mark': {
    caught: [
      ['a comma at the end', job('Built a till,')],
      ['it breaks off', job('Built a till and')],
      ['a space before', job('Built a till , and a shop')],
      ['never closed', job('Built a till (and a shop')],
      ['twice', job('Built a till..')],
    ],
    passed: [
      ['an ellipsis', job('Built a till...')],
      ['.NET', job('Built a till in .NET, and more')],
      ['in code', job('Ran `a , b`')],
      ['i) and ii)', job('Built i) a till, ii) a shop')],
    ],
  },
  'mixed-full-stops': {
    caught: [['one of three', job('Built a till.', 'Sold a shop', 'Led a team')]],
    passed: [
      ['all', job('Built a till.', 'Sold a shop.')],
      ['an abbreviation', job('Built a till', 'Joined Northwind Inc.')],
    ],
  },
  'duplicate-bullet': {
    caught: [['the same', job('Cut the load by half', 'Sold a shop', 'Cut the load by half')]],
    passed: [['alike', job('Cut the load by half', 'Cut the cost by half')]],
  },
  'bad-link': {
    caught: [
      ['a scheme', basics({ url: 'htps://example.com' })],
      ['one slash', basics({ url: 'https:/example.com' })],
      ['twice', basics({ url: 'https://https://example.com' })],
      ['no ending', basics({ url: 'https://example' })],
      ['a mail provider', basics({ email: 'ada@gmial.com' })],
      ['an ending', basics({ email: 'ada@example.con' })],
      ['in a text', job('Wrote [it](http//example.com)')],
      ['no scheme', job('Wrote [it](example.com/it)')],
      ['mailto', job('Wrote [me](mailto:ada@gmial.com)')],
    ],
    passed: [
      ['as people write them', basics({ url: 'linkedin.com/in/ada', email: 'ada@gmx.net' })],
      ['an archive', basics({ url: 'https://web.archive.org/web/https://example.com' })],
      ['a remark', job('Wrote looms [sic] (and more)')],
      ['in a sentence', job('Wrote it (https://example.com/it).')],
      ['other schemes', basics({ url: 'mailto:ada@example.com' })],
    ],
  },
  'unreadable-phone': {
    caught: [
      ['a letter', basics({ phone: '415-555-O142' })],
      ['too short', basics({ phone: '555-01' })],
      ['two numbers', basics({ phone: '415-555-0142 / 415-555-0143' })],
    ],
    passed: [
      ['as people write them', basics({ phone: '(415) 555-0142' })],
      ['an extension', basics({ phone: '+44 20 7946 0958 ext. 12' })],
      ['a hard hyphen', basics({ phone: '415‑555‑0142' })],
    ],
  },
  'contact-leak': {
    caught: [
      [
        'a mail address',
        told('work: [{ id: w, summary: Write to ada@example.com }]', {
          public: 'basics: { email: null, phone: null }',
        }),
      ],
      [
        'a phone written otherwise',
        told('work: [{ id: w, summary: Call (415) 555 0142 }]', {
          public: 'basics: { email: null, phone: null }',
        }),
      ],
    ],
    passed: [
      ['what has its contact', told('work: [{ id: w, summary: Write to ada@example.com }]', { v: '{}' })],
      [
        'somebody else’s',
        told('work: [{ id: w, summary: Ran help@example.org }]', {
          public: 'basics: { email: null, phone: null }',
        }),
      ],
    ],
  },
  'private-notes': {
    caught: [
      [
        'beside contact data',
        told('work: [{ id: w, highlights: [{ text: Sold it, note: For less }] }]', { v: 'notes: true' }),
      ],
      [
        'in public',
        told('work: [{ id: w, highlights: [{ text: Sold it, note: For less }] }]', {
          v: 'notes: true\nbasics: { email: null, phone: null }',
        }),
      ],
    ],
    passed: [
      [
        'for its author',
        told('work: [{ id: w, highlights: [{ text: Sold it, note: For less }] }]', {
          interview: 'notes: true',
        }),
      ],
      ['no note', told('work: [{ id: w, highlights: [Sold it] }]', { v: 'notes: true' })],
    ],
  },
  'dead-tag': {
    caught: [
      ['a slip', told('work: [{ tags: [databses] }, { tags: [databases] }]', { v: 'include: [databases]' })],
      ['unasked', told('work: [{ tags: [a] }, { tags: [b] }]', { v: 'include: [a]' })],
    ],
    passed: [
      ['asked for', told('work: [{ tags: [a] }, { tags: [b] }]', { v: 'include: [a]\nexclude: [b]' })],
      ['nobody to ask', { base: 'basics: { name: Ada, email: ada@example.com }\nwork: [{ tags: [a] }]' }],
    ],
  },
};

const ON = `rules: { ${RULES.filter(({ level }) => level === 'off')
  .map(({ code }) => `${code}: warning`)
  .join(', ')} }`;

test.each(Object.entries(ROWS))('%s', async (code, { caught, passed }) => {
  const said = await lintTexts(
    [...caught, ...passed].map(([, one]) => one),
    { settings: ON },
  );
  const codes = said.map((one) => one.map((diagnostic) => diagnostic.code));
  for (const [index, [what]] of caught.entries()) expect(codes[index], `caught: ${what}`).toContain(code);
  for (const [index, [what]] of passed.entries())
    expect(codes[caught.length + index], `passed: ${what}`).not.toContain(code);
});

test('every rule has rows, words, and a level that its words have', async () => {
  expect(Object.keys(ROWS).sort()).toEqual(RULES.map(({ code }) => code).sort());
  expect(CODES).toEqual(expect.arrayContaining(RULES.map(({ code }) => code)));
  for (const { code, level } of RULES.filter((rule) => rule.level !== 'off')) {
    const { caught } = ROWS[code] ?? { caught: [] };
    const [said = []] = await lintTexts(caught.slice(0, 1).map(([, one]) => one));
    expect(said.find((one) => one.code === code)?.severity, code).toBe(level);
  }
});

test('the same finding in several variants is one, and knows all of them', async () => {
  const [said = []] = await lintTexts([
    told('work: [{ id: w, highlights: [Cut the the load] }]', { a: 'locale: en-US', b: 'locale: en-GB' }),
  ]);
  const found = inSourceOrder(said).filter(({ code }) => code === 'repeated-word');
  expect(found.map(({ variants }) => variants?.toSorted())).toEqual([['a', 'b', 'default']]);
});

test('other languages are spared the rules of English', async () => {
  const [said = []] = await lintTexts([
    told('work: [{ id: w, startDate: 2015-01, endDate: 2019-01, highlights: [Leite die die Speadheaded] }]', {
      default: 'locale: de',
    }),
  ]);
  expect(said).toEqual([]);
});
