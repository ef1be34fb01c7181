import { basename, extname, resolve as resolvePath } from 'node:path';
import { readDocument } from '../core/document.ts';
import { tailor } from '../core/tailor.ts';
import { outlineOf } from '../diff/outlineOf.ts';
import { hasErrors } from '../diagnostic.ts';
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
    if (bytes.subarray(0, 1024).includes('%PDF-')) return pdfSide(name, bytes, context);
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

async function pdfSide(name: string, bytes: Uint8Array, { cwd }: SideContext): Promise<Side> {
  const { readAttachment } = await import('../pdf/readAttachment.ts');
  const side: Side = {
    name: { name: shownPath(cwd, resolvePath(cwd, name)), kind: 'file' },
    outline: undefined,
    lines: async () => (await import('../pdf/readPdfLines.ts')).readPdfLines(bytes, name),
    pdf: () => Promise.resolve({ pdf: bytes, diagnostics: [] }),
    diagnostics: [],
    notes: [],
  };
  const attached = await readAttachment(bytes);
  if (attached === undefined)
    return { ...side, notes: [`${name} carries no data of ours: it is compared by its text only`] };
  const file = `${basename(name)}#resume.json`;
  const { base, diagnostics } = readDocument({ file, text: attached, foreign: true }, []);
  if (!base || hasErrors(diagnostics)) return { ...side, diagnostics };
  const tailored = tailor(base, []);
  const told = [...diagnostics, ...tailored.diagnostics];
  // What it was printed with is not among the data.
  return hasErrors(told)
    ? { ...side, diagnostics: told }
    : { ...side, outline: { ...outlineOf(tailored), settings: undefined } };
}
