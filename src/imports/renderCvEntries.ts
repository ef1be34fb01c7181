import { own } from '../core/own.ts';
import { scalar, showPath, type Node } from '../core/source.ts';
import { report, type Diagnostic } from '../diagnostic.ts';
import { entry, firstLine, type Fields } from './fields.ts';
import { readFields, type Read } from './renderCvFields.ts';
import { textIn } from './texts.ts';

/** RenderCV’s nine types of entries; it tells them by their keys, too. Numbered ones are one for us. */
export type Kind =
  'text' | 'bullet' | 'number' | 'line' | 'experience' | 'education' | 'publication' | 'normal';

/** A map that has a key of these is of that kind; the first one that fits. */
const KEYS: readonly (readonly [Kind, readonly string[]])[] = [
  ['bullet', ['bullet']],
  ['number', ['number', 'reversed_number']],
  ['line', ['label', 'details']],
  ['publication', ['authors', 'doi', 'journal', 'title']],
  ['education', ['institution', 'area', 'degree']],
  ['experience', ['company', 'position']],
];

export function kindOf(item: Node): Kind {
  if (item.kind !== 'map') return 'text';
  return KEYS.find(([, keys]) => keys.some((key) => item.fields.has(key)))?.[0] ?? 'normal';
}

/** What a one-line kind says; undefined of kinds that are more than a line. */
export function lineOf(kind: Kind, fields: Fields, item: Node): Node | undefined {
  if (kind === 'text') return item;
  if (kind === 'bullet') return fields.take('bullet');
  if (kind === 'number') return fields.take('number', 'reversed_number');
  if (kind !== 'line') return undefined;
  const label = textIn(fields.take('label', 'name'));
  const details = textIn(fields.take('details'));
  return scalar([label && `**${label}:**`, details].filter(Boolean).join(' '), item.at);
}

type Values = Record<string, Node | undefined>;

/** An entry of one of our sections; `custom` has a place for everything that RenderCV has. */
export function entryFor(section: string, fields: Fields, said: Diagnostic[]): Node | undefined {
  const read = readFields(fields, said);
  const values = (own(HOMES, section) ?? HOMES.custom)?.(read) ?? {};
  const link = values.url ? undefined : read.url();
  if (link)
    said.push(
      report('not-carried', firstLine(link.at), showPath(fields.path), {
        name: textIn(link) ?? '',
        why: 'link',
      }),
    );
  return entry(fields.at, values);
}

const HOMES: Readonly<Record<string, (read: Read) => Values>> = {
  work: ({ plain, url, prose, start, end }) => ({
    name: plain('company', 'name'),
    position: plain('position'),
    location: plain('location'),
    url: url(),
    startDate: start,
    endDate: end,
    summary: prose('summary'),
    highlights: prose('highlights'),
  }),
  volunteer: ({ plain, url, prose, start, end }) => ({
    organization: plain('company', 'name'),
    position: plain('position'),
    url: url(),
    startDate: start,
    endDate: end,
    summary: prose('summary'),
    highlights: prose('highlights'),
  }),
  education: ({ plain, url, start, end, grade, courses }) => ({
    institution: plain('institution'),
    studyType: plain('degree'),
    area: plain('area'),
    location: plain('location'),
    url: url(),
    startDate: start,
    endDate: end,
    score: grade(),
    courses: courses(),
  }),
  projects: ({ plain, url, prose, start, end }) => ({
    name: plain('name'),
    description: prose('summary'),
    url: url(),
    startDate: start,
    endDate: end,
    highlights: prose('highlights'),
  }),
  publications: ({ plain, url, abstract, day }) => ({
    name: plain('title', 'name'),
    publisher: plain('journal'),
    releaseDate: day,
    url: url(),
    summary: abstract(),
  }),
  awards: ({ plain, prose, day }) => ({ title: plain('name'), date: day, summary: prose('summary') }),
  certificates: ({ plain, url, day }) => ({ name: plain('name'), date: day, url: url() }),
  talks: ({ plain, url, prose, day }) => ({
    name: plain('name'),
    location: plain('location'),
    date: day,
    url: url(),
    summary: prose('summary'),
  }),
  skills: ({ plain, list }) => ({ name: plain('label', 'name'), keywords: list('details') }),
  interests: ({ plain, list }) => ({ name: plain('label', 'name'), keywords: list('details') }),
  languages: ({ plain }) => ({ language: plain('label', 'name'), fluency: plain('details') }),
  custom: ({ plain, url, prose, abstract, start, end, isOneDay }) => ({
    position: plain('position', 'degree'),
    title: plain('title', 'area'),
    name: plain('name'),
    organization: plain('company', 'institution', 'journal'),
    location: plain('location'),
    url: url(),
    ...(isOneDay ? { date: start } : { startDate: start, endDate: end }),
    summary: abstract(),
    highlights: prose('highlights'),
  }),
};

/** Which of an entry’s keys a section of ours has no place for; `projects` and `work` are worth that. */
export const HOLDS: Readonly<Record<string, readonly string[]>> = {
  awards: ['name', 'date', 'summary'],
  certificates: ['name', 'date'],
  talks: ['name', 'date', 'location', 'summary'],
};
