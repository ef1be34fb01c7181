import { join, resolve, sep } from 'node:path';
import {
  charactersOf,
  glyphFinder,
  isNeeded,
  stylesFor,
  within,
  type FontFace,
  type FontFamily,
  type Fonts,
  type LoadedFace,
} from '../core/fonts.ts';
import { hanFontFor } from '../core/fontPackageFor.ts';
import { MachineError } from '../errors.ts';
import { listFolder, readBytes, readText } from './files.ts';
import { findPackage } from './findPackage.ts';
import { PACKAGE_ROOT } from './packageRoot.ts';
import { readCoverage } from './readCoverage.ts';

const SHIPPED = join(PACKAGE_ROOT, 'fonts');
const SCOPE = '@fontsource';
const ALWAYS_AT_HAND = ['noto-sans-math', 'noto-sans-symbols-2'];

/** A family by name: the project's fonts/NAME, an installed @fontsource/NAME, one that comes with the program. */
export async function findFont(root: string, name: string): Promise<FontFamily | undefined> {
  if (!/^[a-z0-9-]+$/.test(name)) return undefined;
  const places = [
    join(root, 'fonts', name),
    await findPackage(root, `${SCOPE}/${name}`),
    join(SHIPPED, name),
  ];
  for (const folder of places) {
    const family = folder === undefined ? undefined : await readFamily(folder);
    if (family) return family;
  }
  return undefined;
}

/** The names that `findFont` finds. */
export async function listFonts(root: string): Promise<string[]> {
  const homes = [join(root, 'fonts'), SHIPPED];
  const names = await Promise.all(homes.map(listFolder));
  return [...new Set([...names.flat(), ...(await installed(root))])]
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

async function installed(root: string): Promise<string[]> {
  const scope = await findPackage(root, SCOPE);
  return scope === undefined ? [] : listFolder(scope);
}

/**
 * The faces that the text needs: of the families that a template's options name, of its own files,
 * and, for characters that none of these has, of what else is at hand.
 *
 * @param options families by the option value that names them
 * @param own the template's own faces, their files whole paths
 */
export async function loadFonts(
  text: string,
  { root, lang, weights, options, own }: FontsWanted,
): Promise<Fonts> {
  const characters = charactersOf(text);
  const once = new Map([...options.values()].map((family) => [family.folder, family]));
  const loaded = await Promise.all([
    ...own.filter((face) => isNeeded(face.range, characters)).map(async (face) => [await load(face)]),
    ...[...once.values()].map((family) => loadFamily(family, weights, characters)),
  ]);
  const faces = loaded.flat();
  const fallback: string[] = [];
  for (const name of options.size > 0 ? await fallbackNames(root, lang) : []) {
    const missing = glyphFinder(faces.map((face) => face.range))(text);
    if (missing.length === 0) break;
    const family = await findFont(root, name);
    const more = family ? await loadFamily(family, weights, charactersOf(missing.join(''))) : [];
    if (family && more.length > 0) fallback.push(family.family);
    faces.push(...more);
  }
  const families = new Map([...options].map(([name, { family }]) => [name, family]));
  return { faces, families, fallback };
}

export interface FontsWanted {
  root: string;
  /** BCP 47: Han is drawn by the language. */
  lang: string;
  /** `400`, `400 italic`, … */
  weights: readonly string[];
  options: ReadonlyMap<string, FontFamily>;
  own: readonly FontFace[];
}

/** What is at hand, then what the project has installed, the language's own first. */
async function fallbackNames(root: string, lang: string): Promise<string[]> {
  const mine = hanFontFor(lang);
  const names = await installed(root);
  return [...ALWAYS_AT_HAND, ...names.sort((a, b) => Number(b === mine) - Number(a === mine))];
}

async function loadFamily(
  family: FontFamily,
  weights: readonly string[],
  text: ReadonlySet<number>,
): Promise<LoadedFace[]> {
  const exact = family.folder.startsWith(SHIPPED + sep);
  const styles = stylesFor(family, weights);
  const found = [...family.subsets].filter(([, range]) => isNeeded(range, text));
  const faces = await Promise.all(
    found.map(async ([subset, range]) => {
      // Fontsource numbers the parts of a large script: `[12]` in unicode.json, `12` in files/.
      const part = subset.replace(/[[\]]/g, '');
      const loaded = await Promise.all(
        styles.map(({ weight, style }) => {
          const file = join(family.folder, 'files', `${family.id}-${part}-${weight}-${style}.woff2`);
          return load({ family: family.family, weight: String(weight), style, range, file });
        }),
      );
      const [first] = loaded;
      if (exact || !first) return loaded;
      const real = within(range, coverage(first));
      return isNeeded(real, text) ? loaded.map((face) => ({ ...face, range: real })) : [];
    }),
  );
  return faces.flat();
}

function coverage({ data, file }: LoadedFace): Set<number> {
  try {
    return readCoverage(Buffer.from(data, 'base64'));
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function load(face: FontFace): Promise<LoadedFace> {
  const bytes = await readBytes(face.file);
  if (bytes) return { ...face, data: bytes.toString('base64') };
  throw new MachineError(
    'read-failed',
    `there is no font ${face.file}`,
    'put it there, or install the font anew',
  );
}

function unreadable(path: string, cause: unknown): MachineError {
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
