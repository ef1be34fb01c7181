import type { Resume } from '../generated/resume.ts';
import { plainText } from './markdown.ts';

/** What a page does not show of one section. */
export interface LeftOut {
  /** JSON Resume's name: `work`, `basics`. */
  section: string;
  /** How many entries it has; 1 for `basics`. */
  entries: number;
  /** Nothing of it is there; else the fields that some entry has and the page does not show. */
  fields: 'all' | string[];
}

/** Dates and codes are written in many ways, and addresses stand behind other words. */
const NOT_LOOKED_FOR = /^(date|startDate|endDate|releaseDate|countryCode|url|image|id|meta|\$schema|x-.*)$/;

/** A short word may stand on a page by chance: what is found less than this was not meant to show. */
const MOSTLY = 0.9;

/** Looks for the texts of a résumé in the text of a page, letters and digits only. */
export function leftOut(resume: Resume, pageText: string): LeftOut[] {
  const page = letters(pageText);
  const shows = (text: string): boolean => page.includes(letters(text));
  return Object.entries(resume).flatMap(([section, value]: [string, unknown]): LeftOut[] => {
    if (NOT_LOOKED_FOR.test(section)) return [];
    const entries = Array.isArray(value) ? (value as unknown[]) : [value];
    const texts = entries.flatMap((entry) => textsOf(entry, ''));
    const missing = texts.filter(({ text }) => !shows(text));
    if (missing.length === 0) return [];
    const all = count(missing) > MOSTLY * count(texts);
    const fields = all ? 'all' : [...new Set(missing.map(({ field }) => field))];
    return [{ section, entries: entries.length, fields }];
  });
}

/** The texts below a value, by the name of the field that holds them: `highlights`, `location.city`. */
function textsOf(value: unknown, field: string): { field: string; text: string }[] {
  if (typeof value === 'string') {
    const text = plainText(value);
    return letters(text) === '' ? [] : [{ field, text }];
  }
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    NOT_LOOKED_FOR.test(key) ? [] : textsOf(inner, field === '' ? key : `${field}.${key}`),
  );
}

function count(texts: readonly { text: string }[]): number {
  return texts.reduce((sum, { text }) => sum + letters(text).length, 0);
}

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
