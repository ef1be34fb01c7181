import type { Measured, Trial } from '../core/sheet.ts';
import type { OpenBrowser } from './browser.ts';
import type { Manners } from './manners.ts';

/** The one browser of a command: started at most once, closed whatever happens. */
export interface CommandBrowser {
  /** Resolves when its process runs, well before it answers; a failure shows when something is to be printed. */
  start: () => Promise<void>;
  printPdf: (html: string, manners?: Manners) => Promise<Uint8Array>;
  /** The same to look at, untagged, and sooner where little has changed since the last print: for a preview. */
  reprintPdf: OpenBrowser['reprintPdf'];
  measure: (html: string, trials: readonly Trial[], manners?: Manners) => Promise<Measured[]>;
  inspect: OpenBrowser['inspect'];
  /** What the user should know of it, e.g. why its sandbox is off. */
  notes: () => string[];
  /** Empty where it was not started. */
  version: () => string;
  /** Ends it, without being waited for. */
  close: () => void;
}

export function browserFor(options: { browser?: string; signal?: AbortSignal }): CommandBrowser {
  const end = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, end.signal]) : end.signal;
  let starting: Promise<{ opening: Promise<OpenBrowser> }> | undefined;
  let opened: OpenBrowser | undefined;

  /** Wrapped in an object, for a promise of a promise would wait for both. */
  const spawn = async (): Promise<{ opening: Promise<OpenBrowser> }> => {
    const [{ openBrowser }, { findBrowser }] = await Promise.all([
      import('./browser.ts'),
      import('./findBrowser.ts'),
    ]);
    const opening = openBrowser(await findBrowser(options.browser, process.env), { signal });
    // A browser that fails to start matters only to who then waits for a print.
    opening.then((browser) => (opened = browser)).catch(() => undefined);
    return { opening };
  };
  const start = () => (starting ??= spawn());

  return {
    start: () =>
      start().then(
        () => undefined,
        () => undefined,
      ),
    printPdf: async (html, manners) => {
      const browser = await (await start()).opening;
      return browser.printPdf(html, manners ? { manners } : {});
    },
    reprintPdf: async (...page) => (await (await start()).opening).reprintPdf(...page),
    measure: async (html, trials, manners) => (await (await start()).opening).measure(html, trials, manners),
    inspect: async (...page) => (await (await start()).opening).inspect(...page),
    notes: () => opened?.notes ?? [],
    version: () => opened?.version ?? '',
    close: () => {
      end.abort(new Error('the command is done'));
      void opened?.close();
    },
  };
}
