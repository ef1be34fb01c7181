import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished, test } from 'vitest';
import { MachineError, UsageError } from '../../src/errors.ts';
import { openBrowser, type OpenBrowser } from '../../src/io/browser.ts';
import { addressesIn, shownBrowser } from '../../src/io/browserAddress.ts';
import { findBrowser, type BrowserChoice } from '../../src/io/findBrowser.ts';
import { debuggerAt } from '../../src/io/findDebugger.ts';
import { openFleet } from '../../src/io/openFleet.ts';
import { project, resume } from '../support/cli.ts';
import { behindDoor, elsewhere, relay } from '../support/elsewhere.ts';
import { finished } from '../support/finished.ts';

let packaged: BrowserChoice;
beforeAll(async () => {
  packaged = await findBrowser(undefined, { ...process.env, RESUME_BROWSER: undefined });
});

const PAGE = '<!doctype html><html lang="en"><title>Ada</title><h1>Ada Lovelace</h1>';

async function fleet(...addresses: string[]): Promise<OpenBrowser> {
  const browser = await openFleet({ origin: '--browser', path: addresses.join(',') });
  onTestFinished(browser.close);
  return browser;
}

async function failureOf(work: Promise<unknown>): Promise<MachineError> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MachineError);
  return error as MachineError;
}

/** Nobody listens there. */
const NOBODY = 'ws://127.0.0.1:1/?token=secret';

describe('a fleet', () => {
  it('shares prints out, and prints what a browser of our own prints', async () => {
    const { address } = await elsewhere(packaged);
    const prints = [0, 0];
    const relays = await Promise.all(
      [0, 1].map((index) =>
        relay(address, (method) => {
          if (method === 'Page.printToPDF') prints[index] = (prints[index] ?? 0) + 1;
        }),
      ),
    );
    const browser = await fleet(...relays.map((one) => one.address));
    const pdfs = await Promise.all([1, 2, 3, 4].map(() => browser.printPdf(PAGE)));
    await browser.printPdf(PAGE);
    await browser.printPdf(PAGE);
    expect(prints).toEqual([3, 3]);
    const own = await openBrowser(packaged);
    onTestFinished(own.close);
    const first = finished(await own.printPdf(PAGE));
    expect(pdfs.map((pdf) => Buffer.compare(finished(pdf), first))).toEqual([0, 0, 0, 0]);
    expect(browser.version).toBe(own.version);
    expect(browser.notes).toEqual([]);
  });

  it('prints again elsewhere what a browser began that was killed, and later prints there, too', async () => {
    const [doomed, other] = await Promise.all([elsewhere(packaged), elsewhere(packaged)]);
    const { address } = await relay(doomed.address, (method) => {
      if (method === 'Page.printToPDF') doomed.kill();
    });
    const browser = await fleet(`${address}/?token=secret`, other.address);
    const pdfs = await Promise.all([1, 2, 3].map(() => browser.printPdf(PAGE)));
    const again = finished(await browser.printPdf(PAGE));
    expect(pdfs.map((pdf) => Buffer.compare(finished(pdf), again))).toEqual([0, 0, 0]);
    expect(browser.notes.join('\n')).toContain(`${address}: the browser did not print the page: it ended:`);
    expect(browser.notes.join('\n')).not.toContain('secret');
  });

  it('of one address connects to it anew', async () => {
    const { address } = await elsewhere(packaged);
    let cuts = 1;
    const line = await relay(address, (method, cut) => {
      if (method === 'Page.printToPDF' && cuts-- > 0) cut();
    });
    const browser = await fleet(line.address);
    await browser.printPdf(PAGE);
    expect(line.connections()).toBe(2);
    expect(browser.notes).toEqual([expect.stringMatching(/it ended: .*; it was tried once more$/)]);
  });

  it('gives a page up that two have died of, and names both', async () => {
    const { address } = await elsewhere(packaged);
    const lines = await Promise.all(
      [1, 2].map(() =>
        relay(address, (method, cut) => {
          if (method === 'Page.printToPDF') cut();
        }),
      ),
    );
    const browser = await fleet(...lines.map((one) => `${one.address}/?token=secret`));
    const error = await failureOf(browser.printPdf(PAGE));
    expect(error.code).toBe('print-failed');
    for (const line of lines) expect(error.message).toContain(`\n  ${line.address}: `);
    expect(error.message).not.toContain('secret');
    expect(lines.map((one) => one.connections())).toEqual([1, 1]);
  });

  it('does without who does not answer, and says so', async () => {
    const { address } = await elsewhere(packaged);
    const browser = await fleet(NOBODY, address);
    await Promise.all([browser.printPdf(PAGE), browser.printPdf(PAGE)]);
    expect(browser.notes).toEqual([
      'no browser at ws://127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1; the others print without it',
    ]);
  });

  it('says where a browser hints its fonts, for then its bytes are others', async () => {
    const { address } = await elsewhere(packaged, []);
    const browser = await fleet(address);
    await browser.printPdf(PAGE);
    expect(browser.notes).toEqual([expect.stringContaining('runs without --font-render-hinting=none')]);
  });

  it('is none where nobody answers', async () => {
    const one = await failureOf(fleet('http://localhost:2'));
    expect(one.message).toMatch(/^no browser at http:\/\/localhost:2: connect ECONNREFUSED \S+:2$/);
    const both = await failureOf(fleet(NOBODY, 'ws://ada:secret@127.0.0.1:2/x'));
    expect(both.message).toBe(
      [
        'none of the browsers answers',
        'no browser at ws://127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1',
        'no browser at ws://127.0.0.1:2/x: connect ECONNREFUSED 127.0.0.1:2',
      ].join('\n  '),
    );
  });

  it('is of one version, for another one prints other bytes', async () => {
    const { address } = await elsewhere(packaged);
    const old = await relay(address, undefined, (text) => text.replace(/Chrome\/\d+/, 'Chrome/99'));
    const error = await failureOf(fleet(address, old.address));
    expect(error.message).toMatch(
      /several versions.*HeadlessChrome\/1\d\d.* at .*, HeadlessChrome\/99.* at /,
    );
  });
});

