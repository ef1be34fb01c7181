import type { Resume } from '../generated/resume.ts';
import { SENT_SETTINGS, sentResume, type SentSettings } from './sentResume.ts';
import type { Tailored } from './tailor.ts';
import type { View } from './view.ts';

/** Where JSON Resume itself says what a document of it is. */
const OFFICIAL_SCHEMA = 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json';

/**
 * What a variant tells its reader, for other programs: a file that JSON Resume's own schema takes, with talks, custom
 * sections and their titles as further keys, which it lets pass. The keys stand in the order in which the sections
 * show, so that this program prints the same of it again.
 */
export function plainResume(tailored: Tailored, { sections }: View): Record<string, unknown> {
  const { meta = {}, ...data } = sentResume(tailored) as Resume;
  const { titles, ...settings } = meta[SENT_SETTINGS] as SentSettings;
  const shown = sections.map(({ id }) => id);
  const rank = (id: string | undefined): number =>
    id !== undefined && shown.includes(id) ? shown.indexOf(id) : shown.length;
  const custom = data.custom?.toSorted((a, b) => rank(a.id) - rank(b.id));
  const place = (key: string): number => {
    // The summary shows where `basics` stands.
    if (key === 'basics') return shown.includes('summary') ? rank('summary') : -1;
    return rank(key === 'custom' ? custom?.[0]?.id : key);
  };
  const fields = Object.entries({ ...data, ...(custom && { custom }) });
  return withoutNulls({
    $schema: OFFICIAL_SCHEMA,
    ...Object.fromEntries(fields.sort(([a], [b]) => place(a) - place(b))),
    ...(titles && { titles }),
    meta: { ...meta, [SENT_SETTINGS]: settings },
  }) as Record<string, unknown>;
}

/** A program that reads it may take a value for what it says, and null says nothing. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(fields.map(([key, inner]) => [key, withoutNulls(inner)]));
}
