import { describe } from '../core/describe.ts';
import type { DataFormat } from './format.ts';

/** A document for Word and its like, with real styles, headings, lists and links. */
export const docx: DataFormat = {
  name: 'docx',
  from: 'data',
  make: async ({ tailored, view, print, sourceDate }) => {
    const [{ writeDocx }, { sealPackage }] = await Promise.all([
      import('./docx/writeDocx.ts'),
      import('./docx/sealPackage.ts'),
    ]);
    const { date, ...description } = describe(tailored);
    const written = await writeDocx(view, print, description);
    return { contents: [sealPackage(written, sourceDate ?? date)], pages: null };
  },
};
