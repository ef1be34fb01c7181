import { textOf } from '../core/html.ts';
import { browserFor, type CommandBrowser } from './browserFor.ts';

/** A browser that outlives the builds it prints for. */
export interface WarmBrowser {
  /** For one round: what the round before printed is there still. Its `close` leaves the browser running. */
  lend: () => CommandBrowser;
  /** After a failure: the next round gets another browser. */
  renew: () => void;
  close: () => void;
}

export function warmBrowser(options: { browser?: string; signal?: AbortSignal }): WarmBrowser {
  let browser = browserFor(options);
  let before = new Map<string, Promise<Uint8Array>>();
  return {
    lend: () => {
      const last = before;
      const prints = new Map<string, Promise<Uint8Array>>();
      before = prints;
      const lent = browser;
      return {
        ...lent,
        printPdf: (html, manners) => {
          // A theme's page may look otherwise the next time.
          if (manners) return lent.printPdf(html, manners);
          const text = textOf(html);
          const printing = prints.get(text) ?? last.get(text) ?? lent.printPdf(html);
          prints.set(text, printing);
          // A print that failed is tried anew.
          printing.catch(() => prints.delete(text));
          return printing;
        },
        close: () => undefined,
      };
    },
    renew: () => {
      browser.close();
      before.clear();
      browser = browserFor(options);
    },
    close: () => {
      browser.close();
    },
  };
}
