import { unzipSync, zipSync } from 'fflate';

/** The earliest that a ZIP can say; it knows no zone, so this is the same everywhere. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * The files of an archive by name: those that are wanted, told by their name and the size that they claim.
 *
 * @throws what the library throws at an archive that it cannot read
 */
export function unzip(
  bytes: Uint8Array,
  isWanted: (name: string, size: number) => boolean = () => true,
): Record<string, Uint8Array> {
  return unzipSync(bytes, { filter: ({ name, originalSize }) => isWanted(name, originalSize) });
}

/** An archive of the files in their order: the same bytes for the same files. */
export function zip(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  return zipSync(Object.fromEntries(files), { mtime: NO_TIME, level: 6, os: 0 });
}
