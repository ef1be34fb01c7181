import { own } from '../core/own.ts';
import { ENGLISH, labelsFor, type Labels } from '../core/labels.ts';
import { paragraphs } from '../core/markdown.ts';
import type { Settings, Tailored } from '../core/tailor.ts';
import { entriesIn, type Entry as TreeEntry, type Tree } from '../core/tree.ts';
import { linkTo } from '../core/urls.ts';
import type { Custom, Resume } from '../generated/resume.ts';
import type { Bullet, Entry, Outline, Piece, Section } from './outline.ts';
import { nameOf, piecesOf, textIn } from './pieces.ts';

/** A variant as a reader takes it in. */
export function outlineOf({ resume, tree, settings }: Tailored): Outline {
  const labels = labelsFor(settings.locale ?? 'en') ?? ENGLISH;
  return {
    header: headerOf(resume, tree),
    sections: settings.sections.flatMap((id) => sectionOf(id, resume, tree, settings, labels) ?? []),
    settings: settingsOf(settings),
  };
}

function headerOf({ basics = {} }: Resume, tree: Tree): Entry {
  const { location = {}, profiles = [], url, ...rest } = basics;
  const city = [location.city, [location.region, location.postalCode].filter(Boolean).join(' ')];
  const place = [location.address, ...city, location.countryCode].filter(Boolean).join(', ');
  const basicsTree = tree.kind === 'branch' ? tree.fields.get('basics')?.value : undefined;
  const known = entriesIn(basicsTree, 'profiles')?.items;
  return {
    id: 'basics',
    name: '',
    pieces: [
      ...piecesOf('basics', { ...rest, url: linkTo(url).text }),
      ...(place ? [{ name: 'location', kind: 'text' as const, values: [place] }] : []),
    ],
    bullets: profiles.map((profile, index) => ({
      id: known?.[index]?.id,
      text: [profile.network, linkTo(profile.url).text || profile.username].filter(Boolean).join(': '),
    })),
  };
}

function sectionOf(
  id: string,
  resume: Resume,
  tree: Tree,
  { titles }: Settings,
  labels: Labels,
): Section | undefined {
  const given = own(titles, id);
  const title = given ?? own<string>(labels, id) ?? id;
  const section: Section = { id, title, isTitled: given !== undefined, pieces: [], entries: [], bullets: [] };
  if (id === 'summary') return { ...section, bullets: texts(resume.basics?.summary) };
  const custom = resume.custom?.findIndex((one) => one.id === id) ?? -1;
  const found = resume.custom?.[custom];
  if (found) return { ...section, ...customOf(found, entriesIn(tree, 'custom')?.items[custom], given) };
  const entries = (resume as Readonly<Record<string, unknown>>)[id];
  if (!Array.isArray(entries)) return undefined;
  return { ...section, entries: entriesOf(id, entries, entriesIn(tree, id)?.items) };
}

function customOf(section: Custom, known: TreeEntry | undefined, given: string | undefined) {
  const { table } = section;
  const columns = table?.columns ?? [];
  const pieces: Piece[] = columns.length > 0 ? [{ name: 'columns', kind: 'list', values: columns }] : [];
  return {
    title: given ?? section.title,
    isTitled: true,
    pieces,
    entries: entriesOf('custom', section.entries ?? [], entriesIn(known?.value, 'entries')?.items),
    bullets: [
      ...bulletsOf(section.list, entriesIn(known?.value, 'list')?.items),
      ...(table?.rows ?? []).map((row) => ({ id: undefined, text: row.filter(Boolean).join(' · ') })),
      ...texts(section.text),
    ],
  };
}

/** The tree's entries stand in the order of the data's. */
function entriesOf(
  section: string,
  entries: readonly unknown[],
  known: readonly TreeEntry[] | undefined,
): Entry[] {
  return entries.map((entry, index) => {
    const data = entry as Readonly<Record<string, unknown>>;
    const own = known?.[index];
    return {
      id: own?.id,
      name: nameOf(section, data),
      pieces: piecesOf(section, data),
      bullets: bulletsOf(data.highlights, entriesIn(own?.value, 'highlights')?.items),
    };
  });
}

function bulletsOf(list: unknown, known: readonly TreeEntry[] | undefined): Bullet[] {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return items.flatMap((item, index) =>
    textIn(item) === '' ? [] : [{ id: known?.[index]?.id, text: textIn(item) }],
  );
}

function texts(prose: string | undefined): Bullet[] {
  return paragraphs(prose ?? '').map((text) => ({ id: undefined, text }));
}

function settingsOf({ template, page, locale }: Settings): Piece[] {
  const said: [string, string | number | boolean | undefined][] = [
    ['template', template.name],
    ...Object.entries(template.options)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]): [string, string | number | boolean] => [`options.${name}`, value]),
    ['page.size', page.size],
    ['page.margin', page.margin],
    ['page.max', page.max],
    ['page.fit', page.fit],
    ['locale', locale],
  ];
  return said.flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, kind: 'setting', values: [String(value)] } satisfies Piece],
  );
}
