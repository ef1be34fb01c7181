import { textOf, withoutFonts, type Html } from '../core/html.ts';
import { otherBody } from '../core/otherBody.ts';
import type { Measured, Trial } from '../core/sheet.ts';
import type { CDPSession, Connection } from './devtools.ts';
import { documentIn, type Arrival } from './documentIn.ts';
import { drawFrames } from './drawFrames.ts';
import { evaluate } from './evaluate.ts';
import { fontsReady } from './fontsReady.ts';
import { measureScript } from './measureScript.ts';
import { STILL, type Manners } from './manners.ts';
import { watchForEnd, watchLoads } from './watchPage.ts';
import { within } from './within.ts';

export interface BrowserPage {
  /** Prints one page of HTML; one at a time. */
  print: (html: Html, manners: Manners) => Promise<Printed>;
  /** The same to look at, and sooner: it is not tagged, for readers that only look. */
  reprint: (html: Html, manners: Manners) => Promise<Printed>;
  /** Lays one page of HTML out in ways that are tried, and tells what each comes to; one at a time, too. */
  measure: (html: Html, trials: readonly Trial[], manners: Manners) => Promise<Measured[]>;
  /** What an expression comes to in one page of HTML, `width` CSS pixels wide and styled as for print. */
  inspect: (html: Html, expression: string, width: number, manners: Manners) => Promise<unknown>;
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
 * sandbox, which also rules out plugins, `<meta http-equiv="refresh">` and, for ours, scripts.
 */
function headers({ policy }: Manners): { name: string; value: string }[] {
  return [
    { name: 'Content-Type', value: 'text/html; charset=utf-8' },
    { name: 'Content-Security-Policy', value: policy },
  ];
}

/** Long for the scripts of a page, short for who waits for one that never ends. */
const SCRIPTS_MAY_TAKE = 10_000;

/**
 * Takes over a tab and makes it hermetic. What keeps the page from scripts, network and files is
 * there more than once: scripts are off, but for a theme's; we answer every request ourselves; the
 * page comes with a policy; and the browser's way out, its resolver or proxy, leads nowhere.
 */
export async function takePage(
  connection: Connection,
  ended: Promise<string>,
  targetId: string,
): Promise<BrowserPage> {
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const session = connection.session(sessionId);
  if (!session) throw new Error('the browser forgot the session that it just opened');

  let current: { html: Html; manners: Manners } | undefined;
  const tab = watchForEnd(session, connection, ended);
  const loads = watchLoads(session);
  session.on('Fetch.requestPaused', ({ requestId, request, resourceType }) => {
    const refuse = () =>
      session.send('Fetch.failRequest', {
        requestId,
        // A document that is refused in this way leaves the page where it is.
        errorReason: resourceType === 'Document' ? 'Aborted' : 'BlockedByClient',
      });
    const bring = async (answer: Manners['answer']) => {
      const brought = await answer?.(request.url);
      if (!brought) return refuse();
      return session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: brought.status,
        responseHeaders: [
          { name: 'Content-Type', value: brought.type },
          // The page is in an origin of its own, and fonts are only for who is allowed.
          { name: 'Access-Control-Allow-Origin', value: '*' },
        ],
        body: brought.body.toString('base64'),
      });
    };
    const answer =
      current && request.url === ADDRESS && resourceType === 'Document'
        ? session.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: 200,
            responseHeaders: headers(current.manners),
            body: Buffer.from(textOf(current.html)).toString('base64'),
          })
        : current?.manners.answer && resourceType !== 'Document'
          ? bring(current.manners.answer)
          : refuse();
    answer.catch((reason: unknown) => {
      // A script may ask for something and turn away before it is answered.
      if (!String(reason).includes('Invalid InterceptionId')) tab.because(reason);
    });
  });
  // Not awaited here: the browser takes commands in order, and answers when the tab's process is up.
  const ready = Promise.all([
    session.send('Page.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: NO_WAY_OUT }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
  ]);
  ready.catch(tab.because);

  /** The rules that the document which stands there came with. */
  let rules: string | undefined;
  const standing = documentIn(session);
  const navigate = async (html: Html, manners: Manners): Promise<void> => {
    rules = undefined;
    current = { html, manners };
    const told = Promise.all([
      session.send('Emulation.setScriptExecutionDisabled', { value: manners.scripts === 'none' }),
      session.send('Emulation.setEmulatedMedia', { media: manners.media, features: STILL_LIFE }),
    ]);
    // A document that comes while the answers are on their way may get the settings of the one before it. Ours bears
    // that: its policy knows no script, and of its media we ask. A theme's would stand there without its scripts.
    if (manners.scripts === 'inline') await inTime(manners, told);
    const [{ loaderId, errorText }] = await inTime(
      manners,
      Promise.all([session.send('Page.navigate', { url: ADDRESS }), told, ready]),
    );
    if (loaderId === undefined || errorText) throw new Error(errorText ?? 'the page was not loaded');
    // A page whose scripts are kept from leaving it never says that it has loaded.
    const signs = manners.scripts === 'none' ? ['load'] : ['load', 'networkIdle'];
    await inTime(manners, loads.of(loaderId, signs));
    rules = manners.policy;
  };
  // While the résumé is read an empty page comes up, with the rules of ours, to be filled: this spares the way there.
  const blank = navigate('<!doctype html>', STILL);
  blank.catch(() => undefined);

  const load = async (html: Html, manners: Manners): Promise<string[]> => {
    await blank;
    standing.forget();
    if (manners.scripts === 'none' && !PLAYERS.test(withoutFonts(html))) return arrive(html, manners);
    const frames = drawFrames(session);
    try {
      const failedFonts = await arrive(html, manners);
      await frames.some;
      return failedFonts;
    } finally {
      frames.stop();
    }
  };
  /** @returns the faces that did not load */
  const arrive = async (html: Html, manners: Manners): Promise<string[]> => {
    if (rules === manners.policy && manners.scripts === 'none') {
      current = { html, manners };
      const loaded = new Promise((resolve) => session.once('Page.loadEventFired', resolve));
      await Promise.all([
        session.send('Page.setDocumentContent', { frameId: targetId, html: textOf(html) }),
        loaded,
      ]);
    } else await navigate(html, manners);
    if (manners.scripts === 'inline') await inTime(manners, settle(session));
    const { failed, media } = await fontsReady(session);
    if (media === manners.media) return failed;
    // Seen where many share one browser: what was said before the page was there is lost.
    await session.send('Emulation.setEmulatedMedia', { media: manners.media, features: STILL_LIFE });
    return (await fontsReady(session)).failed;
  };
  let prints = 0;
  const toPdf = async (generateTaggedPDF: boolean): Promise<Buffer> => {
    prints += 1;
    if (prints % SWEEP_EVERY === 0) await session.send('HeapProfiler.collectGarbage');
    const { data } = await session.send('Page.printToPDF', {
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF,
      generateDocumentOutline: false,
    });
    return Buffer.from(data, 'base64');
  };
  const print = async (html: Html, manners: Manners, isTagged: boolean): Promise<Printed> => {
    const { failedFonts, isSent } = bring(html, manners);
    let hasCome = false;
    const arrived = failedFonts.then((failed) => {
      hasCome = true;
      return failed;
    });
    if (!isSent) await arrived;
    const printed = toPdf(isTagged).then((pdf) => {
      // A tab does what it is asked, and answers, in order. The print of another page must never pass for this one.
      if (!hasCome) throw new Error('the tab printed before the page had come');
      return pdf;
    });
    const [failed, pdf] = await Promise.all([arrived, printed]);
    current = { html, manners };
    return { pdf, failedFonts: failed };
  };
  /**
   * Loads a page, or makes it of the one that stands there: to decode its fonts anew takes longer than all the rest
   * of a print, which comes out the same to the byte.
   */
  const bring = (html: Html, manners: Manners): Arrival => {
    const others = current?.manners === manners ? otherBody(current.html, html) : undefined;
    if (!others || manners.scripts !== 'none') return { failedFonts: load(html, manners), isSent: false };
    // Until it is there, nobody may take the page for either.
    current = undefined;
    return standing.become(others);
  };
  /** What was just printed stands there still. */
  const isThere = (html: Html, manners: Manners): boolean =>
    current?.html === html && current.manners === manners;
  const measure = async (html: Html, trials: readonly Trial[], manners: Manners): Promise<Measured[]> => {
    if (!isThere(html, manners)) await load(html, manners);
    const measured = (await evaluate(session, measureScript(trials))) as Measured[];
    // The last trial may have left another body behind.
    if (trials.some(({ body }) => body !== undefined)) current = undefined;
    return measured;
  };
  const inspect: BrowserPage['inspect'] = async (html, expression, width, manners) => {
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.floor(width),
      height: 1000,
      deviceScaleFactor: 1,
      mobile: false,
    });
    if (!isThere(html, manners)) await load(html, manners);
    const value = await evaluate(session, `${SHOW} ${expression}`);
    await session.send('Emulation.clearDeviceMetricsOverride');
    // The expression may have changed it.
    current = undefined;
    return value;
  };
  return {
    print: (html, manners) => tab.orGone(print(html, manners, true)),
    reprint: (html, manners) => tab.orGone(print(html, manners, false)),
    measure: (...page) => tab.orGone(measure(...page)),
    inspect: (...page) => tab.orGone(inspect(...page)),
  };
}

