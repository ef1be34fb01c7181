import { dirname, join, resolve, sep } from 'node:path';
import type { StandIn } from '../core/standIns.ts';
import { readBytes, readText } from './files.ts';
import { findPackage, readManifest } from './themes.ts';

/**
 * The style sheets of an installed package as one text that names no other file: fonts and pictures are in
 * it as data: URLs. Undefined where the package is not installed, or in another major version.
 */
export async function readStandIn(root: string, standIn: StandIn): Promise<string | undefined> {
  const found = await findPackage(root, standIn.package);
  if (!found) return undefined;
  const manifest = await readManifest(join(found.folder, 'package.json'));
  if (standIn.major !== undefined && manifest?.version?.split('.')[0] !== standIn.major) return undefined;
  const sheets = await Promise.all(
    standIn.files.map(async (name) => {
      const file = join(found.folder, name);
      const css = await readText(file);
      return css === undefined ? '' : inlined(oneFormat(css), dirname(file), found.folder);
    }),
  );
  return sheets.join('\n');
}

/** Of the formats that a font comes in, the one that Chromium takes: the others would triple the page. */
function oneFormat(css: string): string {
  return css.replace(/\bsrc\s*:\s*([^;}]+)/g, (_, sources: string) => {
    const list = sources.split(/,\s*(?=url\(|local\()/);
    const fit = ['woff2', 'woff', 'ttf'].map((format) => list.find((one) => one.includes(`.${format}`)));
    return `src:${fit.find((one) => one !== undefined) ?? sources}`;
  });
}

async function inlined(css: string, folder: string, limit: string): Promise<string> {
  const parts: Promise<string>[] = [];
  let end = 0;
  for (const match of css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)) {
    const [whole, url = ''] = match;
    const put = url.startsWith('data:') ? Promise.resolve(whole) : dataUrl(url, folder, limit);
    parts.push(Promise.resolve(css.slice(end, match.index)), put);
    end = match.index + whole.length;
  }
  return (await Promise.all(parts)).join('') + css.slice(end);
}

const TYPES: Readonly<Record<string, string>> = {
  woff2: 'font/woff2',
  woff: 'font/woff',
  ttf: 'font/ttf',
  svg: 'image/svg+xml',
  png: 'image/png',
};

async function dataUrl(url: string, folder: string, limit: string): Promise<string> {
  const [path = ''] = url.split(/[?#]/);
  const file = resolve(folder, path);
  const type = TYPES[path.split('.').at(-1) ?? ''];
  const bytes = type !== undefined && file.startsWith(limit + sep) ? await readBytes(file) : undefined;
  return bytes ? `url("data:${type};base64,${bytes.toString('base64')}")` : 'url("data:,")';
}
