import { openPdf } from './openPdf.ts';
import type { Reading } from './reading.ts';

/** Reads a PDF's text with PDFium, the engine of Chrome's and many a system's viewer. */
export async function readPdfium(bytes: Uint8Array): Promise<Reading> {
  const document = await openPdf(bytes);
  try {
    const pages: string[] = [];
    for (let page = 0; page < document.pageCount; page += 1) pages.push(await document.textOf(page));
    return { engine: 'PDFium', pages };
  } finally {
    document.close();
  }
}
