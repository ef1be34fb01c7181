import { ENGLISH, LABELS, type Labels } from '../generated/labels.ts';
import { isEnglish } from './language.ts';

export { ENGLISH, type Labels } from '../generated/labels.ts';

/** Languages whose readers are at home in another one's labels. */
const READS: Readonly<Record<string, string>> = { nn: 'nb', no: 'nb' };

/**
 * The words and the punctuation that a page needs beside the résumé's own, for a BCP 47 tag: those of
 * its language and region (`pt-PT`), else of its script (`zh-TW` is `zh-Hant`), else of its language
 * where that is written in the same script. Undefined where we have none.
 */
export function labelsFor(locale: string): Labels | undefined {
  if (isEnglish(locale)) return ENGLISH;
  const { language, region = '', script = '' } = new Intl.Locale(locale).maximize();
  const general = READS[language] ?? language;
  const labels = LABELS[`${language}-${region}`] ?? LABELS[`${general}-${script}`];
  return labels ?? (new Intl.Locale(general).maximize().script === script ? LABELS[general] : undefined);
}
