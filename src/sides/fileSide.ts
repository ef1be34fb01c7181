import { extname, resolve as resolvePath } from 'node:path';
import { UsageError } from '../errors.ts';
import { isFile, readBytes } from '../io/files.ts';
import { findProject, shownPath } from '../io/project.ts';
import { openResumes } from '../resolve.ts';
import type { Side, SideKind } from './side.ts';
import { resolvedSide } from './variantSide.ts';

const DATA = ['.yaml', '.yml', '.json'];

/** A file sent earlier: a PDF, by the data in it or else by its text, or a résumé as YAML or JSON. */
export const fileSide: SideKind = {
  takes: (name, { cwd }) =>
    ['.pdf', ...DATA].includes(extname(name).toLowerCase()) || isFile(resolvePath(cwd, name)),
  find: async (name, { cwd }) => {
    const path = resolvePath(cwd, name);
    const bytes = await readBytes(path);
    if (!bytes) {
      throw new UsageError(`there is no file \`${name}\``, 'name a PDF, or a résumé as JSON or YAML');
    }
    if (bytes.subarray(0, 1024).includes('%PDF-')) {
      const { pdfSide } = await import('./pdfSide.ts');
      return pdfSide(shownPath(cwd, path), bytes);
    }
    if (DATA.includes(extname(path).toLowerCase())) return dataSide(path, bytes.toString('utf8'), cwd);
    throw new UsageError(
      `\`${name}\` is neither a PDF nor a résumé as JSON or YAML`,
      'save it as PDF: it is then compared by its text',
    );
  },
};

/** A résumé stands for its variant `default`; JSON of ours for the variant that it was made of. */
async function dataSide(path: string, text: string, cwd: string): Promise<Side> {
  const [resume] = await openResumes(await findProject(cwd, path), { cwd });
  if (!resume) throw new Error(`no résumé in ${path}`);
  const side = resolvedSide(await resume.resolve('default'));
  const name = { name: shownPath(cwd, path), kind: 'file' as const };
  if (extname(path).toLowerCase() !== '.json' || !side.outline) return { ...side, name };
  const [{ tailorSent }, { outlineOf }] = await Promise.all([
    import('./tailorSent.ts'),
    import('../diff/outlineOf.ts'),
  ]);
  const sent = tailorSent(text, name.name);
  // JSON from elsewhere says nothing of how it is printed.
  return { ...side, name, outline: sent ? outlineOf(sent) : { ...side.outline, settings: undefined } };
}
