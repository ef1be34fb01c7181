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
} from '../generated/resume.ts';
import { paragraphs } from './markdown.ts';
import { linkTo } from './urls.ts';
import type { Cell, Entry, Section } from './view.ts';
import { bulletsOf, EMPTY_ENTRY, isText, listed, titled, type Context } from './viewEntry.ts';
import { viewJobs } from './viewJobs.ts';

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
      return { shape: 'entries', entries: viewJobs(resume.work ?? [], context) };
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

function textCell(text: string): Cell {
  return { kind: 'text', text, href: '' };
}
