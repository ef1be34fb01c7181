import { own } from '../core/own.ts';
import type { Piece } from './outline.ts';

type Data = Readonly<Record<string, unknown>>;

/** How one field of an entry is read. */
interface Reading {
  name: string;
  kind: Piece['kind'];
  /** The fields of JSON Resume that it is made of. */
  from: readonly string[];
}

const text = (name: string): Reading => ({ name, kind: 'text', from: [name] });
const list = (name: string): Reading => ({ name, kind: 'list', from: [name] });
const date = (name: string): Reading => ({ name, kind: 'date', from: [name] });
const url: Reading = { name: 'url', kind: 'link', from: ['url'] };
const dates: Reading = { name: 'dates', kind: 'date', from: ['startDate', 'endDate'] };

/** What a reader sees of the entries of each section, in the order in which pages show it; highlights apart. */
const READINGS: Readonly<Record<string, readonly Reading[]>> = {
  work: [
    ...['position', 'name', 'description', 'location'].map(text),
    ...[dates, url, text('team'), list('keywords'), text('summary')],
  ],
  volunteer: [text('position'), text('organization'), dates, url, text('summary')],
  education: [
    ...['studyType', 'area', 'institution', 'location'].map(text),
    ...[dates, url, text('score'), list('courses')],
  ],
  awards: [text('title'), text('awarder'), date('date'), text('summary')],
  certificates: [text('name'), text('issuer'), date('date'), url],
  publications: [text('name'), text('publisher'), date('releaseDate'), url, text('summary')],
  skills: [text('name'), text('level'), list('keywords')],
  languages: [text('language'), text('fluency')],
  interests: [text('name'), list('keywords')],
  references: [text('name'), text('reference')],
  projects: [
    ...['name', 'entity', 'type', 'description'].map(text),
    ...[dates, url, list('roles'), list('keywords')],
  ],
  talks: [...['name', 'event', 'location'].map(text), date('date'), url, text('summary')],
  custom: [
    ...['position', 'title', 'name', 'organization', 'description', 'location'].map(text),
    ...[date('date'), dates, url, list('keywords'), text('summary')],
  ],
  basics: [...['name', 'label', 'email', 'phone', 'url', 'image'].map(text)],
};

/** The fields by which people call an entry. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  work: ['name', 'position'],
  volunteer: ['organization', 'position'],
  education: ['institution', 'area'],
  awards: ['title'],
  certificates: ['name'],
  publications: ['name'],
  skills: ['name'],
  languages: ['language'],
  interests: ['name'],
  references: ['name'],
  projects: ['name'],
  talks: ['name'],
  custom: ['organization', 'name', 'title', 'position'],
};

/** The fields of one entry that it has. */
export function piecesOf(section: string, entry: Data): Piece[] {
  return (own(READINGS, section) ?? []).flatMap(({ name, kind, from }) => {
    const read = kind === 'list' ? textsIn(entry[name]) : from.map((field) => textIn(entry[field]));
    return read.some(Boolean) ? [{ name, kind, values: read }] : [];
  });
}

/** `Heliograph · Staff Software Engineer` */
export function nameOf(section: string, entry: Data): string {
  return (own(NAMES, section) ?? [])
    .map((field) => textIn(entry[field]))
    .filter(Boolean)
    .slice(0, 2)
    .join(' · ');
}

export function textIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textIn).filter(Boolean) : [];
}