test('a build prints behind a door, and tells nobody how it came in', async () => {
  const cwd = await project({ 'resume.yaml': 'basics: { name: Ada, email: ada@example.com }\n' });
  const { address } = await elsewhere(packaged);
  const port = await behindDoor(address, 'ada:s@cret', 'hidden');
  const door = `http://ada:s%40cret@127.0.0.1:${port}/?token=hidden`;
  const [far, near, doctor, wrong, lost] = await Promise.all([
    resume(['build', '-f', 'pdf', '--browser', `${door},${NOBODY}`], { cwd }),
    resume(['build', '-f', 'pdf', '-o', 'near'], { cwd }),
    resume(['doctor'], { cwd, env: { RESUME_BROWSER: door } }),
    resume(['doctor', '--json', '--browser', door.replace('hidden', 'guessed')], { cwd }),
    resume(['build', '-f', 'pdf', '-o', '-', '--browser', `ws://127.0.0.1:${port}/nowhere`], { cwd }),
  ]);
  expect(far.stderr).toContain('no browser at ws://127.0.0.1:1: ');
  expect([far.code, near.code, doctor.code, wrong.code, lost.code]).toEqual([0, 0, 0, 3, 3]);
  const [one, other] = await Promise.all(
    ['dist', 'near'].map((folder) => readFile(join(cwd, folder, 'manifest.json'), 'utf8')),
  );
  expect(one).toBe(other);
  expect(doctor.stdout.toString()).toContain(`http://127.0.0.1:${port}  ← used`);
  expect(wrong.stdout.toString()).toContain('with status 401');
  expect(lost.stderr).toContain('→ check the token or the login in its address');
  for (const { stdout, stderr } of [far, doctor, wrong])
    expect(stdout.toString() + stderr + String(one)).not.toMatch(/s@cret|s%40cret|hidden|guessed|secret/);
});

test.each([
  [
    'as Chromium has it',
    'http://host:9222/',
    'ws://host:9222/devtools/browser/1',
    'ws://host:9222/devtools/browser/1',
  ],
  ['of a container', 'http://host:8080', 'ws://0.0.0.0:3000/devtools/1', 'ws://host:8080/devtools/1'],
  ['without a port', 'https://host', 'ws://127.0.0.1:3000/', 'wss://host/'],
  ['that leaves the token out', 'http://host/?token=a&x=1', 'ws://b/c?x=2', 'ws://host/c?x=2&token=a'],
])('the debugger of an address, %s', (_, asked, told, url) => {
  expect(debuggerAt(new URL(asked), JSON.stringify({ webSocketDebuggerUrl: told })).href).toBe(url);
});

test.each(['<html>', '{}', '{"webSocketDebuggerUrl": "there"}', 'null'])('%s names no debugger', (answer) => {
  expect(() => debuggerAt(new URL('http://host'), answer)).toThrow('names no webSocketDebuggerUrl');
});

test.each([
  ['ws://a:1,wss://b/c?d=e, http://f', ['ws://a:1', 'wss://b/c?d=e', 'http://f']],
  ['ws://a?launch={"args":["--x","--y"]},ws://b', ['ws://a?launch={"args":["--x","--y"]}', 'ws://b']],
])('%s are addresses', (named, addresses) => {
  expect(addressesIn(named)).toEqual(addresses);
});

test.each(['ws://ada:se/cret@host', 'ws://host,ws://ada:se%cret@host', 'http://'])(
  '%s cannot be read, and is not repeated',
  (named) => {
    expect(() => addressesIn(named)).toThrow(UsageError);
    expect(() => addressesIn(named)).not.toThrow('cret');
    expect(() => shownBrowser(named)).toThrow(UsageError);
  },
);
