import type { dateFormat } from './dates.ts';
import type { Labels } from './labels.ts';
import { hrefOf, linkTo } from './urls.ts';
import type { Entry, Where } from './view.ts';

/** What the words and dates of a section depend on. */
export interface Context {
  labels: Labels;
  dates: ReturnType<typeof dateFormat>;
  /** Whether consecutive roles at one company share its heading. */
  group: boolean;
}

export const EMPTY_ENTRY: Entry = {
  title: '',
  href: '',
  dates: '',
  where: [],
  details: [],
  paragraphs: [],
  bullets: [],
  roles: [],
};

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
export function titled(title: string | undefined, { name, url, gloss = '', location, address }: Whereabouts) {
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
export function listed(
  items: readonly (string | undefined)[] | undefined,
  { listSeparator }: Labels,
): string {
  return (items ?? []).filter(isText).join(listSeparator);
}

/** Resolved highlights are strings; the schema's maps are gone by then. */
export function bulletsOf(highlights: readonly unknown[] | undefined): string[] {
  return (highlights ?? []).filter(isText);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
