/**
 * Puppeteer's protocol client, without its launchers and page objects: a tenth of the code to load,
 * half the round trips of a print. The path is Puppeteer's own but not promised to last, so
 * package.json names one exact version.
 */
export { Connection } from 'puppeteer-core/internal/cdp/Connection.js';
export type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js';
export type { ConnectionTransport } from 'puppeteer-core/internal/common/ConnectionTransport.js';

/** For a connection: each of its commands would else keep a timer of three minutes. `within` limits whole steps. */
export const NO_LIMIT = 0;
