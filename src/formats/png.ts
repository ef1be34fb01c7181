import type { PageFormat } from './format.ts';

/** Two pixels for each of CSS: sharp on dense screens, and hairlines, a CSS pixel wide, are all of one width. */
const DPI = 192;

/** The pages of the PDF as pictures, one file a page. */
export const png: PageFormat = {
  name: 'png',
  from: 'print',
  make: async (page) => {
    const pdf = await page.pdf();
    const [{ openPdf }, { encodePng }] = await Promise.all([
      import('../pdf/openPdf.ts'),
      import('../pdf/encodePng.ts'),
    ]);
    const opened = await openPdf(pdf);
    try {
      const contents: Uint8Array[] = [];
      // One after the other: a picture takes some ten megabytes until it is encoded.
      for (let number = 0; number < opened.pageCount; number += 1) {
        contents.push(encodePng(await opened.draw(number, DPI), DPI));
      }
      return { contents, pages: 1 };
    } finally {
      opened.close();
    }
  },
};
