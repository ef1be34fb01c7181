import { once } from 'node:events';
import type { ConnectionTransport } from './devtools.ts';
import type WebSocket from 'ws';
import { MachineError } from '../errors.ts';
import type { BrowserLink } from './browser.ts';
import { loginOf, shownAddress } from './browserAddress.ts';
import { findDebugger } from './findDebugger.ts';
import { within } from './within.ts';

/**
 * Connects to a browser that runs elsewhere, and works in a context of its own there, which goes
 * when we go.
 *
 * @param address ws://, wss://, or the http:// one where it tells of the other
 * @throws MachineError `browser-failed`, `browser-timeout`
 */
export async function connectBrowser(
  address: string,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<BrowserLink> {
  const givenUp = new AbortController();
  let socket: WebSocket | undefined;
  const connect = async (): Promise<BrowserLink> => {
    const { url, headers } = doorOf(address);
    const target = await findDebugger(url, headers, givenUp.signal);
    const { WebSocket: Socket } = await import('ws');
    givenUp.signal.throwIfAborted();
    socket = new Socket(target, { headers, perMessageDeflate: false, maxPayload: 1024 ** 3 });
    return greet(socket, shownAddress(address));
  };
  const late = (): MachineError =>
    failure('browser-timeout', address, `no answer within ${timeout / 1000} s`);
  try {
    return await within(connect(), timeout, late, signal);
  } catch (error) {
    givenUp.abort();
    socket?.terminate();
    if (error instanceof MachineError || signal?.aborted) throw error;
    throw failure('browser-failed', address, reasonOf(error), error);
  }
}

/** A login goes into a header: neither fetch nor ws takes it, with its % codes, from an address. */
function doorOf(address: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(address);
  const login = loginOf(url);
  Object.assign(url, { username: '', password: '', hash: '' });
  const headers =
    login === undefined ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` };
  return { url, headers };
}

/** A host with several numbers fails once for each, and fetch says only that it failed. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}

/** On Linux the widths of letters hang on it, and so what a print comes to. */
const UNHINTED = '--font-render-hinting=none';

async function greet(socket: WebSocket, shown: string): Promise<BrowserLink> {
  await once(socket, 'open');
  const ended = new Promise<string>((resolve) => {
    socket.on('error', (error) => {
      resolve(error.message);
    });
    socket.on('close', (code) => {
      resolve(`the connection was closed (${code})`);
    });
  });
  const { Connection, NO_LIMIT } = await import('./devtools.ts');
  const connection = new Connection('', socketTransport(socket), 0, NO_LIMIT);
  const [{ product, userAgent }, { browserContextId: context }] = await Promise.all([
    connection.send('Browser.getVersion'),
    // We cannot give it a resolver that knows no host, so its requests go to a proxy that is none.
    connection.send('Target.createBrowserContext', {
      disposeOnDetach: true,
      proxyServer: 'http://127.0.0.1:1',
      proxyBypassList: '<-loopback>',
    }),
  ]);
  const notes: string[] = [];
  // Not waited for: some take long to look at their graphics, and some fleets do not let us ask.
  connection.send('SystemInfo.getInfo').then(
    ({ commandLine }) => {
      if (userAgent.includes('Linux') && !commandLine.includes(UNHINTED))
        notes.push(
          `The browser at ${shown} runs without ${UNHINTED}: its bytes are not those of one started here.`,
        );
    },
    () => undefined,
  );
  const leave = async (): Promise<void> => {
    socket.terminate();
    await ended;
  };
  return { connection, ended, context, leave, pages: [], version: product, notes, said: () => '' };
}

function socketTransport(socket: WebSocket): ConnectionTransport {
  const transport: ConnectionTransport = {
    send: (message) => {
      socket.send(message);
    },
    close: () => {
      socket.terminate();
    },
  };
  socket.on('message', (data: Buffer) => setImmediate(() => transport.onmessage?.(data.toString())));
  socket.on('close', () => setImmediate(() => transport.onclose?.()));
  return transport;
}

function failure(
  code: 'browser-failed' | 'browser-timeout',
  address: string,
  reason: string,
  cause?: unknown,
): MachineError {
  const [, hint = 'start it, or name another with --browser'] =
    WAYS_OUT.find(([sign]) => sign.test(reason)) ?? [];
  return new MachineError(code, `no browser at ${shownAddress(address)}: ${reason}`, hint, cause);
}

const WAYS_OUT: readonly (readonly [RegExp, string])[] = [
  [/\b40[13]\b/, 'check the token or the login in its address'],
  [/\b404\b/, 'check its path; a bare Chromium tells it where you name http://HOST:PORT in place of ws://'],
  [/\b(429|503)\b/, 'all of its places are taken: try later, or raise what it lets in at once'],
];
