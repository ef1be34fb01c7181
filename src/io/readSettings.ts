import { join } from 'node:path';
import type { Source } from '../core/source.ts';
import { isFolder } from './files.ts';
import { shownPath, type Project } from './project.ts';
import { readSourceFile } from './readSourceFile.ts';

/** The text of a file that holds for the whole project: in resumes/, or beside its one résumé. */
export async function readSettings(project: Project, name: string, cwd: string): Promise<Source | undefined> {
  const inFolder = join(project.root, 'resumes');
  const file = join((await isFolder(inFolder)) ? inFolder : project.root, name);
  return readSourceFile(file, shownPath(cwd, file));
}