/**
 * A print leaves two megabytes behind, and the Chromium that comes along lets them come to four hundred before it
 * takes them away. To take them away takes as long as two prints.
 */
const SWEEP_EVERY = 60;

/** What takes its size and its buttons only from a frame. */
const PLAYERS = /<(?:audio|video)\b/i;

/** A print lays out what waits to be seen elsewhere; of what waits a script is told no place, and no size. */
const SHOW = `for (const one of document.querySelectorAll('*'))
  if (getComputedStyle(one).contentVisibility === 'auto')
    one.style.setProperty('content-visibility', 'visible', 'important');`;

const STILL_LIFE = [{ name: 'prefers-reduced-motion', value: 'reduce' }];

/** Channels that no policy closes. It runs in pages whose scripts run, before them. */
const NO_WAY_OUT = `for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport', 'WebSocket'])
  delete globalThis[name];`;

/** Waits for what scripts may hold up, and not for ever. */
async function inTime<T>({ scripts }: Manners, work: Promise<T>): Promise<T> {
  if (scripts === 'none') return work;
  const late = () => new Error(`its scripts did not end within ${SCRIPTS_MAY_TAKE / 1000} s`);
  return within(work, SCRIPTS_MAY_TAKE, late, undefined);
}

/**
 * Brings the animations of a page to their ends.
 *
 * @throws Error where its scripts left the page, or no font would show its text
 */
async function settle(session: CDPSession): Promise<void> {
  const expression = `for (const one of document.getAnimations())
      if (one.effect.getComputedTiming().endTime !== Infinity) one.finish();
    ({
      address: location.href,
      readable: document.fonts.size > 0 || document.createElement('canvas').getContext('2d').measureText('m').width > 0,
    })`;
  const { address, readable } = (await evaluate(session, expression)) as {
    address: string;
    readable: boolean;
  };
  if (address !== ADDRESS) throw new Error('its scripts went to another page');
  if (!readable) throw new Error('the page brings no font, and the system has none; install any');
}
