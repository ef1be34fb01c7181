import { createRequire } from 'node:module';
import { MachineError } from '../errors.ts';
import { readBytes } from '../io/files.ts';
import { DRAWER } from './client/drawer.ts';
import { MAIN } from './client/main.ts';
import { PAGES } from './client/pages.ts';
import { PROBLEMS } from './client/problems.ts';
import { REPORT } from './client/report.ts';
import { CLIENT_WORDS } from './client/words.ts';
import { page } from './page.ts';
import { STYLE } from './style.ts';

export interface StillFile {
  type: string;
  content: () => string | Promise<Uint8Array>;
}

const script = (source: string): StillFile => ({
  type: 'text/javascript; charset=utf-8',
  content: () => source,
});
const engine = (name: string, type: string): StillFile => ({ type, content: () => readEngine(name) });

/** What is served as it stands, by its path after the token. */
export const FILES: Readonly<Record<string, StillFile>> = {
  '': { type: 'text/html; charset=utf-8', content: page },
  'style.css': { type: 'text/css; charset=utf-8', content: () => STYLE },
  'main.js': script(MAIN),
  'pages.js': script(PAGES),
  'problems.js': script(PROBLEMS),
  'report.js': script(REPORT),
  'words.js': script(CLIENT_WORDS),
  'drawer.js': script(DRAWER),
  'pdfium.js': engine('dist/index.esm.browser.js', 'text/javascript; charset=utf-8'),
  'pdfium.wasm': engine('pdfium.wasm', 'application/wasm'),
};

/** The same engine that draws our PNGs, in the form that browsers take. */
async function readEngine(name: string): Promise<Uint8Array> {
  const file = createRequire(import.meta.url).resolve(`@hyzyla/pdfium/${name}`);
  const bytes = await readBytes(file);
  if (!bytes) throw new MachineError('read-failed', `there is no ${file}`, 'install this program anew');
  return bytes;
}
