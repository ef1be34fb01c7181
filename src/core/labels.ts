import de from '../labels/de.json' with { type: 'json' };
import en from '../labels/en.json' with { type: 'json' };

/** The words that a page needs beside the résumé's own: section titles, "Present", column heads. */
export type Labels = typeof en;

/** A language is a file in src/labels and a row here. */
const LANGUAGES: Readonly<Record<string, Labels>> = { de, en };

/** The labels for a BCP 47 tag, by its language; undefined where we have none. */
export function labelsFor(locale: string): Labels | undefined {
  return LANGUAGES[new Intl.Locale(locale).language];
}

export const ENGLISH: Labels = en;
