import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { position } from '../../src/core/source.ts';
import { entriesBelow, entriesIn } from '../../src/core/tree.ts';
import { tell, type Files } from '../support/tell.ts';

const CAREER = `
basics:
  name: Ada
  label: Engineer
  email: ada@example.com
  summary: Builds engines.
  profiles:
    - { network: GitHub, url: https://github.com/ada }
    - { network: Mastodon, username: ada }
work:
  - id: acme
    name: Acme
    position: Engineer
    startDate: 2020
    tags: [ml, web]
    keywords: [Go, Kafka]
    highlights:
      - id: serving
        text: Served models.
        tags: [ml]
        alt: { short: Served., long: Served models to millions. }
        note: Ask Bob.
      - { id: page, text: Built a page., tags: [web] }
      - Kept the lights on.
  - name: Globex
    position: Intern
    endDate: 2019
    tags: [web]
skills:
  - { name: Languages, keywords: [Go, C] }
  - { name: Streaming, keywords: [Kafka], tags: [ml] }
custom:
  - id: oss
    title: Open Source
    entries:
      - { name: Flink, summary: A patch. }
      - { name: Kafka, summary: Two patches. }
  - id: life
    title: Life
    list:
      - { id: sail, text: Sailing }
      - { id: chess, text: Chess }
`;

/** One rule of the variant language. Without `says` there is nothing to say. */
interface Rule extends Partial<Files> {
  name: string;
  /** What the data holds at least, as YAML; lists are whole. */
  gives?: string;
  /** Paths that the data does not have. */
  lacks?: string[];
  /** The top-level keys of the data, in order. */
  keys?: string[];
  /** What the settings hold at least. */
  settings?: object;
  /** The ids of `work`. */
  ids?: string[];
  /** Every diagnostic: code, file and line. */
  says?: string[];
  /** What one of them says at least. */
  hint?: string;
}

