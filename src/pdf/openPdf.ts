import { createRequire } from 'node:module';
import type { PDFiumLibrary, PDFiumPage } from '@hyzyla/pdfium';
import { MachineError } from '../errors.ts';
import { readBytes } from '../io/files.ts';

/** A PDF as PDFium sees it, the engine of Chrome's own viewer. */
export interface OpenPdf {
  pageCount: number;
  /** What is read off a page, its lines ended by `\r\n`; pages count from 0. */
  textOf: (page: number) => Promise<string>;
  /** A page on white paper; pages count from 0. */
  draw: (page: number, dpi: number) => Promise<Picture>;
  /** Frees its memory. */
  close: () => void;
}

/** Four bytes a pixel: red, green, blue and how opaque, line by line from the top. */
export interface Picture {
  width: number;
  height: number;
  rgba: Uint8Array;
}

const POINTS_PER_INCH = 72;

let loading: Promise<PDFiumLibrary> | undefined;

/**
 * Opens a PDF once, to draw and read its pages. The same bytes give the same pictures on every machine:
 * the engine is WebAssembly, and its fonts are those in the PDF.
 *
 * @throws Error where it is no PDF, or locked by a password
 * @throws MachineError `read-failed` where the install lacks the engine
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const library = await (loading ??= loadLibrary());
  const document = await library.loadDocument(bytes);
  return {
    pageCount: document.getPageCount(),
    textOf: async (page) => {
      const opened = document.getPage(page);
      const text = opened.getText();
      // The library closes a page once it has drawn it, and in no other way.
      await opened.render({ scale: 1, width: 1, height: 1 });
      return text;
    },
    draw: (page, dpi) => drawPage(document.getPage(page), dpi),
    close: () => {
      document.destroy();
    },
  };
}

async function drawPage(page: PDFiumPage, dpi: number): Promise<Picture> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const pixels = (points: number): number => Math.round((points * dpi) / POINTS_PER_INCH);
  // Its own `scale` would cut a page of 594.96 points, Chromium's A4, down to 594.
  const size = { scale: 1, width: pixels(originalWidth), height: pixels(originalHeight) };
  const { width, height, data } = await page.render(size);
  return { width, height, rgba: data };
}

/** The wasm file stands in the library's package; the library itself may be in a bundle. */
async function loadLibrary(): Promise<PDFiumLibrary> {
  const file = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm');
  const [{ PDFiumLibrary: library }, wasm] = await Promise.all([import('@hyzyla/pdfium'), readBytes(file)]);
  if (!wasm) throw new MachineError('read-failed', `there is no ${file}`, 'install this program anew');
  return library.init({ wasmBinary: new Uint8Array(wasm).buffer });
}
