import type { Html } from '../core/html.ts';
import type { Measured, Trial } from '../core/sheet.ts';
import type { Connection } from './devtools.ts';
import { MachineError } from '../errors.ts';
import { limited } from './limited.ts';
import { killAllBrowsers, lastWords } from './spawnBrowser.ts';
import { STILL, type Manners } from './manners.ts';
import { isAddress } from './browserAddress.ts';
import type { BrowserChoice } from './findBrowser.ts';
import { isPlainFile } from '../pdf/plainFile.ts';
import { startBrowser } from './startBrowser.ts';
import { TABS } from './tabs.ts';
import { takePage, type BrowserPage, type Printed } from './takePage.ts';
import { BrowserGone, TabCrashed } from './watchPage.ts';
import { within } from './within.ts';

export { killAllBrowsers };

export interface OpenBrowser {
  /** Product and version as the browser tells it: `HeadlessChrome/147.0.7727.0`. */
  version: string;
  /** Sentences the user should read, e.g. why the sandbox is off; printing may add some. */
  notes: string[];
  /**
   * Prints one page of HTML to PDF. The page reaches no network, no file and no script; what it
   * shows it brings along as data: URLs. Its `manners` say otherwise for a theme's page. Two prints of
   * the same HTML differ in their dates and in names that count prints; finishPdf takes both away.
   *
   * @throws MachineError `print-failed` for the page, `browser-failed` where the browser or its tab has gone,
   *   `browser-timeout`
   */
  printPdf: (html: Html, options?: { manners?: Manners }) => Promise<Uint8Array>;
  /** The same to look at, untagged, and sooner where little has changed since the last print: for a preview. */
  reprintPdf: (html: Html, manners?: Manners) => Promise<Uint8Array>;
  /**
   * Lays one page of HTML out in each of the ways that are tried: how many pages, how full, in what type.
   *
   * @throws MachineError as `printPdf` does
   */
  measure: (html: Html, trials: readonly Trial[], manners?: Manners) => Promise<Measured[]>;
  /**
   * What an expression comes to in one page of HTML, `width` CSS pixels wide and styled as for print.
   *
   * @throws MachineError as `printPdf` does
   */
  inspect: (html: Html, expression: string, width: number, manners?: Manners) => Promise<unknown>;
  /** Ends the browser and removes its profile; may be called again and from several places. */
  close: () => Promise<void>;
}

export interface OpenOptions {
  /** Aborting closes the browser; what is under way rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds for the start, and for each print; 30,000 if left out. */
  timeout?: number;
}

/** A browser that answers, be it ours or one elsewhere. */
export interface BrowserLink {
  connection: Connection;
  /** Resolves when it has ended or gone away, with how it did. */
  ended: Promise<string>;
  version: string;
  notes: string[];
  /** Tabs that are open already. */
  pages: BrowserPage[];
  /** Where to open further ones; undefined for the browser's own context. */
  context: string | undefined;
  /** The end of what it wrote to stderr, if we see that. */
  said: () => string;
  leave: () => Promise<void>;
}

/**
 * Starts the chosen browser, or connects to it where the choice is an address.
 *
 * @throws MachineError `browser-failed` with the browser's last words, `browser-timeout`
 */
