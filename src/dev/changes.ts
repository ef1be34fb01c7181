import { compareSides } from '../diff.ts';
import { html } from '../diff/show/html.ts';
import { hasErrors } from '../diagnostic.ts';
import { MachineError, UsageError } from '../errors.ts';
import { openProjects } from '../openProjects.ts';
import { findSide } from '../sides/index.ts';
import { messagePage } from './messagePage.ts';
import type { View } from './view.ts';
import { WORDS } from './words.ts';

/** What has changed in a variant since the last commit, as a page; or why that cannot be told. */
export async function changes(
  { resume, variant }: View,
  cwd: string,
  file: string | undefined,
): Promise<string> {
  const name = `${resume}/${variant}`;
  const then = `HEAD:${name}`;
  const projects = openProjects(cwd, file);
  try {
    const a = await findSide(then, { cwd, projects, other: name });
    const b = await findSide(name, { cwd, projects, other: then });
    if (hasErrors([...a.diagnostics, ...b.diagnostics])) return messagePage(WORDS.changesWithErrors, '');
    return html(await compareSides(a, b));
  } catch (error) {
    if (error instanceof UsageError || error instanceof MachineError)
      return messagePage(error.message, error.hint);
    throw error;
  } finally {
    projects.close();
  }
}
