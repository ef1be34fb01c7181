import { join } from 'node:path';
import type { Source } from '../core/source.ts';
import { isFolder, readText } from './files.ts';
import { shownPath, type Project } from './project.ts';

/** The texts of a project's check.yaml and dictionary.txt, in resumes/ or beside its one résumé. */
export async function readCheckSettings(
  project: Project,
  cwd: string,
): Promise<{ source: Source | undefined; dictionary: string | undefined }> {
  const inFolder = join(project.root, 'resumes');
  const folder = (await isFolder(inFolder)) ? inFolder : project.root;
  const file = join(folder, 'check.yaml');
  const [text, dictionary] = await Promise.all([readText(file), readText(join(folder, 'dictionary.txt'))]);
  const source = text === undefined ? undefined : { file: shownPath(cwd, file), text, foreign: false };
  return { source, dictionary };
}
