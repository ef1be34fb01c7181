import type {
  Award,
  Certificate,
  Custom,
  CustomEntry,
  Education,
  Interest,
  Language,
  Project,
  Publication,
  Reference,
  Resume,
  Skill,
  Talk,
  Volunteer,
  Work,
} from '../generated/resume.ts';
import type { dateFormat } from './dates.ts';
import type { Labels } from './labels.ts';
import { paragraphs } from './markdown.ts';
import { hrefOf, linkTo } from './urls.ts';
import type { Cell, Entry, Section, Where } from './view.ts';

/** What the words and dates of a section depend on. */
export interface Context {
  labels: Labels;
  dates: ReturnType<typeof dateFormat>;
  /** Whether consecutive roles at one company share its heading. */
  group: boolean;
}

/** A section without its id; a title where the résumé gives one. */
export type Body = Partial<Section> & Pick<Section, 'shape'>;

/** A section of JSON Resume, or a custom one by its id, in one of the view's shapes. */
export function viewSection(resume: Resume, id: string, context: Context): Body | undefined {
  switch (id) {
    case 'summary':
      return { shape: 'text', paragraphs: paragraphs(resume.basics?.summary ?? '') };
    case 'skills':
      return { shape: 'labels', labels: (resume.skills ?? []).map((item) => skill(item, context)) };
    case 'languages':
      return { shape: 'labels', labels: (resume.languages ?? []).map(language) };
    case 'interests':
      return { shape: 'labels', labels: (resume.interests ?? []).map((item) => interest(item, context)) };
    case 'talks':
      return talks(resume.talks ?? [], context);
    case 'work':
      return { shape: 'entries', entries: jobs(resume.work ?? [], context) };
    case 'volunteer':
      return entries(resume.volunteer, volunteer, context);
    case 'education':
      return entries(resume.education, education, context);
    case 'awards':
      return entries(resume.awards, award, context);
    case 'certificates':
      return entries(resume.certificates, certificate, context);
    case 'publications':
      return entries(resume.publications, publication, context);
    case 'references':
      return entries(resume.references, reference, context);
    case 'projects':
      return entries(resume.projects, project, context);
    default:
      return customSection(
        resume.custom?.find((section) => section.id === id),
        context,
      );
  }
}

function entries<T>(
  items: T[] | undefined,
  shape: (item: T, context: Context) => Partial<Entry>,
  context: Context,
): Body {
  return {
    shape: 'entries',
    entries: (items ?? []).map((item) => ({ ...EMPTY_ENTRY, ...shape(item, context) })),
  };
}

const EMPTY_ENTRY: Entry = {
  title: '',
  href: '',
  dates: '',
  where: [],
  details: [],
  paragraphs: [],
  bullets: [],
  roles: [],
};

/** The jobs; where roles at one company follow each other, and are to be grouped, the company. */
function jobs(items: readonly Work[], context: Context): Entry[] {
  const runs: Work[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (context.group && run?.[0]?.name !== undefined && run[0].name === item.name) run.push(item);
    else runs.push([item]);
  }
  return runs.flatMap((run) =>
    run.length > 1 ? [company(run, context)] : run.map((one) => job(one, context)),
  );
}

function job(item: Work, context: Context): Entry {
  return { ...EMPTY_ENTRY, ...work(item, context) };
}

/** Consecutive roles under the company's name, over all of their time. */
function company(roles: readonly Work[], context: Context): Entry {
  const [first] = roles;
  const shared = (key: 'description' | 'location' | 'url') =>
    roles.every((role) => role[key] === first?.[key]) ? first?.[key] : undefined;
  const { name = '' } = first ?? {};
  const starts = roles.flatMap((role) => role.startDate ?? []).sort();
  const ends = roles.map((role) => role.endDate);
  const end = ends.includes(undefined) ? undefined : ends.filter(isText).sort().at(-1);
  const known = { description: shared('description'), location: shared('location') };
  return {
    ...EMPTY_ENTRY,
    title: name,
    href: hrefOf(shared('url')),
    dates: context.dates.range(starts[0], end),
    where: titled(name, { gloss: known.description, location: known.location }).where,
    roles: roles.map((role) => ({
      ...job(role, context),
      ...titled(role.position ?? '', {
        gloss: known.description === undefined ? role.description : undefined,
        location: known.location === undefined ? role.location : undefined,
      }),
    })),
  };
}

function work(item: Work, { dates, labels }: Context): Partial<Entry> {
  return {
    ...titled(item.position, {
      name: item.name,
      url: item.url,
      gloss: item.description,
      location: item.location,
    }),
    dates: dates.range(item.startDate, item.endDate),
    details: [item.team ?? '', listed(item.keywords, labels)].filter(Boolean),
    paragraphs: paragraphs(item.summary ?? ''),
    bullets: bulletsOf(item.highlights),
  };
}

function volunteer(item: Volunteer, { dates }: Context): Partial<Entry> {
  return {
    ...titled(item.position, { name: item.organization, url: item.url }),
    dates: dates.range(item.startDate, item.endDate),
    paragraphs: paragraphs(item.summary ?? ''),
    bullets: bulletsOf(item.highlights),
  };
}

