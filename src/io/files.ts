import { readdirSync, readFileSync, statSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MachineError } from '../errors.ts';
import { look } from './looks.ts';
import { codeOf } from './codeOf.ts';
import { makeFolder } from './makeFolder.ts';
import { mountOf } from './mounts.ts';
import { replaceFile } from './replaceFile.ts';

// Files are read in place, not by Node's threads: those that a build reads are small, and to hand each over
// takes longer than to read it. What is told of them is a promise all the same: at a git revision git reads.

/** A file's text without its byte order mark; undefined where there is no such file. */
export async function readText(file: string): Promise<string | undefined> {
  const bytes = await readBytes(file);
  return bytes?.toString('utf8').replace(/^\uFEFF/, '');
}

/** A file's bytes; undefined where there is no such file. */
export async function readBytes(file: string): Promise<Buffer | undefined> {
  const mounted = mountOf(file);
  if (mounted) {
    const found = await mounted.folder.read(mounted.path);
    return found === 'folder' ? undefined : found;
  }
  look('holds', file);
  try {
    return readFileSync(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new MachineError(
      'read-failed',
      `cannot read ${file}: ${reasonOf(error)}`,
      wayToRead(error, file),
      error,
    );
  }
}

/** The names in a folder, sorted; none where there is no such folder. */
export async function listFolder(folder: string): Promise<string[]> {
  const mounted = mountOf(folder);
  if (mounted) return (await mounted.folder.list(mounted.path)).sort();
  look('holds', folder);
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw new MachineError(
      'read-failed',
      `cannot read ${folder}: ${reasonOf(error)}`,
      wayToRead(error, folder),
      error,
    );
  }
}

/** Every file of a folder and of the folders in it. */
export async function filesBelow(folder: string): Promise<string[]> {
  const names = await listFolder(folder);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return (await isFile(path)) ? [path] : filesBelow(path);
    }),
  );
  return found.flat();
}

/** What stands at a path, where links lead; undefined for nothing. */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | undefined> {
  const mounted = mountOf(path);
  if (mounted) {
    const found = await mounted.folder.read(mounted.path);
    return found === 'folder' ? found : found && 'file';
  }
  const stats = statOf(path);
  if (stats?.isDirectory()) return 'folder';
  return stats && (stats.isFile() ? 'file' : 'other');
}

export async function isFolder(path: string): Promise<boolean> {
  return (await kindOf(path)) === 'folder';
}

export async function isFile(path: string): Promise<boolean> {
  return (await kindOf(path)) === 'file';
}

/** In bytes; 0 where there is no such file. */
export function sizeOf(path: string): number {
  return statOf(path)?.size ?? 0;
}

function statOf(path: string) {
  look('is', path);
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new MachineError(
      'read-failed',
      `cannot look at ${path}: ${reasonOf(error)}`,
      wayToRead(error, path),
      error,
    );
  }
}

/** Writes a whole file or none: into a temporary file beside it, then over it in one step. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  try {
    makeFolder(dirname(file));
    await replaceFile(file, content);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

export function cannotWrite(file: string, error: unknown): MachineError {
  const message = `cannot write ${file}: ${reasonOf(error)}`;
  return new MachineError('write-failed', message, wayOut(error, file), error);
}

/**
 * Writes a file where there is none of that name.
 *
 * @returns whether it did
 */
export async function createFile(file: string, content: string): Promise<boolean> {
  try {
    makeFolder(dirname(file));
    const handle = await open(file, 'wx');
    try {
      await handle.writeFile(content);
    } catch (error) {
      // On a full disk a part of it stands there.
      await rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await isFile(file))) return false;
    const hint = 'check the permissions of its folder, and the room on the disk';
    throw new MachineError('write-failed', `cannot write ${file}: ${reasonOf(error)}`, hint, error);
  }
}

/** Files that may be gone already. */
export async function removeFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    try {
      await rm(file, { force: true });
    } catch (error) {
      throw new MachineError(
        'write-failed',
        `cannot remove ${file}: ${reasonOf(error)}`,
        wayOut(error, file),
        error,
      );
    }
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'a folder of that name is in the way',
  ENOTDIR: 'a file is where a folder should be',
  // Neither is a file, nor a folder to write into.
  EEXIST: 'a folder, or a link that leads nowhere, is in the way',
  ENOENT: 'there is no such folder',
  ELOOP: 'its links lead in a circle',
};

export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

function wayToRead(error: unknown, file: string): string {
  if (codeOf(error) === 'EISDIR') return `move the folder ${basename(file)} away`;
  return codeOf(error) === 'ELOOP' ? 'mend or remove the link on the way there' : 'check its permissions';
}

function wayOut(error: unknown, file: string): string {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'free some space, or write elsewhere with -o DIR; the old file is untouched';
    case 'EISDIR':
      return `move the folder ${basename(file)} away, or write elsewhere with -o DIR`;
    case 'EEXIST':
    case 'ENOENT':
    case 'ELOOP':
      return 'mend or remove the link on the way there, or write elsewhere with -o DIR';
    default:
      return 'write elsewhere with -o DIR';
  }
}
