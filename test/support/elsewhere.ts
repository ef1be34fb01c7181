import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { BrowserChoice } from '../../src/io/findBrowser.ts';

export interface Elsewhere {
  /** `ws://127.0.0.1:…/devtools/browser/…` */
  address: string;
  kill: () => void;
}

/** A browser that somebody else started, without our switches but for these, reached over the loopback. */
export async function elsewhere(
  { path, libraries, fonts }: BrowserChoice,
  flags: readonly string[] = ['--font-render-hinting=none'],
): Promise<Elsewhere> {
  const profile = await mkdtemp(join(tmpdir(), 'elsewhere-'));
  const args = [
    '--headless',
    '--no-sandbox',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    ...flags,
  ];
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts };
  const child = spawn(path, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  const kill = (): void => void child.kill('SIGKILL');
  onTestFinished(async () => {
    kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  });
  let said = '';
  for await (const chunk of child.stderr) {
    said += String(chunk);
    const address = /ws:\/\/\S+/.exec(said)?.[0];
    if (address !== undefined) return { address, kill };
  }
  throw new Error(said);
}

/**
 * Stands between us and a browser, as a container's proxy does; tells which commands pass.
 *
 * @param onCommand is called when the browser gets it; may cut the line
 * @param answer what we get of what the browser answers
 */
export async function relay(
  address: string,
  onCommand: (method: string, cut: () => void) => void = () => undefined,
  answer: (text: string) => string = (text) => text,
): Promise<{ address: string; connections: () => number }> {
  let connections = 0;
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (near) => {
    connections += 1;
    const far = new WebSocket(address, { perMessageDeflate: false });
    const held: string[] = [];
    const send = (text: string): void => {
      far.send(text);
      onCommand((JSON.parse(text) as { method: string }).method, () => {
        near.terminate();
        far.terminate();
      });
    };
    near.on('message', (data: Buffer) => {
      if (far.readyState === WebSocket.OPEN) send(data.toString());
      else held.push(data.toString());
    });
    far.on('open', () => {
      for (const text of held.splice(0)) send(text);
    });
    far.on('message', (data: Buffer) => {
      near.send(answer(data.toString()));
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('close', () => {
        other.terminate();
      });
      one.on('error', () => {
        other.terminate();
      });
    }
  });
  await once(server, 'listening');
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: `ws://127.0.0.1:${port}`, connections: () => connections };
}

/** A browser behind a door: a container that believes to be elsewhere, and lets in who knows login and token. */
export async function behindDoor(address: string, login: string, token: string): Promise<number> {
  const { hostname, port, pathname } = new URL(address);
  const mayEnter = ({ headers, url = '' }: IncomingMessage): boolean =>
    headers.authorization === `Basic ${Buffer.from(login).toString('base64')}` &&
    new URL(url, address).searchParams.get('token') === token;
  const server = createServer((request, response) => {
    if (!mayEnter(request)) response.writeHead(401).end('who are you?');
    else response.end(JSON.stringify({ webSocketDebuggerUrl: `ws://0.0.0.0:3000${pathname}` }));
  });
  server.on('upgrade', (request, near) => {
    if (!mayEnter(request)) {
      near.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    const far = connect(Number(port), hostname);
    const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
    far.write(`GET ${pathname} HTTP/1.1\r\n${headers.join('')}\r\n`);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on('error', () => [near, far].map((one) => one.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}
