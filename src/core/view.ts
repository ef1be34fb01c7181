import type {
  Award,
  Basics,
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
import { dateFormat } from './dates.ts';
import { ENGLISH, labelsFor, type Labels } from './labels.ts';
import { paragraphs } from './markdown.ts';
import { safeHref, shownUrl } from './urls.ts';
import type { Settings } from './tailor.ts';

/**
 * What a template sees: text ready to print, every list and field there (perhaps empty), so that
 * strict templates need no guards. Prose is Markdown still; templates say `{{md text}}`.
 */
export interface View {
  /** BCP 47, for the `lang` of the page. */
  lang: string;
  dir: 'ltr' | 'rtl';
  /** For the document's title: "Ada Lovelace – Staff Engineer". */
  title: string;
  header: { name: string; label: string; contacts: Contact[] };
  sections: Section[];
}

export interface Contact {
  kind: 'email' | 'phone' | 'location' | 'url' | 'profile';
  text: string;
  /** Empty where there is nothing safe to link to. */
  href: string;
}

/** One section in one of five shapes; the lists of the other shapes are empty. */
export interface Section {
  /** JSON Resume's name of the section, or a custom section's id. */
  id: string;
  title: string;
  shape: 'text' | 'entries' | 'labels' | 'table' | 'bullets';
  paragraphs: string[];
  entries: Entry[];
  labels: { label: string; text: string }[];
  table: { columns: string[]; rows: Cell[][] };
  bullets: string[];
}

/** A row of its own for the title and the dates, one for who and where, then the rest. */
export interface Entry {
  title: string;
  dates: string;
  /** The second row, in order: the organization, the place, an address that readers look up. */
  where: Where[];
  /** Team and technologies, roles, grade, courses: small print. */
  details: string[];
  paragraphs: string[];
  bullets: string[];
}

export interface Link {
  text: string;
  href: string;
}

export interface Where extends Link {
  kind: 'organization' | 'location' | 'link';
  /** What the organization is, for who does not know it; prose. */
  gloss: string;
}

/** A table's cell; `kind` lets a style keep dates and addresses in one piece. */
export interface Cell extends Link {
  kind: 'date' | 'text' | 'link';
}

/** A resolved résumé as a template prints it. */
export function view(resume: Resume, settings: Settings): View {
  const locale = settings.locale ?? 'en';
  const labels = labelsFor(locale) ?? ENGLISH;
  const context: Context = { labels, dates: dateFormat(locale, labels.present) };
  const { basics = {} } = resume;
  const name = basics.name ?? '';
  const label = basics.label ?? '';
  return {
    lang: locale,
    dir: isRightToLeft(locale) ? 'rtl' : 'ltr',
    title: [name, label].filter(Boolean).join(' – '),
    header: { name, label, contacts: contactsOf(basics) },
    sections: settings.sections.flatMap((id) => {
      const body = sectionOf(resume, id, context);
      if (!body) return [];
      // A custom section brings its own title, whatever word of ours its id may be.
      const title = settings.titles[id] ?? body.title ?? labels[id as keyof Labels];
      return [{ ...EMPTY_SECTION, id, ...body, title }];
    }),
  };
}

interface Context {
  labels: Labels;
  dates: ReturnType<typeof dateFormat>;
}

type Body = Partial<Section> & Pick<Section, 'shape'>;

const EMPTY_SECTION = {
  paragraphs: [],
  entries: [],
  labels: [],
  table: { columns: [], rows: [] },
  bullets: [],
};

function sectionOf(resume: Resume, id: string, context: Context): Body | undefined {
  switch (id) {
    case 'summary':
      return { shape: 'text', paragraphs: paragraphs(resume.basics?.summary ?? '') };
    case 'skills':
      return { shape: 'labels', labels: (resume.skills ?? []).map(skill) };
    case 'languages':
      return { shape: 'labels', labels: (resume.languages ?? []).map(language) };
    case 'interests':
      return { shape: 'labels', labels: (resume.interests ?? []).map(interest) };
    case 'talks':
      return talks(resume.talks ?? [], context);
    case 'work':
      return entries(resume.work, work, context);
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
  dates: '',
  where: [],
  details: [],
  paragraphs: [],
  bullets: [],
};

function work(item: Work, { dates }: Context): Partial<Entry> {
  return {
    ...titled(item.position, {
      name: item.name,
      url: item.url,
      gloss: item.description,
      location: item.location,
    }),
    dates: dates.range(item.startDate, item.endDate),
    details: [item.team ?? '', (item.keywords ?? []).join(', ')].filter(Boolean),
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
  const courses = (item.courses ?? []).join(', ');
  const degree = [item.studyType, item.area].filter(isText).join(', ') || undefined;
  return {
    ...titled(degree, { name: item.institution, url: item.url, location: item.location }),
    dates: dates.range(item.startDate, item.endDate),
    details: [
      item.score && `${labels.score}: ${item.score}`,
      courses && `${labels.courses}: ${courses}`,
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
  const roles = (item.roles ?? []).join(', ');
  return {
    ...titled(item.name, { name: item.entity, address: item.url }),
    dates: dates.range(item.startDate, item.endDate),
    details: [item.type, roles && `${labels.roles}: ${roles}`, (item.keywords ?? []).join(', ')].filter(
      isText,
    ),
    paragraphs: paragraphs(item.description ?? ''),
    bullets: bulletsOf(item.highlights),
  };
}

function customEntry(item: CustomEntry, { dates }: Context): Partial<Entry> {
  const [title, ...rest] = [item.position, item.title, item.name, item.organization].filter(isText);
  return {
    ...titled(title, {
      name: rest.join(', '),
      gloss: item.description,
      location: item.location,
      address: item.url,
    }),
    dates: item.date ? dates.day(item.date) : dates.range(item.startDate, item.endDate),
    details: [(item.keywords ?? []).join(', ')].filter(Boolean),
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
    textCell([item.event, item.location].filter(Boolean).join(', ')),
    textCell(item.name ?? ''),
    ...(recorded
      ? [item.url ? ({ kind: 'link', ...linkTo(item.url) } as const) : textCell(item.summary ?? '')]
      : []),
  ]);
  const columns = [labels.date, labels.event, labels.talk, ...(recorded ? [labels.recording] : [])];
  return { shape: 'table', table: { columns, rows } };
}

function skill(item: Skill) {
  const label = [item.name, item.level && `(${item.level})`].filter(Boolean).join(' ');
  return { label, text: (item.keywords ?? []).join(', ') };
}

function language(item: Language) {
  return { label: item.language ?? '', text: item.fluency ?? '' };
}

function interest(item: Interest) {
  return { label: item.name ?? '', text: (item.keywords ?? []).join(', ') };
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

function contactsOf(basics: Basics): Contact[] {
  const { email, phone, url, location = {}, profiles = [] } = basics;
  const city = [location.city, [location.region, location.postalCode].filter(Boolean).join(' ')];
  const place = [location.address, ...city, location.countryCode].filter(Boolean).join(', ');
  const contacts: Contact[] = [];
  if (email) contacts.push({ kind: 'email', text: email, href: `mailto:${email}` });
  if (phone) contacts.push({ kind: 'phone', text: phone, href: `tel:${phone.replace(/[^\d+]/g, '')}` });
  if (place) contacts.push({ kind: 'location', text: place, href: '' });
  if (url) contacts.push({ kind: 'url', ...linkTo(url) });
  for (const profile of profiles) {
    const named = [profile.network, profile.username].filter(Boolean).join(': ');
    const link = profile.url ? linkTo(profile.url) : { text: named, href: '' };
    if (link.text) contacts.push({ kind: 'profile', ...link });
  }
  return contacts;
}

function linkTo(url: string | undefined): Link {
  return url ? { text: shownUrl(url), href: hrefOf(url) } : { text: '', href: '' };
}

function hrefOf(url: string | undefined): string {
  return (url && safeHref(url)) ?? '';
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

function isRightToLeft(locale: string): boolean {
  return ['ar', 'he', 'fa', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv'].includes(new Intl.Locale(locale).language);
}