const RULES: Rule[] = [
  // A map patches by id
  {
    name: 'a map patches the entry of that id and leaves the others as they are',
    variants: 'work: { acme: { position: Lead } }',
    gives: 'work: [{ name: Acme, position: Lead, startDate: "2020" }, { name: Globex, position: Intern }]',
  },
  {
    name: 'an entry without an id goes by its name',
    variants: 'work: { globex: { position: Trainee } }',
    gives: 'work: [{ position: Engineer }, { position: Trainee }]',
  },
  {
    name: 'a map below a map patches highlights by id, a plain one stays where it is',
    variants: 'work: { acme: { highlights: { page: { text: Built two. } } } }',
    gives: 'work: [{ highlights: [Served models., Built two., Kept the lights on.] }, {}]',
  },
  {
    name: 'a highlight takes its new text without a key, too',
    variants: 'work: { acme: { highlights: { page: Built two. } } }',
    gives: 'work: [{ highlights: [Served models., Built two., Kept the lights on.] }, {}]',
  },
  {
    name: 'profiles go by their network',
    variants: 'basics: { profiles: { github: { url: https://github.com/lovelace } } }',
    gives: 'basics: { profiles: [{ url: https://github.com/lovelace }, { username: ada }] }',
  },
  {
    name: 'custom sections go by id, their entries by name',
    variants: 'custom: { oss: { title: Code, entries: { flink: { summary: Core. } } } }',
    gives: 'custom: [{ title: Code, entries: [{ name: Flink, summary: Core. }, { name: Kafka }] }, {}]',
  },
  {
    name: 'the list of a custom section is patched like highlights',
    variants: 'custom: { life: { list: { sail: Sails } } }',
    gives: 'custom: [{}, { list: [Sails, Chess] }]',
  },
  {
    name: 'null removes an entry',
    variants: 'work: { acme: null }\nskills: { languages: null }',
    gives: 'work: [{ name: Globex }]\nskills: [{ name: Streaming }]',
  },
  {
    name: 'null removes an entry at every depth',
    variants:
      'work: { acme: { highlights: { serving: null } } }\ncustom: { oss: { entries: { kafka: null } } }',
    gives:
      'work: [{ highlights: [Built a page., Kept the lights on.] }, {}]\ncustom: [{ entries: [{ name: Flink }] }, {}]',
  },
  {
    name: 'null removes a field, a section, and what is nested',
    variants: 'basics: { email: null, profiles: null }\nskills: null\nwork: { acme: { keywords: null } }',
    gives: 'basics: { name: Ada }',
    lacks: ['basics.email', 'basics.profiles', 'skills', 'work.0.keywords'],
  },
  {
    name: 'null takes back what a parent set: tags, sections and page',
    variants: {
      default: 'exclude: [web]\nsections: [skills]\npage: { size: Letter }',
      v: 'exclude: null\nsections: null\npage: null',
    },
    ids: ['acme', 'globex'],
    keys: ['basics', 'work', 'skills', 'custom'],
    settings: { page: {} },
  },
  {
    name: '"*" patches every entry of the list',
    variants: 'work: { "*": { location: Remote } }',
    gives: 'work: [{ name: Acme, location: Remote }, { name: Globex, location: Remote }]',
  },
  {
    name: 'an entry’s own patch beats "*", whichever is written first',
    variants: 'work: { acme: { location: Paris }, "*": { location: Remote } }',
    gives: 'work: [{ location: Paris }, { location: Remote }]',
  },
  {
    name: '"*" reaches below entries that have what it names, and is quiet about the others',
    variants: 'work: { "*": { highlights: { page: null } } }',
    gives: 'work: [{ highlights: [Served models., Kept the lights on.] }, { name: Globex }]',
  },
  {
    name: 'what "*" names is unknown only where no entry has it',
    base: 'work: [{ name: A }, { name: B }, { name: C, highlights: [{ id: x, text: X }] }]',
    variants: 'work: { "*": { highlights: { x: Y } } }',
    gives: 'work: [{}, {}, { highlights: [Y] }]',
  },
  { name: '"*": null empties the list', variants: 'skills: { "*": null }', gives: 'skills: []' },

  // A list chooses and orders
  {
    name: 'a list of ids chooses and orders',
    variants: 'work: [globex, acme]\nskills: [streaming]',
    gives: 'work: [{ name: Globex }, { name: Acme }]\nskills: [{ name: Streaming }]',
  },
  {
    name: 'a list of highlights leaves the unnamed and the plain ones out',
    variants: 'work: { acme: { highlights: [page, serving] } }',
    gives: 'work: [{ highlights: [Built a page., Served models.] }, {}]',
  },
  {
    name: 'an item with an id chooses and patches',
    variants: 'work: [{ id: acme, position: Lead, highlights: [{ id: page, text: Built two. }] }]',
    gives: 'work: [{ name: Acme, position: Lead, highlights: [Built two.] }]',
  },
  {
    name: 'an item without an id is new',
    variants: 'work: [{ name: Initech }, { id: acme, highlights: [{ text: New. }, page] }]',
    gives: 'work: [{ name: Initech }, { name: Acme, highlights: [New., Built a page.] }]',
  },
  {
    name: 'a new entry has its id from its name, for the variants below',
    variants: {
      p: 'work: [acme, { name: Initech Ltd. }]',
      v: 'extends: p\nwork: { initech-ltd: { position: CTO } }',
    },
    gives: 'work: [{ name: Acme }, { name: Initech Ltd., position: CTO }]',
  },
  {
    name: 'a variant may add a section of its own',
    variants: 'custom: [life, { title: For You, text: Hello. }]\nsections: [for-you]',
    gives: 'custom: [{ id: for-you, title: For You, text: Hello. }]',
    settings: { sections: ['for-you'] },
  },
  {
    name: 'a section that a variant adds does not take the name of a usual one',
    variants: 'custom: [{ title: Talks, text: Many. }]',
    gives: 'custom: [{ id: talks-2, title: Talks }]',
  },
  { name: 'an empty list leaves nothing', variants: 'work: []', gives: 'work: []' },
  {
    name: 'lists of plain texts are replaced whole',
    variants: 'work: { acme: { keywords: [Rust] } }\nskills: { languages: { keywords: [C, Go] } }',
    gives: 'work: [{ keywords: [Rust] }, {}]\nskills: [{ keywords: [C, Go] }, {}]',
  },
  {
    name: 'courses are replaced whole, too',
    base: 'education: [{ institution: MIT, courses: [Maths, Logic] }]',
    variants: 'education: { mit: { courses: [Logic] } }',
    gives: 'education: [{ courses: [Logic] }]',
  },

  // Extending
  {
    name: 'a variant that says nothing is its parent',
    variants: '',
    gives: 'work: [{ name: Acme }, { name: Globex }]',
  },
  {
    name: 'default comes first, the variant on top of it',
    variants: { default: 'basics: { label: A, name: B }', v: 'basics: { label: C }' },
    gives: 'basics: { label: C, name: B, email: ada@example.com }',
  },
  {
    name: 'a chain of parents is told oldest first',
    variants: {
      c: 'extends: b\nbasics: { label: C }\nwork: { globex: { location: C } }',
      b: 'extends: a\nbasics: { label: B, phone: "2" }',
      a: 'basics: { label: A, phone: "1", url: a.example }',
      v: 'extends: c',
    },
    gives: 'basics: { label: C, phone: "2", url: https://a.example }\nwork: [{}, { location: C }]',
  },
  {
    name: '`extends: null` starts from the bare base, past default',
    variants: { default: 'basics: { label: A }\nlocale: de', v: 'extends: null' },
    gives: 'basics: { label: Engineer }',
    settings: { locale: undefined },
  },
  {
    name: 'default itself may extend another variant, which then starts from the base',
    variants: { a: 'extends: null\nbasics: { label: A }', default: 'extends: a\nbasics: { phone: "1" }' },
    gives: 'basics: { label: A, phone: "1" }',
  },
  {
    name: 'an inline variant is one like those in files',
    base: `${CAREER}\nvariants: { p: { basics: { label: P } } }`,
    variants: 'extends: p',
    gives: 'basics: { label: P }',
  },
  {
    name: 'a child’s include, exclude, use and sections replace its parent’s',
    variants: {
      p: 'include: [ml]\nexclude: [web]\nuse: [short]\nsections: [skills]',
      v: 'extends: p\ninclude: [web]\nexclude: [ml]\nuse: [long]\nsections: [work]',
    },
    gives: 'work: [{ name: Globex }]',
    settings: { sections: ['work'] },
  },
  {
    name: 'a child’s basics, page, titles, facts and template options merge with its parent’s',
    base: `${CAREER}facts: { a: "1", b: "2" }\nawards: [{ title: "\${a}\${b}" }]`,
    variants: {
      p: 'page: { size: A5, margin: 9mm }\ntitles: { work: Jobs }\nfacts: { a: "3" }\ntemplate: { options: { size: 9 } }',
      v: 'extends: p\npage: { size: A4 }\ntitles: { skills: Tools }\nfacts: { b: "4" }\ntemplate: { options: { accent: red } }',
    },
    gives: 'awards: [{ title: "34" }]',
    settings: {
      page: { size: 'A4', margin: '9mm' },
      titles: { work: 'Jobs', skills: 'Tools' },
      template: { name: 'classic', options: { size: 9, accent: 'red' } },
    },
  },
  {
    name: 'null takes a page setting or an option back',
    variants: {
      p: 'page: { size: A5, max: 1 }\ntemplate: { options: { size: 9, accent: red } }',
      v: 'extends: p\npage: { max: null }\ntemplate: { options: { size: null } }',
    },
    settings: { page: { size: 'A5' }, template: { options: { accent: 'red' } }, maxAt: undefined },
  },

  // Tags
  {
    name: '`include` drops entries tagged with none of these, untagged ones stay',
    variants: 'include: [web]',
    gives: `
      work: [{ name: Acme, highlights: [Built a page., Kept the lights on.] }, { name: Globex }]
      skills: [{ name: Languages }]`,
  },
  {
    name: '`exclude` drops entries tagged with one of these',
    variants: 'exclude: [ml]',
    gives: 'work: [{ name: Globex }]\nskills: [{ name: Languages }]',
  },
  {
    name: '`include` counts all of an entry’s tags, `exclude` beats it',
    variants: 'include: [ml]\nexclude: [web]',
    gives: 'work: []\nskills: [{ name: Languages }, { name: Streaming }]',
    says: ['empty-section v.yaml:1'],
  },
  {
    name: '`include: []` keeps what has no tags',
    variants: 'include: []',
    gives: 'work: []\nskills: [{ name: Languages }]',
    says: ['empty-section v.yaml:1'],
  },
  {
    name: 'an entry that a list names stays, whatever its tags',
    variants: 'exclude: [web]\nwork: [{ id: acme, highlights: [page, serving] }]',
    gives: 'work: [{ name: Acme, highlights: [Built a page., Served models.] }]',
  },
  {
    name: 'an entry that a list names goes with the one above it',
    variants: 'exclude: [ml]\nwork: { acme: { highlights: [page] } }',
    gives: 'work: [{ name: Globex }]',
    says: ['patched-out v.yaml:2'],
  },
  {
    name: 'what a parent’s list names stays when a child excludes its tag',
    variants: { p: 'skills: [streaming, languages]', v: 'extends: p\nexclude: [ml]' },
    gives: 'skills: [{ name: Streaming }, { name: Languages }]',
  },
  {
    name: 'a custom section goes by its tags like an entry, and is not called empty',
    base: `${CAREER}  - { id: etc, title: Etc, text: X, tags: [ml] }`,
    variants: 'exclude: [ml]',
    gives: 'custom: [{ id: oss }, { id: life }]',
  },

  // Sections
  {
    name: '`sections` chooses and orders; what is not listed is gone',
    variants: 'sections: [skills, life, work]',
    keys: ['basics', 'skills', 'custom', 'work'],
    gives: 'custom: [{ id: life }]',
    settings: { sections: ['skills', 'life', 'work'] },
  },
  {
    name: 'without `sections` the order is the file’s',
    base: 'skills: [{ name: A }]\nbasics: { summary: S }\ncustom: [{ id: c, title: C, text: T }]\nwork: [{ name: W }]',
    keys: ['basics', 'skills', 'custom', 'work'],
    settings: { sections: ['skills', 'summary', 'c', 'work'] },
  },
  {
    name: 'the summary is a section: unlisted it is gone, the header stays',
    variants: 'sections: [work]',
    gives: 'basics: { name: Ada, label: Engineer }\nwork: [{}, {}]',
    lacks: ['basics.summary'],
  },
  {
    name: 'the summary may stand anywhere',
    variants: 'sections: [work, summary]',
    gives: 'basics: { summary: Builds engines. }',
    settings: { sections: ['work', 'summary'] },
  },

  // Wordings and notes
  {
    name: '`use` takes the first wording that a highlight has, else its text',
    variants: 'use: [terse, long, short]',
    base: CAREER.replace('tags: [web] }\n      - K', 'tags: [web], alt: { terse: Page. } }\n      - K'),
    gives: 'work: [{ highlights: [Served models to millions., Page., Kept the lights on.] }, {}]',
  },
  {
    name: 'a wording reaches the lists of custom sections',
    base: 'custom: [{ id: c, title: C, list: [{ text: Long., alt: { short: S. } }] }]',
    variants: 'use: [short]',
    gives: 'custom: [{ list: [S.] }]',
  },
  {
    name: 'a note is private',
    gives: 'work: [{ highlights: [Served models., Built a page., Kept the lights on.] }, {}]',
  },
  {
    name: 'a note prints where a variant says `notes: true`',
    variants: 'notes: true',
    gives: 'work: [{ highlights: [Served models. *Ask Bob.*, Built a page., Kept the lights on.] }, {}]',
  },

  // Facts
  {
    name: 'a fact is filled in as it was written',
    base: 'facts: { n: 1.50, z: 007, t: ten }\nbasics: { label: "${n} ${z} ${t}" }',
    gives: 'basics: { label: 1.50 007 ten }',
    lacks: ['facts'],
  },
  {
    name: '`\\${` is literal',
    base: 'facts: { n: "1" }\nbasics: { label: "\\\\${n} ${n}", name: \'\\${x}\' }',
    gives: 'basics: { label: "${n} 1", name: "${x}" }',
  },
  {
    name: 'a fact may use another one',
    base: 'facts: { a: "${b} up", b: "99 %" }\nbasics: { label: "Kept ${a}" }',
    gives: 'basics: { label: Kept 99 % up }',
  },
  {
    name: 'a variant’s facts fill the texts of the base',
    base: 'facts: { qps: 5K }\nbasics: { label: "${qps}" }',
    variants: 'facts: { qps: 10K }',
    gives: 'basics: { label: 10K }',
  },
  {
    name: 'facts are filled in everywhere but in x-*',
    base: 'facts: { y: 2020 }\nx-a: "${y}"\nwork: [{ startDate: "${y}", highlights: ["${y}", { text: "${y}" }] }]',
    gives: 'x-a: "${y}"\nwork: [{ startDate: "2020", highlights: ["2020", "2020"] }]',
  },
  {
    name: 'facts are filled into titles and options, too',
    base: 'facts: { n: "7", c: "#abc" }\nwork: [{}]',
    variants: 'titles: { work: "Top ${n}" }\ntemplate: { options: { accent: "${c}", size: 9 } }',
    settings: { titles: { work: 'Top 7' }, template: { options: { accent: '#abc', size: 9 } } },
  },
  {
    name: 'an unknown fact in an option',
    variants: 'template: { options: { accent: "${c}" } }',
    says: ['unknown-fact v.yaml:1'],
  },
  {
    name: 'a fact that a variant removes is unknown to the texts that use it',
    base: 'basics: { label: "${qps}" }\nfacts: { qps: 5K }',
    variants: 'facts: { qps: null }',
    says: ['unknown-fact resume.yaml:1'],
  },
  {
    name: 'an unknown fact is an error at its place, and the fact that was meant is not called unused',
    base: 'facts: { qps: 5K }\nbasics:\n  label: "${qsp}"',
    says: ['unknown-fact resume.yaml:3'],
    hint: 'did you mean `qps`?',
  },
  { name: 'an unused fact is a warning', base: 'facts: { a: "1" }', says: ['unused-fact resume.yaml:1'] },
  {
    name: 'a fact that only a variant uses is used',
    base: 'facts: { a: "1" }',
    variants: 'basics: { label: "${a}" }',
    gives: 'basics: { label: "1" }',
  },
  {
    name: 'a fact made of itself is an error',
    base: 'facts: { a: "${b}", b: "${a}" }\nbasics: { label: "${a}" }',
    says: ['fact-loop resume.yaml:1'],
  },
  { name: 'an open `${` is an error', base: 'basics: { label: "${a" }', says: ['open-fact resume.yaml:1'] },
  {
    name: 'a date made of a fact has to be one',
    base: 'facts: { d: 2020-13 }\nwork: [{ startDate: "${d}" }]',
    says: ['bad-date resume.yaml:2'],
  },

  // Titles, templates, settings
  {
    name: 'titles are settings, not data',
    variants: 'titles: { work: Jobs, oss: Code }',
    settings: { titles: { work: 'Jobs', oss: 'Code' } },
    lacks: ['titles'],
  },
  {
    name: 'a title of no section is an error',
    variants: 'titles:\n  wrok: Jobs',
    says: ['unknown-section v.yaml:2'],
    hint: 'did you mean `work`?',
  },
  {
    name: '`template: name` is short for a map',
    variants: 'template: modern',
    settings: { template: { name: 'modern' } },
  },
  {
    name: 'another template starts without the parent’s options',
    variants: {
      p: 'template: { options: { size: 9 } }',
      v: 'extends: p\ntemplate: { name: modern, options: { ink: red } }',
    },
    settings: { template: { name: 'modern', options: { ink: 'red' } } },
  },
  {
    name: 'naming the template that it already is keeps its options',
    variants: { p: 'template: { options: { size: 9 } }', v: 'extends: p\ntemplate: classic' },
    settings: { template: { name: 'classic', options: { size: 9 } } },
  },
  {
    name: 'what only variants say is not in the data',
    variants:
      'locale: de\npage: { max: 1 }\nuse: [short]\nnotes: false\ninclude: [ml, web]\ntemplate: classic',
    settings: { locale: 'de', page: { max: 1 } },
    lacks: [
      'locale',
      'page',
      'use',
      'notes',
      'include',
      'template',
      'extends',
      'variants',
      'facts',
      'titles',
    ],
  },
  {
    name: 'ids, tags, alt and note are not in the data, x-* and meta are',
    base:
      CAREER.replace('    name: Acme', '    x-ref: 7\n    name: Acme') +
      'meta: { version: v1, a: { b: null }, work: [{ id: 1, tags: [x] }] }\nx-y: { z: null }',
    gives:
      'meta: { version: v1, a: { b: null }, work: [{ id: 1, tags: [x] }] }\nx-y: { z: null }\nwork: [{ x-ref: 7 }, {}]',
    lacks: ['work.0.id', 'work.0.tags', 'skills.1.tags', 'basics.profiles.0.id', 'custom.0.entries.0.id'],
  },
  {
    name: 'a variant’s meta merges',
    base: 'meta: { version: v1, a: 1 }',
    variants: 'meta: { a: 2 }',
    gives: 'meta: { version: v1, a: 2 }',
  },

  // --set
  {
    name: '--set patches last, by ids',
    variants: 'work: { acme: { position: Lead } }',
    set: ['work.acme.position=Staff Engineer', 'work.acme.highlights.page=Built = better.'],
    gives:
      'work: [{ position: Staff Engineer, highlights: [Served models., Built = better., Kept the lights on.] }, {}]',
  },
  {
    name: '--set reads numbers, true and null as the field wants them',
    set: [
      'page.max=1',
      'page.fit=true',
      'basics.phone=02139',
      'basics.email=null',
      'work.globex.startDate=2018',
    ],
    gives: 'basics: { phone: "02139" }\nwork: [{}, { startDate: "2018" }]',
    lacks: ['basics.email'],
    settings: { page: { max: 1, fit: true } },
  },
  {
    name: '--set takes lists, maps and quoted text as YAML, and a colour as it is',
    set: [
      'skills=[streaming]',
      'work.acme={position: CTO}',
      'basics.label="a: b"',
      'template.options.accent=#1a4d8f',
    ],
    gives: 'basics: { label: "a: b" }\nwork: [{ position: CTO }, {}]\nskills: [{ name: Streaming }]',
    settings: { template: { options: { accent: '#1a4d8f' } } },
  },
  {
    name: '--set speaks to every variant: no effect is no matter',
    set: ['basics.name=Ada'],
    gives: 'basics: { name: Ada }',
  },
  {
    name: '--set of what tags remove is a warning',
    variants: 'exclude: [ml]',
    set: ['work.acme.position=CTO'],
    says: ['patched-out --set:1'],
  },
  { name: '--set without a value', set: ['basics.label'], says: ['bad-path --set:1'] },
  { name: '--set with a hole in its path', set: ['work..position=x'], says: ['bad-path --set:1'] },
  { name: '--set cannot change what is extended', set: ['extends=x'], says: ['bad-path --set:1'] },
  {
    name: '--set of an unknown key',
    set: ['basics.emial=x'],
    says: ['unknown-key --set:1'],
    hint: 'did you mean `email`?',
  },
  {
    name: '--set of an unknown entry',
    set: ['work.acne.name=x'],
    says: ['unknown-id --set:1'],
    hint: 'did you mean `acme`?',
  },
  { name: '--set of half a list', set: ['skills=[languages'], says: ['unclosed-bracket --set:1'] },

  // Derived ids
  {
    name: 'an id comes from the name, without its accents and signs',
    base: 'work: [{ name: "Crème & Co. (Zürich)" }, { name: "Яндекс" }, { position: "C++ Developer" }]',
    ids: ['creme-co-zurich', 'яндекс', 'c-developer'],
  },
  {
    name: 'where two would clash each takes its start year',
    base: 'work: [{ name: A, startDate: 2020-05 }, { name: B }, { name: A, startDate: 2018 }]',
    ids: ['a-2020', 'b', 'a-2018'],
  },
  {
    name: 'where the years clash, too, a number follows',
    base: 'work: [{ name: A, startDate: 2020 }, { name: A, startDate: 2020-05 }, { name: A }, { name: A }]',
    ids: ['a-2020', 'a-2020-2', 'a', 'a-2'],
  },
  {
    name: 'an id that is written wins, the derived one gives way',
    base: 'work: [{ name: A }, { id: a, name: B }, { id: a-2, name: C }]',
    ids: ['a-3', 'a', 'a-2'],
  },
  {
    name: 'an id stays the same when a variant changes the name',
    variants: { p: 'work: { globex: { name: Hooli } }', v: 'extends: p\nwork: [globex]' },
    gives: 'work: [{ name: Hooli }]',
  },
  {
    name: 'ids are the same in a variant that leaves one of two namesakes out',
    base: 'work: [{ name: A, startDate: 2020 }, { name: A, startDate: 2018 }]',
    variants: { p: 'work: [a-2018]', v: 'extends: p\nwork: { a-2018: { position: P } }' },
    gives: 'work: [{ startDate: "2018", position: P }]',
  },

  // Warnings
  { name: 'a value that is there already', variants: 'basics:\n  name: Ada', says: ['no-effect v.yaml:2'] },
  {
    name: 'a list that is there already',
    variants: 'skills: [languages, streaming]',
    says: ['no-effect v.yaml:1'],
  },
  {
    name: 'keywords that are there already',
    variants: 'skills: { languages: { keywords: [Go, C] } }',
    says: ['no-effect v.yaml:1'],
  },
  { name: 'removing what is not there', variants: 'basics:\n  phone: null', says: ['no-effect v.yaml:2'] },
  { name: 'an empty patch', variants: 'work:\n  acme: {}', says: ['no-effect v.yaml:2'] },
  { name: 'an empty map of patches', variants: 'work: {}', says: ['no-effect v.yaml:1'] },
  {
    name: 'a patch cannot change an id',
    variants: 'work:\n  acme:\n    id: x\n    position: P',
    gives: 'work: [{ position: P }, {}]',
    says: ['no-effect v.yaml:3'],
  },
  {
    name: 'choosing, patching or adding is an effect, even in the same order',
    variants: 'skills: [languages, { id: streaming, level: x }]\nwork: [acme, globex, { name: New }]',
  },
  {
    name: 'a patched entry whose tags take it out',
    variants: 'exclude: [ml]\nskills:\n  streaming: { level: Expert }',
    says: ['patched-out v.yaml:3'],
  },
  {
    name: 'a patch of "*" is not lost on an entry that goes',
    variants: 'exclude: [ml]\nskills: { "*": { level: Expert } }',
    gives: 'skills: [{ name: Languages, level: Expert }]',
  },
  {
    name: 'a listed section without anything to show',
    variants: 'sections:\n  - work\n  - talks',
    says: ['empty-section v.yaml:3'],
  },
  {
    name: 'a section that loses all it has to tags',
    variants: 'locale: de\nexclude: [web, ml]',
    says: ['empty-section v.yaml:2'],
  },
  {
    name: 'a listed section that was removed is known, and empty',
    variants: { p: 'custom: { life: null }', v: 'extends: p\nsections: [work, life]' },
    says: ['empty-section v.yaml:2'],
  },
  {
    name: 'a listed section that loses all it has to tags is told of once',
    variants: 'sections: [work]\nexclude: [web, ml]',
    says: ['empty-section v.yaml:1'],
  },
  {
    name: 'a custom section that loses all it has to tags',
    base: 'custom: [{ id: c, title: C, list: [{ text: T, tags: [a] }] }]',
    variants: 'exclude: [a]',
    says: ['empty-section v.yaml:1'],
  },
  {
    name: 'a section that a variant empties itself is meant to be empty',
    variants: 'work: []\nskills: null\nexclude: [ml]',
    base: CAREER.replace('skills:', 'awards: [{ title: T }]\nskills:'),
  },
  {
    name: 'a rewritten text that `use` hides behind another wording',
    variants: 'use: [short]\nwork: { acme: { highlights: {\n  serving: { text: New. } } } }',
    gives: 'work: [{ highlights: [Served., Built a page., Kept the lights on.] }, {}]',
    says: ['hidden-text v.yaml:3'],
  },
  {
    name: 'a rewritten wording is not hidden',
    variants: 'use: [short]\nwork: { acme: { highlights: { serving: { text: New., alt: { short: N. } } } } }',
    gives: 'work: [{ highlights: [N., Built a page., Kept the lights on.] }, {}]',
  },

  // Errors
  {
    name: 'an unknown id in a map',
    variants: 'work:\n  globx: { position: P }',
    says: ['unknown-id v.yaml:2'],
    hint: 'did you mean `globex`?',
  },
  {
    name: 'an unknown id in a list',
    variants: 'work:\n  acme:\n    highlights:\n      - serving\n      - paeg',
    says: ['unknown-id v.yaml:5'],
    hint: 'did you mean `page`?',
  },
  {
    name: 'an unknown id of an item',
    variants: 'work: [{ id: x, name: X }]',
    says: ['unknown-id v.yaml:1'],
    hint: 'known here: `acme`, `globex`',
  },
  {
    name: 'an unknown id below "*" is told once',
    variants: 'work: { "*": { highlights: { paeg: X } } }',
    says: ['unknown-id v.yaml:1'],
  },
  {
    name: 'an unknown custom section',
    variants: 'custom: { os: null }',
    says: ['unknown-id v.yaml:1'],
    hint: 'did you mean `oss`?',
  },
  {
    name: 'a plain-text highlight cannot be named: it takes an id',
    variants: 'work: { acme: { highlights: { kept-the-lights-on: X } } }',
    says: ['unknown-id v.yaml:1'],
    hint: 'a plain-text highlight has no id',
  },
  {
    name: 'a plain-text highlight cannot be named by its text',
    variants: 'work: { acme: { highlights: [Kept the lights on.] } }',
    says: ['unknown-id v.yaml:1'],
    hint: 'a plain-text highlight has no id',
  },
  {
    name: 'a new text in a list needs `text:`, else it is an id',
    variants: 'work: { acme: { highlights: [Wrote a compiler.] } }',
    says: ['unknown-id v.yaml:1'],
    hint: 'to add an entry of this variant, write `- text: …`',
  },
  {
    name: 'a patch of what a parent removed',
    variants: { p: 'work: { acme: null }', v: 'extends: p\nwork: { acme: { position: P } }' },
    says: ['patch-of-dropped v.yaml:2'],
  },
  {
    name: 'a patch of what a parent’s list left out',
    variants: { p: 'work: [acme]', v: 'extends: p\nwork: { globex: null }' },
    says: ['patch-of-dropped v.yaml:2'],
  },
  {
    name: 'choosing what a parent left out',
    variants: { p: 'skills: [languages]', v: 'extends: p\nskills: [streaming]' },
    says: ['patch-of-dropped v.yaml:2'],
  },
  {
    name: 'an id that is listed twice',
    variants: 'work: [acme, globex, acme]',
    says: ['listed-twice v.yaml:1'],
  },
  {
    name: 'a section that is listed twice',
    variants: 'sections: [work, work]',
    says: ['listed-twice v.yaml:1'],
  },
  {
    name: 'an unknown tag to include',
    variants: 'include: [mll, web]',
    says: ['unknown-tag v.yaml:1'],
    hint: 'did you mean `ml`?',
  },
  {
    name: 'an unknown tag to exclude',
    variants: 'exclude:\n  - web\n  - xyz',
    says: ['unknown-tag v.yaml:3'],
    hint: 'known here: `ml`, `web`',
  },
  {
    name: 'a tag that only dropped entries bear is known',
    variants: 'skills: [languages]\nwork: { acme: null, globex: null }\ninclude: [ml]',
  },
  {
    name: 'an unknown wording',
    variants: 'use: [shrot]',
    says: ['unknown-wording v.yaml:1'],
    hint: 'did you mean `short`?',
  },
  {
    name: 'an unknown section',
    variants: 'sections: [work, osss]',
    says: ['unknown-section v.yaml:1'],
    hint: 'did you mean `oss`?',
  },
  {
    name: '`custom` is no section: each of its own is',
    variants: 'sections: [custom]',
    says: ['unknown-section v.yaml:1'],
  },
  {
    name: 'a text where an entry is patched',
    variants: 'work:\n  acme: Lead',
    says: ['wrong-type v.yaml:2'],
  },
  {
    name: 'removing what an entry cannot do without is an error in the variant',
    variants: 'work:\n  acme:\n    highlights:\n      page: { text: null }\ncustom:\n  oss: { title: null }',
    says: ['missing-key v.yaml:4', 'missing-key v.yaml:6'],
  },
  {
    name: 'a bad date in a patch',
    variants: 'work:\n  acme:\n    startDate: 2020-13',
    says: ['bad-date v.yaml:3'],
  },
  {
    name: 'a parent that does not exist',
    variants: { staff: '', v: 'extends: stuff' },
    says: ['unknown-parent v.yaml:1'],
    hint: 'did you mean `staff`?',
  },
  {
    name: 'a loop is told once, from its first variant by name',
    variants: { b: 'extends: a', c: 'extends: b', a: 'locale: de\nextends: c', v: 'extends: b' },
    says: ['variant-loop a.yaml:2'],
  },
  { name: 'a variant that extends itself', variants: 'extends: v', says: ['variant-loop v.yaml:1'] },
  {
    name: 'a loop through default is told where it was written',
    variants: { v: 'locale: de', default: 'extends: v' },
    says: ['variant-loop default.yaml:1'],
  },
  {
    name: 'a variant in both places',
    base: `${CAREER}variants: { v: { locale: de } }`,
    variants: 'locale: en',
    says: ['variant-twice v.yaml:1'],
  },
];

