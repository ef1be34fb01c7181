import { extname, resolve, sep } from 'node:path';
import { readBytes } from './files.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.png': 'png',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.gif': 'gif',
  '.webp': 'webp',
  '.svg': 'svg+xml',
};

/** A picture in the folder, or below it, as a data: URL; undefined for an address, and where there is none. */
export async function readPicture(path: string | undefined, folder: string): Promise<string | undefined> {
  if (path === undefined || /^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined;
  const file = resolve(folder, path);
  const type = TYPES[extname(file).toLowerCase()];
  const bytes = type !== undefined && file.startsWith(folder + sep) ? await readBytes(file) : undefined;
  return bytes ? `data:image/${type};base64,${bytes.toString('base64')}` : undefined;
}
