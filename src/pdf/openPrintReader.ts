import { objectsOf } from './objectsOf.ts';
import { readPdfium } from './readPdfium.ts';
import { readPdfjs } from './readPdfjs.ts';
import type { PdfReading, Reading } from './reading.ts';

/** What two engines, and the bytes themselves, tell of a PDF. */
export interface PrintReading extends PdfReading {
  readings: Reading[];
  /** The text of its objects. */
  objects: string;
  bytes: number;
}

export interface PrintReader {
  /** @throws Error where an engine does not take it for a PDF */
  read: (pdf: Uint8Array) => Promise<PrintReading>;
  /** Ends it; may be called again. */
  close: () => void;
}

/** Reads PDFs in this thread. The bundle has `openReaderThread` in its place. */
export function openPrintReader(): PrintReader {
  return { read: readPrint, close: () => undefined };
}

/** Reads a PDF with both engines. */
export async function readPrint(pdf: Uint8Array): Promise<PrintReading> {
  const [first, second] = await Promise.all([readPdfjs(pdf), readPdfium(pdf)]);
  const { links, title, lang } = first;
  return { links, title, lang, readings: [first, second], objects: objectsOf(pdf), bytes: pdf.length };
}
