import { own } from './own.ts';
import type { Basics, Resume } from '../generated/resume.ts';
import { dateFormat } from './dates.ts';
import { directionOf } from './direction.ts';
import { ENGLISH, labelsFor, type Labels } from './labels.ts';
import type { Look } from './look.ts';
import type { Settings } from './tailor.ts';
import { linkTo, type Link } from './urls.ts';
import { viewSection } from './viewSection.ts';

/**
 * What a template sees: text ready to print, every list and field there (perhaps empty), so that
 * strict templates need no guards. Prose is Markdown still; templates say `{{md text}}`.
 */
export interface View {
  /** BCP 47, for the `lang` of the page. */
  lang: string;
  dir: 'ltr' | 'rtl';
  /** What stands between the items of a list, and between a label and its text; each with its spaces. */
  punctuation: { list: string; colon: string };
  /** For the document's title: "Ada Lovelace – Staff Engineer". */
  title: string;
  header: { name: string; label: string; contacts: Contact[] };
  sections: Section[];
}

export interface Contact extends Link {
  kind: 'email' | 'phone' | 'location' | 'url' | 'profile';
}

/** One section in one of five shapes; the lists of the other shapes are empty. */
export interface Section {
  /** JSON Resume's name of the section, or a custom section's id. */
  id: string;
  title: string;
  shape: 'text' | 'entries' | 'labels' | 'table' | 'bullets';
  /** Whether the template sets it in its second column, if it has one. */
  side: boolean;
  paragraphs: string[];
  entries: Entry[];
  labels: { label: string; text: string }[];
  table: { columns: string[]; rows: Cell[][] };
  bullets: string[];
}

/** A row of its own for the title and the dates, one for who and where, then the rest. */
export interface Entry {
  title: string;
  /** Where the title leads; empty where it is no link. */
  href: string;
  dates: string;
  /** The second row, in order: the organization, the place, an address that readers look up. */
  where: Where[];
  /** Team and technologies, roles, grade, courses: small print. */
  details: string[];
  paragraphs: string[];
  bullets: string[];
  /** Consecutive roles at one company, which then is the title; none where each stands alone. */
  roles: Entry[];
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
export function view(resume: Resume, settings: Settings, look: Look): View {
  const locale = settings.locale ?? 'en';
  const labels = labelsFor(locale) ?? ENGLISH;
  const context = { labels, dates: dateFormat(locale, labels.present, look.dates), group: look.group };
  const { basics = {} } = resume;
  const name = basics.name ?? '';
  const label = basics.label ?? '';
  return {
    lang: locale,
    dir: directionOf(locale),
    punctuation: { list: labels.listSeparator, colon: labels.colon },
    title: titleOf(basics),
    header: { name, label, contacts: contactsOf(basics, labels) },
    sections: inOrder(settings, look.first).flatMap((id) => {
      const body = viewSection(resume, id, context);
      if (!body) return [];
      // A custom section brings its own title, whatever word of ours its id may be.
      const title = own(settings.titles, id) ?? body.title ?? labels[id as keyof Labels];
      return [{ ...EMPTY_SECTION, id, ...body, title, side: look.side.includes(id) }];
    }),
  };
}

/** Who it is and what they are, for windows and lists of files. */
export function titleOf({ name, label }: Basics): string {
  return [name, label].filter(Boolean).join(' – ');
}

/** A variant's own order stands; else the template's first sections come first. */
function inOrder({ sections, isOrdered }: Settings, first: readonly string[]): string[] {
  if (isOrdered) return sections;
  const rank = (id: string): number => (first.includes(id) ? first.indexOf(id) : first.length);
  return sections.toSorted((a, b) => rank(a) - rank(b));
}

const EMPTY_SECTION = {
  paragraphs: [],
  entries: [],
  labels: [],
  table: { columns: [], rows: [] },
  bullets: [],
};

function contactsOf(basics: Basics, { listSeparator, colon }: Labels): Contact[] {
  const { email, phone, url, location = {}, profiles = [] } = basics;
  const city = [location.city, [location.region, location.postalCode].filter(Boolean).join(' ')];
  const place = [location.address, ...city, location.countryCode].filter(Boolean).join(listSeparator);
  const contacts: Contact[] = [];
  if (email) contacts.push({ kind: 'email', text: email, href: `mailto:${email}` });
  if (phone) contacts.push({ kind: 'phone', text: phone, href: `tel:${phone.replace(/[^\d+]/g, '')}` });
  if (place) contacts.push({ kind: 'location', text: place, href: '' });
  if (url) contacts.push({ kind: 'url', ...linkTo(url) });
  for (const profile of profiles) {
    const named = [profile.network, profile.username].filter(Boolean).join(colon);
    const link = profile.url ? linkTo(profile.url) : { text: named, href: '' };
    if (link.text) contacts.push({ kind: 'profile', ...link });
  }
  return contacts;
}
