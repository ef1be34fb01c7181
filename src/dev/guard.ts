import { timingSafeEqual } from 'node:crypto';

/** What of a request tells whether it may be answered. */
export interface Asked {
  method: string | undefined;
  host: string | undefined;
  origin: string | undefined;
  /** Its path, which begins with the token. */
  path: string;
  isSocket: boolean;
}

/**
 * The status that a request is refused with; undefined where it may be answered. The port is open to every
 * program and every page of this machine: the token keeps them out; the host keeps out a page whose own
 * name was made to lead here; the origin keeps out sockets of other pages.
 */
export function refusal(asked: Asked, { port, token }: { port: number; token: string }): number | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const origins = hosts.map((host) => `http://${host}`);
  if (!hosts.includes(asked.host ?? '')) return 421;
  if (asked.origin === undefined ? asked.isSocket : !origins.includes(asked.origin)) return 403;
  if (!isSame(asked.path.split('/')[1] ?? '', token)) return 404;
  return asked.method === 'GET' || asked.method === 'HEAD' ? undefined : 405;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
