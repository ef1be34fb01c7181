import { decode } from '../core/decode.ts';
import { MOST_TEXT } from '../core/findUnreadable.ts';
import type { Flaw, Source } from '../core/source.ts';
import { kindOf, readBytes, sizeOf } from './files.ts';

/**
 * A file that people write, as a source; what keeps it from being read stands in it, to be told with its place.
 *
 * @param shown the path as people write it
 * @param mostText in characters
 * @returns undefined where there is nothing of that name
 * @throws MachineError where the machine does not let us
 */
export async function readSourceFile(
  file: string,
  shown: string,
  foreign = false,
  mostText = MOST_TEXT,
): Promise<Source | undefined> {
  const kind = await kindOf(file);
  if (kind === undefined) return undefined;
  const flawed = (flaw: Flaw, text = ''): Source => ({ file: shown, text, foreign, flaw });
  // A pipe would be waited for without end.
  if (kind !== 'file')
    return flawed({ kind: 'no-file', found: kind === 'folder' ? 'a folder' : 'a pipe or a device' });
  // Of a character a file holds four bytes at most; what is near the limit is counted when it is parsed.
  const size = sizeOf(file);
  if (size > mostText * 4) return flawed({ kind: 'size', megabytes: Math.ceil(size / 1e6) });
  const bytes = await readBytes(file);
  if (!bytes) return undefined;
  const { text: decoded, encoding, flaw } = decode(bytes);
  // A lone CR ends a line in YAML and in editors; the parser takes it for a letter.
  const text = decoded.replace(/\r(?!\n)/g, '\n');
  return encoding === 'UTF-8'
    ? { file: shown, text, foreign }
    : flawed({ kind: 'encoding', encoding, start: flaw }, text);
}

/** The same of a file that a folder lists: where nothing can be read by that name, it is a link to nothing. */
export async function readListed(file: string, shown: string, foreign = false): Promise<Source> {
  const flaw: Flaw = { kind: 'no-file', found: 'a link that leads nowhere' };
  return (await readSourceFile(file, shown, foreign)) ?? { file: shown, text: '', foreign, flaw };
}
