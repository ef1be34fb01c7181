import { dirname, join } from 'node:path';
import { isFolder } from './files.ts';

/** The folder of an installed npm package, looked for as Node does: in node_modules here and above. */
export async function findPackage(from: string, name: string): Promise<string | undefined> {
  const folder = join(from, 'node_modules', name);
  if (await isFolder(folder)) return folder;
  return dirname(from) === from ? undefined : findPackage(dirname(from), name);
}
