import type { Html } from '../core/html.ts';
import type { Measured, Trial } from '../core/sheet.ts';
import type { OpenBrowser } from './browser.ts';
import { isAddress } from './browserAddress.ts';
import type { Manners } from './manners.ts';
import { lookUnseen } from './looks.ts';
import { openStore } from './openStore.ts';
import { rememberPrints } from './rememberPrints.ts';

/** The one browser of a command: started at most once, closed whatever happens. */
export interface CommandBrowser {
  /** Resolves when its process runs, well before it answers; a failure shows when something is to be printed. */
  start: () => Promise<void>;
  printPdf: (html: Html, manners?: Manners) => Promise<Uint8Array>;
  /** The same to look at, untagged, and sooner where little has changed since the last print: for a preview. */
  reprintPdf: OpenBrowser['reprintPdf'];
  measure: (html: Html, trials: readonly Trial[], manners?: Manners) => Promise<Measured[]>;
  inspect: OpenBrowser['inspect'];
  /** What the user should know of it, e.g. why its sandbox is off. */
  notes: () => string[];
  /** Empty where it was not started. */
  version: () => string;
  /** Tells it from any other: where it is, and its version. Waits until it answers. */
  engine: () => Promise<string>;
  /** Ends it, without being waited for. */
  close: () => void;
}

/** Where it is, and what becomes of it: an object, for a promise of a promise would wait for both. */
interface Spawned {
  path: string;
  opening: Promise<OpenBrowser>;
}

/** @param options without `cache: false` what was printed before is not printed again */
export function browserFor(options: BrowserOptions): CommandBrowser {
  const store = options.cache === false ? undefined : openStore(process.env);
  return rememberPrints(plainBrowser(options), store, options.onPrint);
}

export interface BrowserOptions {
  /** A path or a ws:// address. */
  browser?: string;
  cache?: boolean;
  signal?: AbortSignal;
  /** Called before each print that is not taken from the cache. */
  onPrint?: () => void;
}

function plainBrowser(options: BrowserOptions): CommandBrowser {
  const end = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, end.signal]) : end.signal;
  let starting: Promise<Spawned> | undefined;
  let opened: OpenBrowser | undefined;

  const spawn = async (): Promise<Spawned> => {
    const [{ openFleet }, { findBrowser }] = await Promise.all([
      import('./openFleet.ts'),
      import('./findBrowser.ts'),
    ]);
    const choice = await findBrowser(options.browser, process.env);
    // What runs there may be another browser tomorrow.
    if (isAddress(choice.path)) lookUnseen();
    const opening = openFleet(choice, { signal });
    // A browser that fails to start matters only to who then waits for a print.
    opening.then((browser) => (opened = browser)).catch(() => undefined);
    return { path: choice.path, opening };
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
    engine: async () => {
      const { path, opening } = await start();
      return `${path} ${(await opening).version}`;
    },
    notes: () => opened?.notes ?? [],
    version: () => opened?.version ?? '',
    close: () => {
      end.abort(new Error('the command is done'));
      void opened?.close();
    },
  };
}
