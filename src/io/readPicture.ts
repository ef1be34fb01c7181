import { realpath } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { judgePicture, MOST_BYTES, type Picture } from '../core/judgePicture.ts';
import { isFile, readBytes, sizeOf } from './files.ts';

const NAMES = ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg'];
const DATA_URL = /^data:image\/([a-z]+)(?:\+xml)?;base64,([A-Za-z0-9+/=\s]*)$/i;

/**
 * A picture in the folder, or below it, or one that is written out as a data: URL; undefined for any other address.
 *
 * @param root the project's: a link may lead elsewhere in it, not out of it
 */
export async function readPicture(path: string, folder: string, root: string): Promise<Picture | undefined> {
  if (/^data:/i.test(path)) {
    const [, type = '', encoded] = DATA_URL.exec(path) ?? [];
    if (encoded === undefined) return { refused: { kind: 'no-picture' } };
    return judgePicture(Buffer.from(encoded, 'base64'), type.toLowerCase() === 'svg');
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined;
  const file = resolve(folder, path);
  const extension = extname(file).toLowerCase();
  if (!NAMES.includes(extension)) return { refused: { kind: 'no-picture' } };
  if (!file.startsWith(folder + sep)) return { refused: { kind: 'outside' } };
  if (!(await followed(file)).startsWith((await followed(root)) + sep))
    return { refused: { kind: 'outside' } };
  const megabytes = Math.ceil(sizeOf(file) / 1e6);
  if (sizeOf(file) > MOST_BYTES) return { refused: { kind: 'large', megabytes } };
  const bytes = (await isFile(file)) ? await readBytes(file) : undefined;
  return bytes ? judgePicture(bytes, extension === '.svg') : { refused: { kind: 'missing' } };
}

/** Where links lead; what stands on no disk (a git revision’s file, or none) is where it says. */
function followed(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
