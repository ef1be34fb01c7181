import { piecesOf } from '../core/html.ts';
import type { Measured } from '../core/sheet.ts';
import type { CommandBrowser } from './browserFor.ts';
import type { Store } from './openStore.ts';

/**
 * A browser that is not asked twice for the same: prints and layouts of our own pages are kept, by the page and by
 * the browser. A theme's page is always printed: it may show fonts of the system, which we do not see.
 *
 * @param onPrint called before each print that is not taken from the store
 */
export function rememberPrints(
  plain: CommandBrowser,
  store: Store | undefined,
  onPrint: () => void = () => undefined,
): CommandBrowser {
  const browser: CommandBrowser = {
    ...plain,
    printPdf: (...page) => {
      onPrint();
      return plain.printPdf(...page);
    },
  };
  if (!store) return browser;
  return {
    ...browser,
    printPdf: async (html, manners) => {
      if (manners) return browser.printPdf(html, manners);
      const about = ['print', await browser.engine(), ...piecesOf(html)] as const;
      const kept = store.read(...about);
      if (kept) return kept;
      const notes = browser.notes().length;
      const pdf = await browser.printPdf(html);
      // What there was to say of it would not be said again.
      if (browser.notes().length === notes) store.keep(pdf, ...about);
      return pdf;
    },
    measure: async (html, trials, manners) => {
      if (manners) return browser.measure(html, trials, manners);
      const about = ['measure', await browser.engine(), ...piecesOf(html), JSON.stringify(trials)] as const;
      const kept = store.read(...about);
      if (kept) return JSON.parse(kept.toString()) as Measured[];
      const measured = await browser.measure(html, trials);
      store.keep(Buffer.from(JSON.stringify(measured)), ...about);
      return measured;
    },
  };
}
