import type { Resume } from '../generated/resume.ts';
import type { Settings, Tailored } from './tailor.ts';

/** Under this key of `meta` stands how a sent résumé was set: what JSON Resume has no place for. */
export const SENT_SETTINGS = 'x-resume-as-code';

/** What the variant set, and nothing that it left to the template; a variant file may say the same. */
export interface SentSettings {
  template: { name: string; options?: Settings['template']['options'] };
  page?: Settings['page'];
  locale?: string;
  titles?: Record<string, string>;
  sections?: string[];
}

/**
 * What a variant tells its reader, as plain JSON Resume with its settings: enough to print the same again.
 * It goes with what is sent, so it holds nothing that the page was not made of: no `x-*` keys, no tags or
 * ids, no names of résumés and variants, and no path of the sender's disk.
 */
export function sentResume({ resume, settings }: Tailored): Record<string, unknown> {
  const { basics, meta, ...sections } = withoutPrivate(resume) as Resume;
  // That a section was there, and all of it was left out, is nobody's business.
  const told = Object.entries(sections).filter(
    ([, entries]) => !Array.isArray(entries) || entries.length > 0,
  );
  return {
    ...(basics && { basics: withoutDisk(basics) }),
    ...Object.fromEntries(told),
    meta: { ...meta, [SENT_SETTINGS]: sentSettings(resume, settings) },
  };
}

function sentSettings(resume: Resume, settings: Settings): SentSettings {
  const { template, page, locale, isOrdered } = settings;
  const sections = settings.sections.filter((section) => isShown(resume, section));
  const titles = Object.entries(settings.titles).filter(([section]) => sections.includes(section));
  return {
    template: { name: template.name, ...(hasKeys(template.options) && { options: template.options }) },
    ...(hasKeys(page) && { page }),
    ...(locale !== undefined && { locale }),
    ...(titles.length > 0 && { titles: Object.fromEntries(titles) }),
    // Otherwise it is the template's order, over that of the data.
    ...(isOrdered && { sections }),
  };
}

function isShown(resume: Resume, section: string): boolean {
  if (section === 'summary') return Boolean(resume.basics?.summary);
  const entries = resume[section as keyof Resume];
  const isCustom = resume.custom?.some(({ id }) => id === section) ?? false;
  return isCustom || (Array.isArray(entries) && entries.length > 0);
}

/** What begins with `x-` is the writer's own, at whatever depth. */
function withoutPrivate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrivate);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('x-'))
      .map(([key, inner]) => [key, withoutPrivate(inner)]),
  );
}

/** A picture's whole path on the sender's disk is of no use to anybody else. */
function withoutDisk(basics: NonNullable<Resume['basics']>): NonNullable<Resume['basics']> {
  const { image, ...others } = basics;
  const isPath = image !== undefined && /^(file:|[\\/~]|[a-z]:[\\/])/i.test(image);
  return isPath ? others : basics;
}

function hasKeys(value: object): boolean {
  return Object.keys(value).length > 0;
}
