import type { PdfReading, Reading } from './reading.ts';

/** Reads a PDF's text, links and metadata with pdf.js, as Firefox and many a parser do. */
export async function readPdfjs(bytes: Uint8Array): Promise<Reading & PdfReading> {
  const { getDocument } = await import('./pdfjs.ts');
  // The bytes go over to the reader, and these are the caller's.
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    isEvalSupported: false,
  });
  try {
    const document = await task.promise;
    const pages: string[] = [];
    const links: PdfReading['links'] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      // As it stands there: a ligature is not taken for its letters, as many a parser does not.
      const { items } = await page.getTextContent({ disableNormalization: true });
      pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
      for (const { url, unsafeUrl } of (await page.getAnnotations()) as Annotation[]) {
        const href = unsafeUrl ?? url;
        if (href !== undefined) links.push({ href, page: number });
      }
    }
    const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
    return { engine: 'pdf.js', pages, links, title: info.Title ?? '', lang: info.Language ?? '' };
  } finally {
    await task.destroy();
  }
}

interface Annotation {
  url?: string;
  unsafeUrl?: string;
}
