import { UsageError } from '../errors.ts';

/** Whether a browser is named by where it listens, and not by its file. */
export function isAddress(named: string): boolean {
  return /^(wss?|https?):\/\//i.test(named);
}

/** `ws://one,ws://two?token=…`: a comma ends an address only where another one follows, for queries may hold some. */
export function splitAddresses(named: string): string[] {
  return named.split(/\s*,\s*(?=(?:wss?|https?):\/\/)/i);
}

/**
 * The addresses in what names browsers.
 *
 * @throws UsageError where one cannot be read; it is not repeated, for it may hold a password
 */
export function addressesIn(named: string): string[] {
  const addresses = splitAddresses(named);
  addresses.forEach((address, index) => {
    if (isReadable(address)) return;
    const which = addresses.length === 1 ? 'the address' : `address ${index + 1} of ${addresses.length}`;
    throw new UsageError(
      `${which} of a browser cannot be read`,
      'write ws://USER:PASSWORD@HOST:PORT/PATH?token=…, with % codes for marks in a password: %40 for @',
    );
  });
  return addresses;
}

function isReadable(address: string): boolean {
  try {
    loginOf(new URL(address));
    return true;
  } catch {
    return false; // Neither URL nor decodeURIComponent tells in any other way.
  }
}

/** `user:password`, of an address that has them. */
export function loginOf({ username, password }: URL): string | undefined {
  const login = [username, password].map(decodeURIComponent).join(':');
  return login === ':' ? undefined : login;
}

/** An address without what opens its door: a login, a token in its query. */
export function shownAddress(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}

/** What names a browser, fit to be shown. */
export function shownBrowser(named: string): string {
  return isAddress(named) ? addressesIn(named).map(shownAddress).join(',') : named;
}