test.each(RULES)('$name', (rule) => {
  const { tailored, diagnostics, said } = tell({ base: CAREER, ...rule });
  expect(said).toEqual(rule.says ?? []);
  if (rule.hint !== undefined) expect(diagnostics.map(({ hint }) => hint).join('\n')).toContain(rule.hint);
  if (rule.gives !== undefined) expect(tailored?.resume).toMatchObject(parse(rule.gives) as object);
  if (rule.settings !== undefined) expect(tailored?.settings).toMatchObject(rule.settings);
  if (rule.keys !== undefined) expect(Object.keys(tailored?.resume ?? {})).toEqual(rule.keys);
  if (rule.ids !== undefined)
    expect(entriesIn(tailored?.tree, 'work')?.items.map(({ id }) => id)).toEqual(rule.ids);
  for (const path of rule.lacks ?? []) expect(tailored?.resume).not.toHaveProperty(path);
});

test('no two rules bear the same name', () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
});

test('each entry knows what happened to it, by whom and where', () => {
  const { tailored } = tell({
    base: CAREER,
    variants: {
      p: 'skills: { "*": { level: x } }\nwork: { globex: null }',
      v: 'extends: p\nexclude: [web]\nwork: [{ id: acme, highlights: [{ text: New. }, serving, page] }]\nsections: [work]',
    },
  });
  const happened = entriesBelow(tailored?.tree ?? expect.fail()).map(({ entry, path, dropped }) => {
    const steps = entry.trail.map(
      ({ what, by, at }) => `${what} by ${by}:${position(at.source, at.start).line}`,
    );
    return [`${dropped ? '-' : '+'} ${path}`, ...steps].join(', ');
  });
  expect(happened.filter((line) => !/basics|custom/.test(line))).toEqual([
    '+ work.acme, chosen by v:3',
    '+ work.acme.highlights[0], added by v:3',
    '+ work.acme.highlights.serving, chosen by v:3',
    '+ work.acme.highlights.page, chosen by v:3',
    '- work.acme.highlights[0], not chosen by v:3',
    '- work.globex, removed by p:2',
    '- skills.languages, patched by p:1, no section by v:4',
    '- skills.streaming, patched by p:1, no section by v:4',
  ]);
});

test('telling one variant leaves the base as it was for the next', () => {
  const files = {
    base: CAREER,
    variants: { a: 'work: { acme: null }\nexclude: [web]', v: 'basics: { label: V }' },
  };
  expect(tell(files).tailored?.resume.work).toHaveLength(2);
});
