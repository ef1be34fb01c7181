// The least that Chromium takes for many pages: two tabs of one browser, each of which loads a page, waits for its
// fonts, prints it tagged, and nothing else: `inBrowser.js BROWSER FOLDER_OF_HTML TO`.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [browser, from, to] = process.argv.slice(2);
const TABS = 2;
const profile = mkdtempSync(join(tmpdir(), 'bench-browser-'));
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe'];
const child = spawn(browser, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
  stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  // One kill reaches it behind its wrapper, too.
  detached: true,
});
const [, , , input, output] = child.stdio;

let last = 0;
const asked = new Map();
const loads = new Map();
let parts = [];
output.on('data', (chunk) => {
  let start = 0;
  for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
    hear(JSON.parse(Buffer.concat([...parts, chunk.subarray(start, end)]).toString()));
    parts = [];
    start = end + 1;
  }
  parts.push(chunk.subarray(start));
});

function hear({ id, result, error, method, sessionId }) {
  if (method === 'Page.loadEventFired') loads.get(sessionId)?.();
  const { resolve, reject } = asked.get(id) ?? {};
  asked.delete(id);
  if (error) reject?.(new Error(error.message));
  else resolve?.(result);
}

function send(method, params = {}, sessionId = undefined) {
  return new Promise((resolve, reject) => {
    asked.set(++last, { resolve, reject });
    input.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
  });
}

const names = readdirSync(from).filter((name) => name.endsWith('.html'));
mkdirSync(to, { recursive: true });
const printSome = async () => {
  const { browserContextId } = await send('Target.createBrowserContext');
  const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  await send('Page.enable', {}, sessionId);
  await send('Emulation.setEmulatedMedia', { media: 'print' }, sessionId);
  for (let name = names.pop(); name; name = names.pop()) {
    const loaded = new Promise((resolve) => loads.set(sessionId, resolve));
    await send('Page.navigate', { url: `file://${join(from, name)}` }, sessionId);
    await loaded;
    const fonts = { expression: 'document.fonts.ready.then(() => true)', awaitPromise: true };
    await send('Runtime.evaluate', fonts, sessionId);
    const paper = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true };
    const { data } = await send('Page.printToPDF', paper, sessionId);
    writeFileSync(join(to, name.replace('.html', '.pdf')), Buffer.from(data, 'base64'));
  }
};
try {
  await Promise.all(Array.from({ length: TABS }, printSome));
} finally {
  process.kill(-child.pid, 'SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  for (const stream of [input, output]) stream.destroy();
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
}
