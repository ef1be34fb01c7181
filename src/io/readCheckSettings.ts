import type { Source } from '../core/source.ts';
import type { Project } from './project.ts';
import { readSettings } from './readSettings.ts';

/** A project's check.yaml, and the text of its dictionary.txt. */
export async function readCheckSettings(
  project: Project,
  cwd: string,
): Promise<{ source: Source | undefined; dictionary: string | undefined }> {
  const [source, dictionary] = await Promise.all([
    readSettings(project, 'check.yaml', cwd),
    readSettings(project, 'dictionary.txt', cwd),
  ]);
  return { source, dictionary: dictionary?.text };
}
