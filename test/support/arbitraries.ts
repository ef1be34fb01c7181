import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Branch } from '../../src/core/tree.ts';
import { entriesIn } from '../../src/core/tree.ts';

const TAGS = ['ml', 'web', 'ops'];
const WORDINGS = ['short', 'long'];

/** Any text, facts aside: `${` has a meaning of its own. */
const text = fc
  .oneof(fc.lorem({ maxCount: 4 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
  .map((words) => words.replaceAll('${', '$ {'));
const name = fc.constantFrom('Acme', 'Globex', 'Crème & Co.', 'Acme Labs', 'Яндекс');
const date = fc
  .tuple(
    fc.integer({ min: 1950, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .chain(([year, month, day]) => {
    const two = (part: number) => String(part).padStart(2, '0');
    return fc.constantFrom(`${year}`, `${year}-${two(month)}`, `${year}-${two(month)}-${two(day)}`);
  });
const keywords = fc.array(text, { maxLength: 3 });

/** An object of which each field may be missing. */
const some = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T, never>(fields, { requiredKeys: [] });

/** A list in which no id stands twice. */
const listOf = <T extends object>(entry: fc.Arbitrary<T>, maxLength = 4) =>
  fc.uniqueArray(entry, {
    maxLength,
    selector: (one) => ('id' in one ? one.id : one),
  });

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const tags = fc.subarray(TAGS);
const highlight = fc.oneof(
  text,
  fc.record(
    { id, tags, text, note: text, alt: some({ short: text, long: text }) },
    { requiredKeys: ['text'] },
  ),
);
const highlights = listOf(highlight.map((one) => (typeof one === 'string' ? { plain: one } : one))).map(
  (all) => all.map((one) => ('plain' in one ? one.plain : one)),
);

const url = fc.webUrl();
const work = some({
  id,
  tags,
  name,
  position: text,
  url,
  startDate: date,
  endDate: date,
  team: text,
  summary: text,
  keywords,
  highlights,
});
const education = some({
  id,
  tags,
  institution: name,
  area: text,
  location: text,
  startDate: date,
  score: text,
  courses: keywords,
});
const skill = some({ id, tags, name, level: text, keywords });
const talk = some({ id, tags, name, event: text, date, url, summary: text });
const custom = fc.record(
  {
    id: fc.constantFrom('oss', 'life', 'etc'),
    title: text,
    tags,
    text,
    list: highlights,
    entries: listOf(work.map(({ team: _, ...one }) => one)),
  },
  { requiredKeys: ['id', 'title'] },
);
const basics = some({
  name: text,
  label: text,
  email: fc.emailAddress(),
  phone: text,
  url,
  summary: text,
  profiles: listOf(some({ id, tags, network: name, username: text, url })),
});

/** A résumé without an error, perhaps an odd one. */
export const anyResume = some({
  basics,
  work: listOf(work),
  education: listOf(education),
  skills: listOf(skill),
  talks: listOf(talk),
  custom: listOf(custom, 3),
});

export type AnyResume = typeof anyResume extends fc.Arbitrary<infer T> ? T : never;

/** A JSON Resume document as another program may have written it. */
export const anyJsonResume = some({
  basics: some({
    name: text,
    image: text,
    email: fc.emailAddress(),
    url,
    summary: text,
    location: some({ city: text, region: text, planet: text }),
    pronouns: text,
  }),
  work: fc.array(
    some({
      name,
      position: text,
      url,
      startDate: date,
      endDate: date,
      highlights: fc.array(text),
      remote: fc.boolean(),
    }),
  ),
  volunteer: fc.array(some({ organization: name, startDate: date, summary: text })),
  education: fc.array(some({ institution: name, studyType: text, courses: keywords, startDate: date })),
  awards: fc.array(some({ title: text, date, awarder: text })),
  certificates: fc.array(some({ name, date, url, issuer: text })),
  publications: fc.array(some({ name, releaseDate: date, url })),
  skills: fc.array(some({ name, level: text, keywords })),
  languages: fc.array(some({ language: text, fluency: text })),
  interests: fc.array(some({ name, keywords })),
  references: fc.array(some({ name, reference: text })),
  projects: fc.array(
    some({ name, description: text, highlights: fc.array(text), roles: keywords, startDate: date, url }),
  ),
  meta: some({
    canonical: url,
    version: text,
    theme: fc.anything({ maxDepth: 1, values: [fc.string(), fc.boolean()] }).map(plain),
  }),
  hobbies: fc.array(text),
});

/** What JSON keeps of a value. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** A variant that names only what the tree has; nothing in it removes an entry by null. */
export function anyVariant(g: fc.GeneratorValue, tree: Branch): object {
  const lists = ['work', 'education', 'skills', 'talks', 'custom'].filter((key) => entriesIn(tree, key));
  const patches = lists.flatMap((key) => {
    const list = entriesIn(tree, key);
    const ids = list?.items.flatMap((entry) => entry.id ?? []) ?? [];
    const field =
      { work: 'position', education: 'area', skills: 'level', talks: 'event', custom: 'title' }[key] ?? '';
    const patch = () => ({ [field]: g(() => text) });
    const choose = g(() => fc.constantFrom('nothing', 'map', 'list', 'star'));
    if (choose === 'nothing' || ids.length === 0) return [];
    if (choose === 'star') return [[key, { '*': patch() }] as const];
    const some = g(() => fc.shuffledSubarray(ids));
    if (choose === 'map') return [[key, Object.fromEntries(some.map((one) => [one, patch()]))] as const];
    const items = some.map((one) => (g(() => fc.boolean()) ? one : { id: one, ...patch() }));
    const added = key === 'work' && g(() => fc.boolean()) ? [{ name: 'Added', highlights: ['New.'] }] : [];
    return [[key, [...items, ...added]] as const];
  });
  return {
    ...g(() =>
      some({
        include: fc.subarray(TAGS),
        exclude: fc.subarray(TAGS),
        use: fc.shuffledSubarray(WORDINGS),
        notes: fc.boolean(),
      }),
    ),
    ...g(() =>
      some({
        basics: some({ label: text, email: fc.constant(null) }),
        sections: fc.shuffledSubarray(['summary', 'work', 'skills', 'talks']),
      }),
    ),
    ...Object.fromEntries(patches),
  };
}

/** YAML with a few characters of it lost, doubled or replaced by those that mean something to YAML. */
export const brokenYaml = fc
  .tuple(
    anyResume.map((resume) => stringify(resume)),
    fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 3 }), fc.constantFrom(...MARKS())),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([yaml, cuts]) =>
    cuts.reduce((all, [where, length, mark]) => {
      const start = Math.floor(where * all.length);
      return all.slice(0, start) + mark + all.slice(start + length);
    }, yaml),
  );

function MARKS(): string[] {
  return [
    '',
    ' ',
    '\n',
    '\t',
    ': ',
    '- ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '#',
    '*',
    '&a ',
    '*a',
    '!',
    '|',
    '>',
    '@',
    '`',
    '%',
    '? ',
    '<<: ',
    '---\n',
    '${',
    '\\',
    '\r\n',
    '\uFEFF',
    '💡',
  ];
}