function education(item: Education, { dates, labels }: Context): Partial<Entry> {
  const courses = listed(item.courses, labels);
  const degree = listed([item.studyType, item.area], labels) || undefined;
  return {
    ...titled(degree, { name: item.institution, url: item.url, location: item.location }),
    dates: dates.range(item.startDate, item.endDate),
    details: [
      item.score && `${labels.score}${labels.colon}${item.score}`,
      courses && `${labels.courses}${labels.colon}${courses}`,
    ].filter(isText),
  };
}

function award(item: Award, { dates }: Context): Partial<Entry> {
  return {
    ...titled(item.title, { name: item.awarder }),
    dates: item.date ? dates.day(item.date) : '',
    paragraphs: paragraphs(item.summary ?? ''),
  };
}

function certificate(item: Certificate, { dates }: Context): Partial<Entry> {
  return {
    ...titled(item.name, { name: item.issuer, address: item.url }),
    dates: item.date ? dates.day(item.date) : '',
  };
}

function publication(item: Publication, { dates }: Context): Partial<Entry> {
  return {
    ...titled(item.name, { name: item.publisher, address: item.url }),
    dates: item.releaseDate ? dates.day(item.releaseDate) : '',
    paragraphs: paragraphs(item.summary ?? ''),
  };
}

function reference(item: Reference): Partial<Entry> {
  return { title: item.name ?? '', paragraphs: paragraphs(item.reference ?? '') };
}

function project(item: Project, { dates, labels }: Context): Partial<Entry> {
  const roles = listed(item.roles, labels);
  return {
    ...titled(item.name, { name: item.entity, address: item.url }),
    dates: dates.range(item.startDate, item.endDate),
    details: [
      item.type,
      roles && `${labels.roles}${labels.colon}${roles}`,
      listed(item.keywords, labels),
    ].filter(isText),
    paragraphs: paragraphs(item.description ?? ''),
    bullets: bulletsOf(item.highlights),
  };
}

function customEntry(item: CustomEntry, { dates, labels }: Context): Partial<Entry> {
  const [title, ...rest] = [item.position, item.title, item.name, item.organization].filter(isText);
  return {
    ...titled(title, {
      name: listed(rest, labels),
      gloss: item.description,
      location: item.location,
      address: item.url,
    }),
    dates: item.date ? dates.day(item.date) : dates.range(item.startDate, item.endDate),
    details: [listed(item.keywords, labels)].filter(Boolean),
    paragraphs: paragraphs(item.summary ?? ''),
    bullets: bulletsOf(item.highlights),
  };
}

function customSection(section: Custom | undefined, context: Context): Body | undefined {
  if (!section) return undefined;
  const { title } = section;
  if (section.entries?.length) return { ...entries(section.entries, customEntry, context), title };
  if (section.list?.length) return { shape: 'bullets', title, bullets: bulletsOf(section.list) };
  if (section.table) {
    const rows = section.table.rows.map((row) => row.map(textCell));
    return { shape: 'table', title, table: { columns: section.table.columns ?? [], rows } };
  }
  return { shape: 'text', title, paragraphs: paragraphs(section.text ?? '') };
}

function talks(items: Talk[], { dates, labels }: Context): Body {
  const recorded = items.some((item) => item.url ?? item.summary);
  const rows = items.map((item): Cell[] => [
    { kind: 'date', text: item.date ? dates.day(item.date) : '', href: '' },
    textCell(listed([item.event, item.location], labels)),
    textCell(item.name ?? ''),
    ...(recorded
      ? [item.url ? ({ kind: 'link', ...linkTo(item.url) } as const) : textCell(item.summary ?? '')]
      : []),
  ]);
  const columns = [labels.date, labels.event, labels.talk, ...(recorded ? [labels.recording] : [])];
  return { shape: 'table', table: { columns, rows } };
}

function skill(item: Skill, { labels }: Context) {
  const label = [item.name, item.level && `(${item.level})`].filter(Boolean).join(' ');
  return { label, text: listed(item.keywords, labels) };
}

function language(item: Language) {
  return { label: item.language ?? '', text: item.fluency ?? '' };
}

function interest(item: Interest, { labels }: Context) {
  return { label: item.name ?? '', text: listed(item.keywords, labels) };
}

interface Whereabouts {
  name?: string | undefined;
  /** Where the name leads. */
  url?: string | undefined;
  gloss?: string | undefined;
  location?: string | undefined;
  /** An address that prints as text. */
  address?: string | undefined;
}

/** The first two rows: what one was, else where, and below it the rest of where. */
function titled(title: string | undefined, { name, url, gloss = '', location, address }: Whereabouts) {
  const shown = title ? name : undefined;
  const organization: Where = {
    kind: 'organization',
    text: shown ?? gloss,
    href: shown ? hrefOf(url) : '',
    gloss: shown ? gloss : '',
  };
  const where: Where[] = [
    organization,
    { kind: 'location', text: location ?? '', href: '', gloss: '' },
    { kind: 'link', ...linkTo(address), gloss: '' },
  ];
  return { title: title ?? name ?? '', where: where.filter((part) => part.text !== '') };
}

/** Side by side, as the language writes lists. */
function listed(items: readonly (string | undefined)[] | undefined, { listSeparator }: Labels): string {
  return (items ?? []).filter(isText).join(listSeparator);
}

function textCell(text: string): Cell {
  return { kind: 'text', text, href: '' };
}

/** Resolved highlights are strings; the schema's maps are gone by then. */
function bulletsOf(highlights: readonly unknown[] | undefined): string[] {
  return (highlights ?? []).filter(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
