import type { Reading } from './reading.ts';

type Library = Awaited<ReturnType<(typeof import('@hyzyla/pdfium'))['PDFiumLibrary']['init']>>;

let library: Promise<Library> | undefined;

/** Reads a PDF's text with PDFium, the engine of Chrome's and many a system's viewer. */
export async function readPdfium(bytes: Uint8Array): Promise<Reading> {
  library ??= import('@hyzyla/pdfium').then(({ PDFiumLibrary }) => PDFiumLibrary.init());
  const document = await (await library).loadDocument(bytes);
  try {
    return { engine: 'PDFium', pages: [...document.pages()].map((page) => page.getText()) };
  } finally {
    document.destroy();
  }
}
