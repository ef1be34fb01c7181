import { unzip } from '../core/zip.ts';

/** The largest table that is unpacked, in bytes: an archive may claim anything. */
const MOST = 5_000_000;

/**
 * The CSV files of an archive and the names of its other files.
 *
 * @throws what the library throws at an archive that it cannot read
 */
export function unzipTables(bytes: Uint8Array): {
  tables: { name: string; bytes: Uint8Array }[];
  others: string[];
} {
  const others: string[] = [];
  const found = unzip(bytes, (name, size) => {
    const isTable = /\.csv$/i.test(name) && size <= MOST && !name.startsWith('__MACOSX/');
    if (!isTable && !name.endsWith('/')) others.push(name);
    return isTable;
  });
  const tables = Object.entries(found).map(([name, content]) => ({ name, bytes: content }));
  return { tables: tables.sort((a, b) => (a.name < b.name ? -1 : 1)), others };
}
