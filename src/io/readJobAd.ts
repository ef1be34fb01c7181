import { extname } from 'node:path';
import { UsageError } from '../errors.ts';
import type { JobFormat } from '../match/readJob.ts';
import { isFolder, readBytes, sizeOf } from './files.ts';

export interface JobAd {
  text: string;
  /** By the file's name; undefined where that tells nothing. */
  format: JobFormat | undefined;
}

const FORMATS: Readonly<Record<string, JobFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
};

/** No ad is longer; a page saved with its pictures is. */
const MOST = 4e6;

/** What files begin with that are no text, and what to do about it. */
const NO_TEXT: readonly (readonly [string, string])[] = [
  ['%PDF', 'a PDF'],
  ['PK\u0003\u0004', 'a Word document or another archive'],
  ['\u00D0\u00CF\u0011\u00E0', 'an old Word document'],
];

/**
 * Reads a job ad from a file, or from stdin for `-`.
 *
 * @throws UsageError where there is none, or it is no text
 * @throws MachineError where it cannot be read
 */
export async function readJobAd(file: string, stdin: AsyncIterable<Uint8Array>): Promise<JobAd> {
  if (file === '-') return { text: textOf(await all(stdin), 'stdin'), format: undefined };
  if (await isFolder(file))
    throw new UsageError(`${file} is a folder`, 'name the file of a job ad, or - for stdin');
  if (sizeOf(file) > MOST) throw tooLong(file);
  const bytes = await readBytes(file);
  if (!bytes) throw new UsageError(`there is no file ${file}`, 'name the file of a job ad, or - for stdin');
  return { text: textOf(bytes, file), format: FORMATS[extname(file).toLowerCase()] };
}

async function all(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST) throw tooLong('stdin');
  }
  return Buffer.concat(chunks);
}

function textOf(bytes: Buffer, name: string): string {
  const start = bytes.subarray(0, 4).toString('latin1');
  const kind = NO_TEXT.find(([magic]) => start.startsWith(magic))?.[1];
  if (kind !== undefined || bytes.subarray(0, 8000).includes(0)) {
    throw new UsageError(
      `${name} is ${kind ?? 'no text'}`,
      'save the ad as text or HTML, or paste it: resume match -',
    );
  }
  const text = decoded(bytes);
  if (text.trim() === '') throw new UsageError(`${name} is empty`, 'it takes the text of a job ad');
  return text;
}

/** What is no UTF-8 is taken for Windows’ Western one, as old pages are. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function tooLong(name: string): UsageError {
  return new UsageError(`${name} has more than ${MOST / 1e6} MB`, 'a job ad is shorter: copy its text alone');
}
