import { basename } from 'node:path';
import { MachineError } from '../errors.ts';
import type { BrowserLink } from './browser.ts';
import type { BrowserChoice } from './findBrowser.ts';
import type { SpawnOptions } from './browserFlags.ts';
import { lastWords, spawnBrowser, type BrowserProcess } from './spawnBrowser.ts';
import { takePage } from './takePage.ts';
import { within } from './within.ts';

/**
 * Starts a browser of our own. Where it dies at once of a missing library or sandbox, it gets the
 * one chance more that mends this; and one where it dies of what we do not know, which may have been chance.
 *
 * @throws MachineError `browser-failed` with its last words, `browser-timeout`
 */
export async function startBrowser(
  choice: BrowserChoice,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<BrowserLink> {
  const notes = isRoot() ? ['Chromium runs without its sandbox, which does not work for root.'] : [];
  const how: SpawnOptions = {
    shell: isHeadlessShell(choice),
    sandbox: !isRoot(),
    libraries: undefined,
    fonts: choice.fonts,
  };
  let died = false;
  for (;;) {
    const child = spawnBrowser(choice.path, how);
    const late = (): MachineError =>
      failure('browser-timeout', `${choice.path} did not start within ${timeout / 1000} s`, child);
    try {
      return { ...(await within(greet(choice.path, child), timeout, late, signal)), notes };
    } catch (error) {
      await child.remove();
      const said = child.said();
      if (signal?.aborted) throw error;
      if (how.libraries === undefined && choice.libraries !== undefined && LACKS_LIBRARY.test(said)) {
        how.libraries = choice.libraries;
      } else if (how.sandbox && LACKS_SANDBOX.test(said)) {
        how.sandbox = false;
        notes.push(`Chromium runs without its sandbox, which this system refuses: ${sandboxReason(said)}`);
      } else if (!died && error instanceof MachineError && error.code === 'browser-failed') {
        died = true;
      } else throw error;
    }
  }
}

const LACKS_LIBRARY = /error while loading shared libraries/;

/** As Chromium says it where user namespaces are off, or its helper has lost its set-uid bit. */
const LACKS_SANDBOX =
  /No usable sandbox|SUID sandbox helper|Failed to move to new namespace|zygote_host_impl_linux|credentials\.cc/;

/** The line without its `[pid:date:FATAL:file(line)]`, up to the end of its first sentence. */
function sandboxReason(said: string): string {
  const line = said.split('\n').find((one) => LACKS_SANDBOX.test(one)) ?? '';
  return line.replace(/^\[.*?\]\s*/, '').replace(/(?<=[.!]) .*/, '');
}

/** The packaged Chromium, the only one to bring libraries, is a headless shell by another name. */
function isHeadlessShell({ path, libraries }: BrowserChoice): boolean {
  return libraries !== undefined || /headless.shell/.test(basename(path));
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Its first answer, and its first tab made ready. */
async function greet(path: string, child: BrowserProcess): Promise<Omit<BrowserLink, 'notes'>> {
  const died = child.ended.then((how) => {
    throw failure('browser-failed', `${path} ended before it answered: ${how}`, child);
  });
  const answers = async (): Promise<Omit<BrowserLink, 'notes'>> => {
    // The child boots while we load this.
    const { Connection, NO_LIMIT } = await import('./devtools.ts');
    const connection = new Connection('', child.transport, 0, NO_LIMIT);
    const [{ product }, { targetInfos }] = await Promise.all([
      connection.send('Browser.getVersion'),
      connection.send('Target.getTargets'),
    ]);
    const { ended, said, remove } = child;
    const tab = targetInfos.find(({ type }) => type === 'page');
    const pages = tab ? [await takePage(connection, ended, tab.targetId)] : [];
    return { connection, ended, said, pages, version: product, context: undefined, leave: remove };
  };
  return Promise.race([died, answers()]);
}

function failure(
  code: 'browser-failed' | 'browser-timeout',
  message: string,
  child: BrowserProcess,
): MachineError {
  return new MachineError(
    code,
    [message, lastWords(child.said())].filter(Boolean).join('\n'),
    'name another browser with --browser PATH; `resume doctor` lists those found',
  );
}
