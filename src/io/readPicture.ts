import { realpath } from 'node:fs/promises';
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

/**
 * A picture in the folder, or below it, as a data: URL; undefined for an address, and where there is none.
 *
 * @param root the project's: a link may lead elsewhere in it, not out of it
 */
export async function readPicture(
  path: string | undefined,
  folder: string,
  root: string,
): Promise<string | undefined> {
  if (path === undefined || /^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined;
  const file = resolve(folder, path);
  const type = TYPES[extname(file).toLowerCase()];
  if (type === undefined || !file.startsWith(folder + sep)) return undefined;
  if (!(await followed(file)).startsWith((await followed(root)) + sep)) return undefined;
  const bytes = await readBytes(file);
  return bytes ? `data:image/${type};base64,${bytes.toString('base64')}` : undefined;
}

/** Where links lead; what stands on no disk (a git revision’s file, or none) is where it says. */
function followed(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
