import fc from 'fast-check';
import { stringify } from 'yaml';
import { branchIn, entriesBelow, entriesIn, tagsOf, type Branch } from '../../src/core/tree.ts';

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

/** With a scheme, as JSON Resume wants it. */
const uri = fc.webUrl();
const url = fc.oneof(
  uri,
  fc.constantFrom('github.com/ada', 'example.com:8080/?a=b', 'mailto:ada@example.com'),
);
const email = fc.emailAddress().filter((address) => !address.includes('${'));
const entry = {
  id,
  tags,
  name,
  position: text,
  url,
  startDate: date,
  endDate: date,
  summary: text,
  keywords,
  highlights,
};
const work = some({ ...entry, team: text });
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
    entries: listOf(some(entry)),
  },
  { requiredKeys: ['id', 'title'] },
);
const basics = some({
  name: text,
  label: text,
  email,
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

/** A JSON Resume document as another program may have written it. */
export const anyJsonResume = some({
  basics: some({
    name: text,
    image: text,
    email,
    url: uri,
    summary: text,
    location: some({ city: text, region: text, planet: text }),
    pronouns: text,
  }),
  work: fc.array(
    some({
      name,
      position: text,
      url: uri,
      startDate: date,
      endDate: date,
      highlights: fc.array(text),
      remote: fc.boolean(),
    }),
  ),
  volunteer: fc.array(some({ organization: name, startDate: date, summary: text })),
  education: fc.array(some({ institution: name, studyType: text, courses: keywords, startDate: date })),
  awards: fc.array(some({ title: text, date, awarder: text })),
  certificates: fc.array(some({ name, date, url: uri, issuer: text })),
  publications: fc.array(some({ name, releaseDate: date, url: uri })),
  skills: fc.array(some({ name, level: text, keywords })),
  languages: fc.array(some({ language: text, fluency: text })),
  interests: fc.array(some({ name, keywords })),
  references: fc.array(some({ name, reference: text })),
  projects: fc.array(
    some({ name, description: text, highlights: fc.array(text), roles: keywords, startDate: date, url: uri }),
  ),
  meta: some({
    canonical: uri,
    version: text,
    theme: fc.anything({ maxDepth: 1, values: [fc.string(), fc.boolean()] }).map(plain),
  }),
  hobbies: fc.array(text),
});

/** What JSON keeps of a value. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** What a variant does to one list: the numbers pick entries of whatever the list holds. */
const plan = fc.record({
  how: fc.constantFrom('nothing', 'map', 'list', 'star'),
  picks: fc.array(fc.record({ entry: fc.nat({ max: 5 }), patch: fc.boolean(), text }), { maxLength: 3 }),
  adds: fc.boolean(),
});

/** What a variant may say of any résumé; `variantOf` makes it one of a certain résumé. */
export const anyPlan = fc.record({
  says: some({
    include: fc.subarray(TAGS),
    exclude: fc.subarray(TAGS),
    use: fc.shuffledSubarray(WORDINGS),
    notes: fc.boolean(),
    basics: some({ label: text, email: fc.constant(null) }),
    sections: fc.shuffledSubarray(['summary', 'work', 'skills', 'talks']),
  }),
  work: plan,
  education: plan,
  skills: plan,
  talks: plan,
  custom: plan,
});

/** The field of each list that variants patch. */
const PATCHED = {
  work: 'position',
  education: 'area',
  skills: 'level',
  talks: 'event',
  custom: 'title',
} as const;

/** A variant that names only what the tree has; of entries it removes none by null. */
export function variantOf(
  plans: typeof anyPlan extends fc.Arbitrary<infer T> ? T : never,
  tree: Branch,
): object {
  const { include, exclude, use, ...says } = plans.says;
  const entries = entriesBelow(tree).map(({ entry }) => entry);
  const tags = entries.flatMap(tagsOf);
  const wordings = entries.flatMap((entry) => [...(branchIn(entry.value, 'alt')?.fields.keys() ?? [])]);
  const variant: Record<string, unknown> = {
    ...says,
    ...(include && { include: include.filter((tag) => tags.includes(tag)) }),
    ...(exclude && { exclude: exclude.filter((tag) => tags.includes(tag)) }),
    ...(use && { use: use.filter((wording) => wordings.includes(wording)) }),
  };
  for (const [key, field] of Object.entries(PATCHED) as [keyof typeof PATCHED, string][]) {
    const { how, picks, adds } = plans[key];
    const ids = (entriesIn(tree, key)?.items ?? []).flatMap((entry) => entry.id ?? []);
    const picked = new Map(
      picks.flatMap((pick) => (ids.length > 0 ? [[ids[pick.entry % ids.length], pick]] : [])),
    );
    if (how === 'nothing' || picked.size === 0) continue;
    const patches = [...picked].map(([id, pick]) => ({
      id,
      patch: pick.patch,
      change: { [field]: pick.text },
    }));
    if (how === 'star') variant[key] = { '*': patches[0]?.change };
    else if (how === 'map') variant[key] = Object.fromEntries(patches.map(({ id, change }) => [id, change]));
    else {
      const items = patches.map(({ id, patch, change }) => (patch ? { id, ...change } : id));
      variant[key] = [...items, ...(adds && key === 'work' ? [{ name: 'Added', highlights: ['New.'] }] : [])];
    }
  }
  return variant;
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
