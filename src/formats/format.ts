/** One output format. Adding one is a file beside this one and a row in index.ts. */
export interface Format {
  /** The name on the command line and the file's extension. */
  name: string;
  /** Whether making it takes a browser. */
  prints: boolean;
  make: (page: RenderedPage) => Promise<Made>;
}

export interface RenderedPage {
  html: string;
  /** Prints it; only for formats that say so. */
  printPdf: () => Promise<Uint8Array>;
}

export interface Made {
  content: Uint8Array | string;
  /** How many pages, for formats that have them. */
  pages: number | null;
}
