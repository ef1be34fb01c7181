import { MachineError } from '../errors.ts';
import { openBrowser, type OpenBrowser, type OpenOptions } from './browser.ts';
import { addressesIn, isAddress, shownBrowser } from './browserAddress.ts';
import type { BrowserChoice } from './findBrowser.ts';
import { within } from './within.ts';

/** An address or our own program, opened when it is wanted, and anew once a print has failed there. */
interface Place {
  address: string;
  connection: Promise<OpenBrowser> | undefined;
  /** Those in which a print has failed; what others print in them goes on. */
  left: OpenBrowser[];
  /** Prints that are under way there, and all that were ever begun: who has least gets the next. */
  busy: number;
  begun: number;
  /** Why it is not asked any more. */
  failure: MachineError | undefined;
}

/** One of several is not waited for as long as a single one. */
const PATIENCE = 10_000;

/**
 * Browsers that run elsewhere, or one of our own, as one that outlives them: prints are spread over them, and
 * what one of them did not live to print is tried once more, in another where there is one, else in a fresh one.
 * Those that do not answer are left out, with a note.
 *
 * @throws MachineError `browser-failed`, `browser-timeout` where none answers, or they are of several versions
 */
export async function openFleet(choice: BrowserChoice, options: OpenOptions = {}): Promise<OpenBrowser> {
  const addresses = isAddress(choice.path) ? addressesIn(choice.path) : [choice.path];
  const places = addresses.map((address): Place => ({
    address,
    connection: undefined,
    left: [],
    busy: 0,
    begun: 0,
    failure: undefined,
  }));
  const notes = new Set<string>();
  const opened: OpenBrowser[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((browser) => browser.close()));
  };
  const connect = async ({ address }: Place): Promise<OpenBrowser> => {
    const opening = openBrowser({ ...choice, path: address }, options);
    // One that comes too late is closed in the end, too.
    opening.then((browser) => opened.push(browser)).catch(() => undefined);
    return places.length === 1 ? opening : within(opening, PATIENCE, () => tooLate(address), options.signal);
  };
  /** The browser there; undefined where there is none, which is then not asked again. */
  const reach = async (place: Place): Promise<OpenBrowser | undefined> => {
    try {
      return await (place.connection ??= connect(place));
    } catch (error) {
      if (!(error instanceof MachineError)) throw error;
      place.failure = error;
      if (places.length > 1) notes.add(`${error.message}; the others print without it`);
      return undefined;
    }
  };

  const reached = await Promise.all(places.map(reach));
  const versions = reached.map((browser) => browser?.version);
  const version = versions.find((one) => one !== undefined);
  const isAlike = versions.every((one) => one === undefined || one === version);
  if (version === undefined || !isAlike) {
    await close();
    throw isAlike ? noneAnswers(places) : notAlike(places, versions);
  }

  const lend = async <T>(work: (browser: OpenBrowser) => Promise<T>): Promise<T> => {
    let failed: Place | undefined;
    const said: string[] = [];
    for (;;) {
      const place = nextOf(places, failed);
      if (!place) throw notPrinted([...said, ...failuresOf(places)], MEMORY);
      // Counted before it is reached: others choose in the meantime.
      place.busy += 1;
      place.begun += 1;
      let browser: OpenBrowser | undefined;
      const reaching = reach(place);
      const { connection } = place;
      try {
        browser = await reaching;
        if (browser && browser.version === version) return await work(browser);
        if (browser) place.failure = turnedInto(browser.version, version, place);
      } catch (error) {
        if (!(error instanceof MachineError) || options.signal?.aborted) throw error;
        said.push(`${shownBrowser(place.address)}: ${error.message}`);
        if (failed) throw notPrinted(said, isAddress(choice.path) ? MEMORY : error.hint);
        failed = place;
        // Who comes next opens it anew, if nobody did already.
        if (place.connection === connection) place.connection = undefined;
        if (browser) place.left.push(browser);
        // A page that does not print, or not in time, would not do so in a fresh browser either.
        if (places.length === 1 && error.code !== 'browser-failed') throw error;
        notes.add(`${said.join().split('\n')[0]}; it was tried once more`);
      } finally {
        place.busy -= 1;
        if (place.busy === 0) for (const one of place.left.splice(0)) void one.close();
      }
    }
  };
  return {
    version,
    get notes() {
      return [...new Set([...notes, ...opened.flatMap((browser) => browser.notes)])];
    },
    printPdf: (...page) => lend((browser) => browser.printPdf(...page)),
    reprintPdf: (...page) => lend((browser) => browser.reprintPdf(...page)),
    measure: (...page) => lend((browser) => browser.measure(...page)),
    inspect: (...page) => lend((browser) => browser.inspect(...page)),
    close,
  };
}

/** The one with least to do; where a print has failed only if there is no other. */
function nextOf(places: readonly Place[], failed: Place | undefined): Place | undefined {
  return places
    .filter(({ failure }) => !failure)
    .sort((a, b) => Number(a === failed) - Number(b === failed) || a.busy - b.busy || a.begun - b.begun)[0];
}

function failuresOf(places: readonly Place[]): string[] {
  return places.flatMap(({ failure }) => failure?.message ?? []);
}

function tooLate(address: string): MachineError {
  const message = `no browser at ${shownBrowser(address)}: no answer within ${PATIENCE / 1000} s`;
  return new MachineError('browser-timeout', message, 'start it, or leave it out of --browser');
}

function noneAnswers(places: readonly Place[]): MachineError {
  const [first, ...others] = places.flatMap(({ failure }) => failure ?? []);
  if (first && others.length === 0) return first;
  return new MachineError(
    'browser-failed',
    ['none of the browsers answers', ...failuresOf(places)].join('\n  '),
    'start one of them, or name others with --browser',
  );
}

function notAlike(places: readonly Place[], versions: readonly (string | undefined)[]): MachineError {
  const each = places.flatMap(({ address }, index) =>
    versions[index] === undefined ? [] : [`${versions[index]} at ${shownBrowser(address)}`],
  );
  return new MachineError(
    'browser-failed',
    `the browsers are of several versions, which print other bytes: ${each.join(', ')}`,
    'run one version at all of the addresses',
  );
}

/** A container that was started anew may be of another image. */
function turnedInto(version: string, before: string, { address }: Place): MachineError {
  const message = `no browser at ${shownBrowser(address)}: it is ${version} now, and was ${before}`;
  return new MachineError('browser-failed', message, 'build again, now that all are of one version');
}

const MEMORY =
  'a page may be too much for their memory; take another with --browser, or see what they log themselves';

function notPrinted(said: readonly string[], hint: string): MachineError {
  return new MachineError(
    'print-failed',
    ['no browser printed the page, which was tried twice', ...new Set(said)].join('\n  '),
    hint,
  );
}
