/** What an engine reads of a PDF. */
export interface Reading {
  engine: 'pdf.js' | 'PDFium';
  /** The text of each page, in the order of the engine. */
  pages: string[];
}

/** What a PDF says beside its text. */
export interface PdfReading {
  /** Where its links lead; pages are one-based. */
  links: { href: string; page: number }[];
  title: string;
  /** BCP 47, of the whole document. */
  lang: string;
}
