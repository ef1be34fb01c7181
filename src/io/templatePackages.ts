import { dirname, join } from 'node:path';
import { listFolder } from './files.ts';

const PREFIX = 'resume-template-';

/**
 * Installed npm packages that are templates, `resume-template-NAME` and `@scope/resume-template-NAME`,
 * as name and folder, the nearest first. Each goes by its NAME; then, behind all of those, by its own.
 */
export async function templatePackages(root: string): Promise<[name: string, folder: string][]> {
  const packages = (await Promise.all(foldersUpFrom(root).map(packagesIn))).flat();
  const short = packages.map(([name, folder]): [string, string] => [
    name.slice(name.indexOf(PREFIX) + PREFIX.length),
    folder,
  ]);
  return [...short, ...packages];
}

/** One look at the folder and one at each scope; a package is opened only when it is used. */
async function packagesIn(folder: string): Promise<[string, string][]> {
  const home = join(folder, 'node_modules');
  const names = await listFolder(home);
  const scopes = names.filter((name) => name.startsWith('@'));
  const scoped = await Promise.all(
    scopes.map(async (scope) => (await listFolder(join(home, scope))).map((name) => `${scope}/${name}`)),
  );
  return [...names, ...scoped.flat()]
    .filter((name) => /^(@[^/]+\/)?resume-template-./.test(name))
    .map((name) => [name, join(home, name)]);
}

/** As Node looks for packages: here and in every folder above. */
function foldersUpFrom(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUpFrom(above)];
}
