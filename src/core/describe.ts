import { isoDate } from './isoDate.ts';
import { plainText } from './markdown.ts';
import type { Tailored } from './tailor.ts';
import { titleOf } from './view.ts';

/** What a document says of itself, beside what it says on its pages. */
export interface Description {
  title: string;
  /** Empty where the résumé has no name. */
  author: string;
  /** The label, or the first sentence of the summary. */
  subject: string;
  /** What the skills are; as many as a reader of metadata would look at. */
  keywords: string[];
  /** BCP 47 */
  lang: string;
  /** When the résumé was last modified, ISO 8601, as exact as it says; undefined where it says nothing of use. */
  date: string | undefined;
}

export function describe({ resume, settings }: Tailored): Description {
  const { basics = {}, skills = [], meta } = resume;
  const { name = '', label = '', summary = '' } = basics;
  const lang = settings.locale ?? 'en';
  const terms = skills.flatMap((skill) => (skill.keywords?.length ? skill.keywords : [skill.name ?? '']));
  return {
    title: oneLine(titleOf(basics)) || UNTITLED,
    author: oneLine(name),
    subject: oneLine(label) || firstSentence(oneLine(plainText(summary)), lang),
    keywords: few(terms.map(oneLine).filter(Boolean)),
    lang,
    date: isoDate(meta?.lastModified ?? ''),
  };
}

/** A document must have a title (PDF/UA-1, 7.1), even where a résumé has no name. */
const UNTITLED = 'Résumé';

/** In characters, separators included. */
const MOST_KEYWORDS = 400;

function few(terms: readonly string[]): string[] {
  let length = 0;
  return [...new Set(terms)].filter((term) => (length += term.length + 2) <= MOST_KEYWORDS);
}

function firstSentence(text: string, lang: string): string {
  const [first] = new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text);
  return first?.segment.trim() ?? '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
