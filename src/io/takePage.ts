import type { Measured, Trial } from '../core/sheet.ts';
import type { CDPSession, Connection } from './devtools.ts';
import { measureScript } from './measureScript.ts';

export interface BrowserPage {
  /** Prints one page of HTML; one at a time. */
  print: (html: string) => Promise<Printed>;
  /** Lays one page of HTML out in ways that are tried, and tells what each comes to; one at a time, too. */
  measure: (html: string, trials: readonly Trial[]) => Promise<Measured[]>;
}

export interface Printed {
  pdf: Buffer;
  /** Faces of the page that did not load, so that another font stands in: `Inter 400`. */
  failedFonts: string[];
}

/** Where the page believes to be. No such host exists (RFC 2606), and no request for it leaves the browser. */
const ADDRESS = 'https://resume.invalid/';

/**
 * The page comes with its own rules: no request but for what it holds itself as data: URLs, and a
 * sandbox, which also rules out scripts, plugins and `<meta http-equiv="refresh">`.
 */
const HEADERS = [
  { name: 'Content-Type', value: 'text/html; charset=utf-8' },
  {
    name: 'Content-Security-Policy',
    value: "sandbox; default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline' data:",
  },
];

/**
 * Takes over a tab and makes it hermetic. What keeps the page from scripts, network and files is
 * there more than once: scripts are off; we answer every request ourselves; the page comes with a
 * policy; and the browser's way out, its resolver or proxy, leads nowhere.
 */
export async function takePage(
  connection: Connection,
  ended: Promise<string>,
  targetId: string,
): Promise<BrowserPage> {
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const session = connection.session(sessionId);
  if (!session) throw new Error('the browser forgot the session that it just opened');

  let current = '';
  const gone = watchForEnd(session, connection, ended);
  const loads = watchLoads(session);
  session.on('Fetch.requestPaused', ({ requestId, request, resourceType }) => {
    const answer =
      request.url === ADDRESS && resourceType === 'Document'
        ? session.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: 200,
            responseHeaders: HEADERS,
            body: Buffer.from(current).toString('base64'),
          })
        : session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    answer.catch(gone.because);
  });
  // Not awaited here: the browser takes commands in order, and answers when the tab's process is up.
  const ready = Promise.all([
    session.send('Page.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Emulation.setEmulatedMedia', { media: 'print' }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
  ]);
  ready.catch(gone.because);

  /** @returns the faces that did not load */
  const load = async (html: string): Promise<string[]> => {
    current = html;
    const [{ loaderId, errorText }] = await Promise.all([
      session.send('Page.navigate', { url: ADDRESS }),
      ready,
    ]);
    if (loaderId === undefined || errorText) throw new Error(errorText ?? 'the page was not loaded');
    await loads.of(loaderId);
    return fontsReady(session);
  };
  const print = async (html: string): Promise<Printed> => {
    const failedFonts = await load(html);
    const { data } = await session.send('Page.printToPDF', {
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: false,
    });
    return { pdf: Buffer.from(data, 'base64'), failedFonts };
  };
  const measure = async (html: string, trials: readonly Trial[]): Promise<Measured[]> => {
    await load(html);
    const expression = measureScript(trials);
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Measured[];
  };
  return {
    print: (html) => Promise.race([gone.promise, print(html)]),
    measure: (html, trials) => Promise.race([gone.promise, measure(html, trials)]),
  };
}

/**
 * Waits for the page's fonts; those that only a print style uses load late, hence print media above.
 *
 * @returns the faces that did not load: `Inter 400`
 * @throws Error where text would be left out without a word, for want of any font to fall back on
 */
async function fontsReady(session: CDPSession): Promise<string[]> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: `document.fonts.ready.then((fonts) => ({
      failed: [...fonts].filter((face) => face.status === 'error').map((face) => face.family + ' ' + face.weight),
      fallback: document.createElement('canvas').getContext('2d').measureText('m').width > 0,
    }))`,
    awaitPromise: true,
    returnByValue: true,
  });
  const { failed, fallback } = result.value as { failed: string[]; fallback: boolean };
  if (failed.length > 0 && !fallback) throw new Error('the system has no font at all; install any');
  return failed;
}

/** A page's load may be over before the browser answers which page it is loading. */
function watchLoads(session: CDPSession): { of: (loaderId: string) => Promise<void> } {
  const loaded = new Set<string>();
  let wake: (() => void) | undefined;
  session.on('Page.lifecycleEvent', ({ name, loaderId }) => {
    if (name !== 'load') return;
    loaded.add(loaderId);
    wake?.();
  });
  return {
    of: async (loaderId) => {
      while (!loaded.has(loaderId)) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

/** Commands to a tab that crashed are never answered: whoever waits for one must race with this. */
function watchForEnd(
  session: CDPSession,
  connection: Connection,
  ended: Promise<string>,
): { promise: Promise<never>; because: (reason: unknown) => void } {
  let because: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_, reject) => {
    because = reject;
  });
  // It matters to who prints, and to nobody between two prints.
  promise.catch(() => undefined);
  session.once('Inspector.targetCrashed', () => {
    because(new Error('its tab crashed'));
  });
  connection.on('sessiondetached', (detached) => {
    if (detached === session) because(new Error('its tab was closed'));
  });
  void ended.then((how) => {
    because(new Error(`it ended: ${how}`));
  });
  return { promise, because };
}
