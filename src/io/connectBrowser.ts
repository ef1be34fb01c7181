import { once } from 'node:events';
import type { ConnectionTransport } from './devtools.ts';
import { MachineError } from '../errors.ts';
import type { BrowserLink } from './browser.ts';
import type { WebSocket } from './webSockets.ts';
import { within } from './within.ts';

/**
 * Connects to a browser that runs elsewhere, and works in a context of its own there, which goes
 * when we go.
 *
 * @throws MachineError `browser-failed`, `browser-timeout`
 */
export async function connectBrowser(
  address: string,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<BrowserLink> {
  const { WebSocket: Socket } = await import('./webSockets.ts');
  const socket = new Socket(address, { perMessageDeflate: false, maxPayload: 1024 ** 3 });
  const late = (): MachineError =>
    failure('browser-timeout', address, `no answer within ${timeout / 1000} s`);
  try {
    return await within(greet(socket), timeout, late, signal);
  } catch (error) {
    socket.terminate();
    if (error instanceof MachineError || signal?.aborted) throw error;
    throw failure('browser-failed', address, error instanceof Error ? error.message : String(error), error);
  }
}

async function greet(socket: WebSocket): Promise<BrowserLink> {
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
  const [{ product }, { browserContextId: context }] = await Promise.all([
    connection.send('Browser.getVersion'),
    // We cannot give it a resolver that knows no host, so its requests go to a proxy that is none.
    connection.send('Target.createBrowserContext', {
      disposeOnDetach: true,
      proxyServer: 'http://127.0.0.1:1',
      proxyBypassList: '<-loopback>',
    }),
  ]);
  const leave = async (): Promise<void> => {
    socket.terminate();
    await ended;
  };
  return { connection, ended, context, leave, pages: [], version: product, notes: [], said: () => '' };
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

/** The address may bear a token in its query, which is nobody's business. */
function failure(
  code: 'browser-failed' | 'browser-timeout',
  address: string,
  reason: string,
  cause?: unknown,
): MachineError {
  const shown = address.replace(/\?.*/s, '');
  return new MachineError(
    code,
    `no browser at ${shown}: ${reason}`,
    'start it, or name another with --browser',
    cause,
  );
}
