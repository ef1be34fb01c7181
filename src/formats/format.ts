import type { Html } from '../core/html.ts';
import type { Tailored } from '../core/tailor.ts';
import type { View } from '../core/view.ts';
import type { Print } from '../resolvePrint.ts';

/** One output format. Adding one is a file beside this one and a row in index.ts. */
export type Format = DataFormat | PageFormat;

/** Made of what the variant says: it takes no page and no browser, and knows no page budget. */
export interface DataFormat {
  /** The name on the command line and the file's extension. */
  name: string;
  from: 'data';
  make: (told: Told) => Made | Promise<Made>;
}

/** Made of the page as the template lays it out, or of its print, which takes a browser. */
export interface PageFormat {
  name: string;
  from: 'page' | 'print';
  make: (page: RenderedPage) => Made | Promise<Made>;
}

/** What a variant comes to: the data, and the same in words that are ready to print. */
export interface Told {
  tailored: Tailored;
  view: View;
  /** Its template, paper and fonts; undefined where a theme prints it. */
  print: Print | undefined;
  /** The document's date in place of the résumé's own, ISO 8601. */
  sourceDate: string | undefined;
}

export interface RenderedPage {
  /** One file with its style and fonts inside. */
  html: Html;
  /** The Content-Security-Policy that the HTML is to bear; undefined where it has seen to that itself. */
  policy: string | undefined;
  /** Printed at most once, whichever formats ask for it; only for formats from `print`. */
  pdf: () => Promise<Uint8Array>;
}

export interface Made {
  /** One file; or several, one a page, which are then numbered. */
  contents: readonly (Uint8Array | string)[];
  /** How many pages each has; null for formats without pages. */
  pages: number | null;
}
