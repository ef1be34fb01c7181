import { dirname, join } from 'node:path';
import { isFile, readText } from './files.ts';
import { PACKAGE_ROOT } from './packageRoot.ts';

/** A JSON Resume theme that npm has installed. */
export interface InstalledTheme {
  /** The package's name: `jsonresume-theme-even`. */
  name: string;
  /** The package's folder. */
  folder: string;
  /** The folder whose `node_modules` it stands in; packages are looked up from here. */
  home: string;
}

/** Whether a template's name means a theme: `jsonresume-theme-even`, `@jsonresume/jsonresume-theme-professional`. */
export function namesTheme(name: string): boolean {
  return /^((@[a-z0-9~-][\w.~-]*\/)?jsonresume-theme-|@jsonresume\/theme-)[\w.~-]+$/.test(name);
}

/** Looked for as Node does, from the project's folder upward, then beside this program. */
export async function findTheme(root: string, name: string): Promise<InstalledTheme | undefined> {
  return findPackage(root, name);
}

/** Any installed package, by the same way. */
export async function findPackage(root: string, name: string): Promise<InstalledTheme | undefined> {
  for (const home of [...upward(root), ...upward(PACKAGE_ROOT)]) {
    const folder = join(home, 'node_modules', name);
    if (await isFile(join(folder, 'package.json'))) return { name, folder, home };
  }
  return undefined;
}

/** The themes that the project's package.json asks for and that are installed, by name. */
export async function listThemes(
  root: string,
): Promise<{ name: string; folder: string; description: string }[]> {
  const manifest = await readManifest(join(root, 'package.json'));
  const names = Object.keys({ ...manifest?.dependencies, ...manifest?.devDependencies }).filter(namesTheme);
  const found = await Promise.all(
    names.sort().map(async (name) => {
      const theme = await findTheme(root, name);
      if (!theme) return [];
      const { description = '' } = (await readManifest(join(theme.folder, 'package.json'))) ?? {};
      return [{ name, folder: theme.folder, description }];
    }),
  );
  return found.flat();
}

interface PackageManifest {
  version?: string;
  description?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** A package.json; undefined where there is none that can be read. */
export async function readManifest(file: string): Promise<PackageManifest | undefined> {
  const text = await readText(file);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as PackageManifest);
  } catch {
    return undefined; // npm will say what is wrong with it.
  }
}

function upward(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upward(above)];
}
