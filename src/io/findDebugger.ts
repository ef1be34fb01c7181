import { lookup } from 'node:dns/promises';

/**
 * Where the browser takes commands that is known by its http:// address, as DevTools users know it: it tells so
 * itself at /json/version. Of its answer only path and query are taken: in a container it knows neither the host nor
 * the port that lead to it, and nobody who answers shall send our token elsewhere.
 *
 * @param address without a login
 */
export async function findDebugger(
  address: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<URL> {
  if (!address.protocol.startsWith('http')) return address;
  const asked = new URL(address);
  asked.pathname = `${address.pathname.replace(/\/(json\/version\/?)?$/, '')}/json/version`;
  return debuggerAt(address, await ask(asked, headers, signal));
}

async function ask(url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { headers, signal, redirect: 'manual' });
  const text = await response.text();
  if (response.ok) return text;
  // Chromium answers to no name but localhost. A service of docker-compose has one; its number will do.
  if (text.includes('Host header') && url.protocol === 'http:') {
    const { address, family } = await lookup(url.hostname);
    const numbered = new URL(url);
    numbered.hostname = family === 6 ? `[${address}]` : address;
    if (numbered.hostname !== url.hostname) return ask(numbered, headers, signal);
  }
  throw new Error(`it answers /json/version with status ${response.status}`);
}

/** Where we asked, at the path that we were told. */
export function debuggerAt(asked: URL, answer: string): URL {
  const told = toldIn(answer);
  const url = new URL(asked);
  url.protocol = asked.protocol === 'https:' ? 'wss:' : 'ws:';
  url.pathname = told.pathname;
  url.search = told.search;
  // Some leave out the token that let us in.
  for (const [name, value] of asked.searchParams)
    if (!told.searchParams.has(name)) url.searchParams.append(name, value);
  return url;
}

function toldIn(answer: string): URL {
  try {
    const { webSocketDebuggerUrl } = JSON.parse(answer) as { webSocketDebuggerUrl: string };
    return new URL(webSocketDebuggerUrl);
  } catch {
    throw new Error('what it answers at /json/version names no webSocketDebuggerUrl');
  }
}
