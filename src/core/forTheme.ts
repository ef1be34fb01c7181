import type { Resume } from '../generated/resume.ts';
import { plainText } from './markdown.ts';
import { mark, markProse } from './marks.ts';
import { SAFE_LINK } from './urls.ts';

type Data = Record<string, unknown>;

/** Where a résumé holds prose, which may be Markdown: everything else is printed as it stands. */
const PROSE = new Set(['summary', 'description', 'highlights', 'reference', 'text', 'list']);
const ADDRESSES = new Set(['url', 'image', 'canonical']);

/** Names of fields before JSON Resume 1.0 (2021), which half of the themes still read. */
const OLD_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  basics: { url: 'website', image: 'picture' },
  work: { name: 'company', url: 'website' },
  volunteer: { url: 'website' },
  education: { url: 'website' },
  publications: { url: 'website' },
  projects: { url: 'website' },
};

/** Lists that themes walk without asking whether they are there. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  work: ['highlights', 'keywords'],
  volunteer: ['highlights'],
  education: ['courses'],
  awards: [],
  certificates: [],
  publications: [],
  skills: ['keywords'],
  languages: [],
  interests: ['keywords'],
  references: [],
  projects: ['highlights', 'keywords', 'roles'],
};

/**
 * A resolved résumé as themes want it: a copy of its own, for a quarter of them write into it; old names
 * beside the new ones; every list and object there; Markdown as plain text; addresses that are safe to
 * link to; and no character that could become markup.
 */
export function forTheme(resume: Resume): Data {
  const data = disguised(resume, '') as Data;
  const basics = (data.basics ?? {}) as Data;
  data.basics = {
    ...withOldNames('basics', basics),
    location: basics.location ?? {},
    profiles: basics.profiles ?? [],
  };
  for (const [section, lists] of Object.entries(LISTS)) {
    const entries = (data[section] ?? []) as Data[];
    data[section] = entries.map((entry) => ({
      ...Object.fromEntries(lists.map((list) => [list, []])),
      ...withOldNames(section, entry),
    }));
  }
  return data;
}

/**
 * What a theme that failed may take instead: the same with a name and a label, which some set in capitals
 * unseen; and then without the lists that stand in for none, for some take an empty one for a full one.
 */
export function againForTheme(data: Data): Data[] {
  const named = { ...data, basics: { name: '', label: '', ...(data.basics as Data) } };
  return [named, { ...withoutEmptyLists(named), basics: withoutEmptyLists(named.basics) }];
}

function withoutEmptyLists(data: Data): Data {
  const full = ([, value]: [string, unknown]): boolean => !Array.isArray(value) || value.length > 0;
  return Object.fromEntries(Object.entries(data).filter(full));
}

function withOldNames(section: string, entry: Data): Data {
  const old = Object.entries(OLD_NAMES[section] ?? {}).filter(
    ([now, then]) => entry[now] !== undefined && entry[then] === undefined,
  );
  return { ...entry, ...Object.fromEntries(old.map(([now, then]) => [then, entry[now]])) };
}

function disguised(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => disguised(item, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, disguised(inner, name)]));
  }
  if (typeof value !== 'string') return value;
  if (ADDRESSES.has(key)) return address(value, key);
  return PROSE.has(key) ? markProse(plainText(value)) : mark(value);
}

/** An address that may stand in any attribute, quoted or not; empty where it is none to follow. */
function address(url: string, key: string): string {
  const safe =
    SAFE_LINK.test(url) || (key === 'image' && /^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/i.test(url));
  return safe ? url.replace(/[\s<>"'`\\\u0000-\u001F]/g, (found) => encodeURIComponent(found)) : '';
}
