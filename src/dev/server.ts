import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { MachineError } from '../errors.ts';
import { WebSocketServer, type WebSocket } from '../io/webSockets.ts';
import { changes } from './changes.ts';
import { FILES } from './files.ts';
import { refusal } from './guard.ts';
import { HEADERS, pagePolicy, REPORT_POLICY } from './policies.ts';
import type { Room, Tab } from './room.ts';
import { viewFrom } from './view.ts';
import { WORDS } from './words.ts';

export interface ServerOptions {
  /** 0 for any that is free. */
  port: number;
  token: string;
  room: Room;
  /** For the diff. */
  cwd: string;
  file: string | undefined;
  onBug: (error: unknown) => void;
}

export interface Server {
  port: number;
  /** Ends all connections, too. */
  close: () => Promise<void>;
}

interface Reply {
  status?: number;
  type: string;
  content: string | Uint8Array;
  policy?: string;
}

/**
 * Serves the page and pushes what is new to every tab, on this machine alone.
 *
 * @throws MachineError where the port cannot be had
 */
export async function serve({ port: wanted, token, room, cwd, file, onBug }: ServerOptions): Promise<Server> {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false });
  const port = await listen(server, wanted);

  const refused = (request: IncomingMessage, isSocket: boolean): number | undefined => {
    const { host, origin } = request.headers;
    const { pathname: path } = urlOf(request);
    return refusal({ method: request.method, host, origin, path, isSocket }, { port, token });
  };
  const answer = async (url: URL): Promise<Reply> => {
    const name = url.pathname.split('/').slice(2).join('/');
    const still = FILES[name];
    if (still) return { type: still.type, content: await still.content(), policy: pagePolicy(port) };
    const view = viewFrom(Object.fromEntries(url.searchParams));
    if (view && name === 'changes')
      return { type: HTML, content: await changes(view, cwd, file), policy: REPORT_POLICY };
    if (!view || !name.endsWith('.pdf')) return { status: 404, ...NOTHING };
    const pdf = room.finished(view);
    return pdf
      ? { type: 'application/pdf', content: pdf }
      : { status: 404, type: TEXT, content: WORDS.noPdf };
  };
  server.on('request', (request, response) => {
    const status = refused(request, false);
    if (status !== undefined) reply(response, { status, ...NOTHING });
    else
      answer(urlOf(request))
        .then((found) => {
          reply(response, found);
        })
        .catch((error: unknown) => {
          reply(response, { status: 500, type: TEXT, content: String(error) });
          if (!(error instanceof MachineError)) onBug(error);
        });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const status = refused(request, true);
    if (status !== undefined || !urlOf(request).pathname.endsWith('/news'))
      socket.end(`HTTP/1.1 ${status ?? 404} Refused\r\nConnection: close\r\n\r\n`);
    else
      sockets.handleUpgrade(request, socket, head, (one) => {
        welcome(one, room);
      });
  });
  return {
    port,
    close: async () => {
      for (const one of sockets.clients) one.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const HTML = 'text/html; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
const NOTHING = {
  type: TEXT,
  content: 'Nothing is served here. Open the whole address that `resume dev` printed.\n',
};

function urlOf({ url = '/' }: IncomingMessage): URL {
  return new URL(url.replace(/^\/+/, '/'), 'http://127.0.0.1');
}

function reply(response: ServerResponse, { status = 200, type, content, policy }: Reply): void {
  const headers = { ...HEADERS, 'Content-Type': type, 'Content-Length': Buffer.byteLength(content) };
  response.writeHead(status, {
    ...headers,
    'Content-Security-Policy': policy ?? "frame-ancestors 'none'",
  });
  response.end(content);
}

/** Enters a tab; each of its messages is what it looks at from now on. */
function welcome(socket: WebSocket, room: Room): void {
  const tab: Tab = {
    view: undefined,
    tell: (news, pdf) => {
      socket.send(JSON.stringify(news));
      if (pdf) socket.send(pdf);
    },
  };
  room.enter(tab);
  socket.on('message', (data: Buffer) => {
    room.look(tab, viewFrom(parsed(data.toString())));
  });
  socket.on('close', () => {
    room.leave(tab);
  });
  // What goes wrong with a socket ends it, which is told above.
  socket.on('error', () => undefined);
}

/** What is no object is a view of nothing in particular. */
function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const reason =
      code === 'EADDRINUSE'
        ? 'another program listens there'
        : code === 'EACCES'
          ? 'permission denied'
          : String(error);
    const hint = 'name another with --port, or leave it out: then a free one is taken';
    throw new MachineError('port-taken', `port ${port} of 127.0.0.1 cannot be had: ${reason}`, hint, error);
  }
  return (server.address() as AddressInfo).port;
}