export async function openBrowser(choice: BrowserChoice, options: OpenOptions = {}): Promise<OpenBrowser> {
  const { signal, timeout = 30_000 } = options;
  signal?.throwIfAborted();
  const link = await reach(choice, timeout, signal);

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    signal?.removeEventListener('abort', onAbort);
    closing ??= link.leave();
    return closing;
  };
  const onAbort = (): void => void close();
  signal?.addEventListener('abort', onAbort);

  const gone = link.ended.then((how) => {
    throw new BrowserGone(`it ended: ${how}`);
  });
  // It matters to who opens a tab then, and to nobody else.
  gone.catch(() => undefined);

  const inTurn = limited(TABS);
  /** Lends a tab to a piece of work, as soon as one is free; only one that worked is used again. */
  const withPage = async <T>(work: (page: BrowserPage) => Promise<T>): Promise<T> => inTurn(() => lend(work));
  const lend = async <T>(work: (page: BrowserPage) => Promise<T>): Promise<T> => {
    signal?.throwIfAborted();
    if (closing) throw new Error('the browser is closed');
    const late = (): MachineError =>
      failure('browser-timeout', `it took more than ${timeout / 1000} s`, link);
    const once = async (): Promise<T> => {
      const page = link.pages.pop() ?? (await Promise.race([gone, openPage(link)]));
      const done = await work(page);
      link.pages.push(page);
      return done;
    };
    try {
      return await within(once(), timeout, late, signal);
    } catch (error) {
      if (error instanceof MachineError || signal?.aborted) throw error;
      // It says so of a page with fonts where there is none to fall back on; and of one whose browser was killed.
      if (error instanceof TabCrashed && LACKS_FONT.test(link.said()))
        throw new MachineError('browser-failed', NO_FONT, INSTALL_FONT, error);
      const code = error instanceof BrowserGone ? 'browser-failed' : 'print-failed';
      throw failure(code, error instanceof Error ? error.message : String(error), link, error);
    }
  };
  const finished = async ({ pdf, failedFonts }: Printed, manners: Manners): Promise<Uint8Array> => {
    // Of a theme's page it was said before what it goes without.
    for (const font of manners === STILL ? failedFonts : []) {
      const note = `A font of the page did not load: ${font}. Fonts must be embedded, as data: URLs.`;
      if (!link.notes.includes(note)) link.notes.push(note);
    }
    if (isPlainFile(pdf)) return pdf;
    const { plainPdf } = await import('../pdf/plainPdf.ts');
    return plainPdf(pdf);
  };
  const printPdf: OpenBrowser['printPdf'] = async (html, { manners = STILL } = {}) =>
    finished(await withPage((page) => page.print(html, manners)), manners);
  const reprintPdf: OpenBrowser['reprintPdf'] = async (html, manners = STILL) =>
    finished(await withPage((page) => page.reprint(html, manners)), manners);
  const measure: OpenBrowser['measure'] = (html, trials, manners = STILL) =>
    withPage((page) => page.measure(html, trials, manners));
  const inspect: OpenBrowser['inspect'] = (html, expression, width, manners = STILL) =>
    withPage((page) => page.inspect(html, expression, width, manners));
  return { version: link.version, notes: link.notes, printPdf, reprintPdf, measure, inspect, close };
}

// All there is to say: what a tab that dies of it leaves on stderr besides differs from time to time.
const NO_FONT = 'the browser did not print the page: the system has no font at all';
const INSTALL_FONT =
  'install any font, as the package fonts-dejavu-core, or leave --browser out: ours brings one';
const LACKS_FONT = /remote_font_face_source\.cc.*NOTREACHED/;

async function reach(
  choice: BrowserChoice,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<BrowserLink> {
  if (isAddress(choice.path)) {
    const { connectBrowser } = await import('./connectBrowser.ts');
    return connectBrowser(choice.path, timeout, signal);
  }
  return startBrowser(choice, timeout, signal);
}

/** A tab in a context of its own: those of one context share a process, and so a core. */
async function openPage({ connection, ended, context }: BrowserLink): Promise<BrowserPage> {
  const { browserContextId = context } =
    context === undefined ? await connection.send('Target.createBrowserContext', {}) : {};
  const { targetId } = await connection.send('Target.createTarget', {
    url: 'about:blank',
    ...(browserContextId === undefined ? {} : { browserContextId }),
  });
  return takePage(connection, ended, targetId);
}

function failure(
  code: 'print-failed' | 'browser-failed' | 'browser-timeout',
  reason: string,
  link: BrowserLink,
  cause?: unknown,
): MachineError {
  return new MachineError(
    code,
    [`the browser did not print the page: ${reason}`, lastWords(link.said())].filter(Boolean).join('\n'),
    'try again, or another browser with --browser PATH; `resume doctor` lists those found',
    cause,
  );
}
