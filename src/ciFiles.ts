import { dirname, join, relative } from 'node:path';
import { nearest } from './core/nearest.ts';
import { UsageError } from './errors.ts';
import { filesBelow, isFile, isFolder, readText } from './io/files.ts';
import { PACKAGE_ROOT } from './io/packageRoot.ts';
import { VERSION } from './version.ts';

/** Whose workflows there are; each is a folder of starter-ci/. */
const HOSTS = ['github', 'gitlab'];

/**
 * The workflows of a host, by their paths: they stand at the root of the repository, where alone they are read,
 * and name the project's folder in it.
 *
 * @throws UsageError for a host that there is not
 */
export async function ciFiles(host: string, folder: string): Promise<[name: string, text: string][]> {
  if (!HOSTS.includes(host)) {
    const meant = nearest(host, HOSTS);
    const hint = meant
      ? `did you mean \`${meant}\`?`
      : `one of ${HOSTS.join(', ')}; a folder stands before it: resume init ${host} --ci`;
    throw new UsageError(`there are no workflows for \`${host}\``, hint);
  }
  const root = await repositoryOf(folder);
  const below = relative(root, folder).replaceAll('\\', '/') || '.';
  const starter = join(PACKAGE_ROOT, 'starter-ci', host);
  const files = await filesBelow(starter);
  return Promise.all(
    files.map(async (file): Promise<[string, string]> => {
      const text = ((await readText(file)) ?? '')
        .replace('resume-as-code@VERSION', `resume-as-code@${VERSION}`)
        .replace(
          /^( +(?:RESUME_)?FOLDER:) \.$/m,
          (_, key: string) => `${key} ${below === '.' ? below : JSON.stringify(below)}`,
        );
      return [relative(folder, join(root, relative(starter, file))), text];
    }),
  );
}

/** The folder of the repository that holds this one; this one where none does. */
async function repositoryOf(folder: string): Promise<string> {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    // A folder, or in a work tree a file.
    const git = join(at, '.git');
    if ((await isFolder(git)) || (await isFile(git))) return at;
  }
  return folder;
}
