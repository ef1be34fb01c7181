import { createHash } from 'node:crypto';
import {
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { BUILD } from '../version.ts';
import { makeFolder } from './makeFolder.ts';
import { PACKAGE_ROOT } from './packageRoot.ts';
import { userCache } from './userCache.ts';

/** What can be made again, kept under a hash of all that it was made of. */
export interface Store {
  /** Undefined where it was not kept, or what stands there is not what was. */
  read: (what: string, ...from: readonly string[]) => Buffer | undefined;
  keep: (content: Uint8Array, what: string, ...from: readonly string[]) => void;
}

const DAY = 24 * 60 * 60 * 1000;
const LONGEST_UNUSED = 30 * DAY;
/** In bytes: some thousand PDFs. */
const LARGEST = 256 * 1024 ** 2;
const CHECKSUM = 32;

/**
 * The store in the user's cache folder, or where RESUME_CACHE says; undefined where that is `off`, where there is
 * no home, or it is somebody else's. An entry
 * bears a checksum over itself and its name, and its name the build of the program: what is torn, moved or
 * foreign is not found. Synchronous, for an entry is small and each is waited for; cacache, the well-known
 * library, takes longer to load than most builds.
 */
export function openStore(env: NodeJS.ProcessEnv): Store | undefined {
  const { RESUME_CACHE } = env;
  if (RESUME_CACHE === 'off') return undefined;
  const parent = RESUME_CACHE ? RESUME_CACHE : userCache(env);
  const folder = parent && join(parent, 'made');
  return folder && isOurs(folder) ? storeIn(folder) : undefined;
}

/** What was made of the templates that come with the program, when it was built. Nothing is ever added to it. */
export function shippedStore(): Store {
  return { ...storeIn(join(PACKAGE_ROOT, 'lib', 'made')), keep: () => undefined };
}

/** Takes from the first that has it, and keeps in the last. */
export function stores(...all: readonly (Store | undefined)[]): Store {
  return {
    read: (...about) => {
      for (const store of all) {
        const kept = store?.read(...about);
        if (kept) return kept;
      }
      return undefined;
    },
    keep: (...kept) => all.at(-1)?.keep(...kept),
  };
}

/** A store in a folder that is there. */
export function storeIn(folder: string): Store {
  const fileOf = (name: Buffer): string => join(folder, name.toString('hex'));
  return {
    read: (what, ...from) => {
      const name = nameOf(what, from);
      const kept = readIfThere(fileOf(name));
      if (!kept || kept.length < CHECKSUM) return undefined;
      const content = kept.subarray(CHECKSUM);
      if (!kept.subarray(0, CHECKSUM).equals(checksum(name, content))) return undefined;
      refresh(fileOf(name));
      return content;
    },
    keep: (content, what, ...from) => {
      const name = nameOf(what, from);
      const temporary = `${fileOf(name)}.${process.pid}`;
      // Without room or permission nothing is kept, and nothing is lost.
      unlessRefused(() => {
        writeFileSync(temporary, Buffer.concat([checksum(name, content), content]), { mode: 0o600 });
        renameSync(temporary, fileOf(name));
      }, temporary);
      prune(folder);
    },
  };
}

function nameOf(what: string, from: readonly string[]): Buffer {
  const hash = createHash('sha256').update(JSON.stringify([BUILD, what, from.length]));
  for (const part of from) hash.update(`${part.length}:`).update(part);
  return hash.digest();
}

function checksum(name: Buffer, content: Uint8Array): Buffer {
  return createHash('sha256').update(name).update(content).digest();
}

/** Made if it is not there; ours alone, for what stands in it goes to the page. */
function isOurs(folder: string): boolean {
  return (
    unlessRefused(() => {
      makeFolder(folder, 0o700);
      const { uid, mode } = lstatSync(folder);
      return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    }) ?? false
  );
}

function readIfThere(file: string): Buffer | undefined {
  return unlessRefused(() => readFileSync(file));
}

/** What is used stays: its time is that of its last use, to the day. */
function refresh(file: string): void {
  unlessRefused(() => {
    const now = Date.now();
    if (now - statSync(file).mtimeMs > DAY) utimesSync(file, now / 1000, now / 1000);
  });
}

/** Once a day: what nobody used for long goes, and of too much the oldest. */
function prune(folder: string): void {
  const stamp = join(folder, 'pruned');
  const now = Date.now();
  // A clock that was wrong may have put the stamp far ahead.
  if (Math.abs(now - (unlessRefused(() => statSync(stamp).mtimeMs) ?? 0)) < DAY) return;
  unlessRefused(() => {
    writeFileSync(stamp, '');
    const entries = readdirSync(folder)
      .map((name) => join(folder, name))
      .map((file) => ({ file, ...sizeAndTime(file) }))
      .sort((a, b) => b.time - a.time);
    let total = 0;
    for (const { file, size, time } of entries) {
      total += size;
      if (total > LARGEST || now - time > LONGEST_UNUSED) rmSync(file, { force: true });
    }
  });
}

/** Another process may have taken it away. */
function sizeAndTime(file: string): { size: number; time: number } {
  const stats = unlessRefused(() => statSync(file));
  return { size: stats?.size ?? 0, time: stats?.mtimeMs ?? 0 };
}

/** What a file system refuses (no such file, no room, no permission) is as good as nothing kept. */
function unlessRefused<T>(work: () => T, leftover?: string): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    if (leftover !== undefined) rmSync(leftover, { force: true });
    return undefined;
  }
}
