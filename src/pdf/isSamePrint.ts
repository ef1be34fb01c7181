import { finishPdf, type About } from './finishPdf.ts';

const NOTHING: About = {
  title: '',
  author: '',
  subject: '',
  keywords: [],
  lang: 'en',
  date: undefined,
  program: '',
  json: '{}',
};

/** Whether two prints, as the browser makes them, differ in nothing but their dates and what counts prints. */
export function isSamePrint(one: Uint8Array, other: Uint8Array): boolean {
  return one === other || Buffer.compare(finishPdf(one, NOTHING), finishPdf(other, NOTHING)) === 0;
}
