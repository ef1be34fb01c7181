import { finishPdf, type About } from '../../src/pdf/finishPdf.ts';

/** What a print is finished with where a test does not care. */
export const ABOUT: About = {
  title: 'Ada Lovelace – Programmer',
  author: 'Ada Lovelace',
  subject: 'Programmer',
  keywords: ['Engines', 'Notes'],
  lang: 'en',
  date: undefined,
  program: 'resume-as-code test',
  json: '{"basics":{"name":"Ada Lovelace"}}\n',
};

/** A print without what differs from print to print. */
export function finished(pdf: Uint8Array, about: Partial<About> = {}): Buffer {
  return Buffer.from(finishPdf(pdf, { ...ABOUT, ...about }));
}
