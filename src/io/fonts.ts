import { join, resolve, sep } from 'node:path';
import type { FontFace, FontFamily } from '../core/fonts.ts';
import { MachineError } from '../errors.ts';
import { listFolder, readText } from './files.ts';
import { findPackage } from './findPackage.ts';
import { PACKAGE_ROOT } from './packageRoot.ts';

/** Where the fonts that come with the program stand. */
export const SHIPPED_FONTS = join(PACKAGE_ROOT, 'fonts');
const SCOPE = '@fontsource';

/** A family by name: the project's fonts/NAME, an installed @fontsource/NAME, one that comes with the program. */
export async function findFont(root: string, name: string): Promise<FontFamily | undefined> {
  if (!/^[a-z0-9-]+$/.test(name)) return undefined;
  const places = [
    join(root, 'fonts', name),
    await findPackage(root, `${SCOPE}/${name}`),
    join(SHIPPED_FONTS, name),
  ];
  for (const folder of places) {
    const family = folder === undefined ? undefined : await readFamily(folder);
    if (family) return family;
  }
  return undefined;
}

/** The names that `findFont` finds. */
export async function listFonts(root: string): Promise<string[]> {
  const homes = [join(root, 'fonts'), SHIPPED_FONTS];
  const names = await Promise.all(homes.map(listFolder));
  return [...new Set([...names.flat(), ...(await installedFonts(root))])]
    .filter((name) => !name.includes('.'))
    .sort();
}

async function readFamily(folder: string): Promise<FontFamily | undefined> {
  const [metadata, ranges] = await Promise.all([
    readText(join(folder, 'metadata.json')),
    readText(join(folder, 'unicode.json')),
  ]);
  if (metadata === undefined || ranges === undefined) return undefined;
  try {
    const { id, family, weights, styles } = JSON.parse(metadata) as Partial<FontFamily>;
    if (!id || !family || !weights?.length || !styles?.length) {
      throw new Error('metadata.json lacks its name, weights or styles');
    }
    const subsets = new Map(Object.entries(JSON.parse(ranges) as Record<string, string>));
    return { id, family, weights, styles, subsets, folder };
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** The names of the packages of Fontsource that the project has installed. */
export async function installedFonts(root: string): Promise<string[]> {
  const scope = await findPackage(root, SCOPE);
  return scope === undefined ? [] : listFolder(scope);
}

export function unreadable(path: string, cause: unknown): MachineError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new MachineError('read-failed', `cannot read the font ${path}: ${why}`, 'install it anew', cause);
}

/** A template's own font file cannot stand outside its folder. */
export function withinTemplate(folder: string, face: FontFace): FontFace {
  const file = resolve(folder, face.file);
  if (file.startsWith(folder + sep)) return { ...face, file };
  throw new MachineError(
    'read-failed',
    `the font ${face.file} is not in ${folder}`,
    'put it there, or correct template.yaml',
  );
}
