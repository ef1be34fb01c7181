import { extname, resolve as resolvePath } from 'node:path';
import { UsageError } from '../errors.ts';
import { isFile, readBytes } from '../io/files.ts';
import { shownPath } from '../io/project.ts';
import type { Side, SideContext, SideKind } from './side.ts';
import { sideOf } from './variantSide.ts';

const DATA = ['.yaml', '.yml', '.json'];

/** A file sent earlier: a PDF, by the data in it or else by its text, or a résumé as YAML or JSON. */
export const fileSide: SideKind = {
  takes: (name, { cwd }) =>
    ['.pdf', ...DATA].includes(extname(name).toLowerCase()) || isFile(resolvePath(cwd, name)),
  find: async (name, context) => {
    const path = resolvePath(context.cwd, name);
    const bytes = await readBytes(path);
    if (!bytes)
      throw new UsageError(`there is no file \`${name}\``, 'name a PDF, a JSON Resume or a YAML file');
    if (bytes.subarray(0, 1024).includes('%PDF-')) {
      const { pdfSide } = await import('./pdfSide.ts');
      return pdfSide(shownPath(context.cwd, path), bytes);
    }
    if (DATA.includes(extname(path).toLowerCase())) return dataSide(path, context);
    throw new UsageError(
      `\`${name}\` is neither a PDF nor a résumé as YAML or JSON`,
      'save it as PDF: it is then compared by its text',
    );
  },
};

/** A résumé stands for its variant \`default\`. */
async function dataSide(path: string, { cwd }: SideContext): Promise<Side> {
  const { findProject } = await import('../io/project.ts');
  const { openResumes } = await import('../resolve.ts');
  const [resume] = await openResumes(await findProject(cwd, path), { cwd });
  if (!resume) throw new Error(`no résumé in ${path}`);
  const side = sideOf(await resume.resolve('default'));
  // JSON from elsewhere says nothing of a template of ours.
  const outline =
    side.outline && extname(path) === '.json' ? { ...side.outline, settings: undefined } : side.outline;
  return { ...side, outline, name: { name: shownPath(cwd, path), kind: 'file' } };
}
