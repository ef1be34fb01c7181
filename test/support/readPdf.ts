import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  pages: number;
  /** The text of each page, its items in the order of the page's stream. */
  texts: string[];
  /** Addresses that links lead to. */
  links: string[];
  title: string;
}

/** A printed PDF read back by an engine that did not print it (pdf.js). */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false })
    .promise;
  const texts: string[] = [];
  const links: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    const annotations = (await page.getAnnotations()) as { url?: string; unsafeUrl?: string }[];
    links.push(...annotations.flatMap((annotation) => annotation.url ?? annotation.unsafeUrl ?? []));
  }
  const { info } = (await document.getMetadata()) as { info: { Title?: string } };
  const read = { pages: document.numPages, texts, links, title: info.Title ?? '' };
  await document.destroy();
  return read;
}

/** Words as a parser compares them: letters and digits, and what stands between without spaces. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** The lines of each page from top to bottom; `y` is the baseline's height in points. */
export async function readLines(bytes: Uint8Array): Promise<{ y: number; text: string; size: number }[][]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false })
    .promise;
  const pages: { y: number; text: string; size: number }[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const lines = new Map<number, { y: number; text: string; size: number }>();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [scale, , , , , y] = item.transform as number[];
      const row = Math.round(y ?? 0);
      const line = lines.get(row) ?? { y: y ?? 0, text: '', size: Infinity };
      lines.set(row, { ...line, text: line.text + item.str, size: Math.min(line.size, scale ?? 0) });
    }
    pages.push([...lines.values()].sort((a, b) => b.y - a.y));
  }
  await document.destroy();
  return pages;
}
