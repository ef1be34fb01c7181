import { createHash } from 'node:crypto';
import { resolve as resolvePath } from 'node:path';
import { APPLICATIONS, applicationNames, readApplication } from '../applications/readApplications.ts';
import type { Tailored } from '../core/tailor.ts';
import { outlineOf } from '../diff/outlineOf.ts';
import { UsageError } from '../errors.ts';
import type { Application } from '../generated/application.ts';
import { readBytes } from '../io/files.ts';
import type { Side, SideContext, SideKind } from './side.ts';

/** What was sent, by its record: `acme-staff-engineer`, or the begin of its name. */
export const recordSide: SideKind = {
  takes: async (name, { cwd, projects }) => {
    const names = await applicationNames(cwd);
    if (names.includes(name)) return true;
    if (!names.some((one) => one.startsWith(name))) return false;
    // A variant is called by its whole name, a record may be by the begin of its.
    const { resumes } = await projects.at();
    return !resumes.some(({ variants }) => variants.includes(name));
  },
  find: async (begin, context) => {
    const { cwd } = context;
    const name = await wholeName(begin, cwd);
    const { application, file, diagnostics } = await readApplication(cwd, name, cwd);
    const side: Side = {
      name: { name, kind: 'record' },
      outline: undefined,
      lines: () => Promise.resolve([]),
      pdf: () => Promise.resolve({ pdf: undefined, diagnostics: [] }),
      diagnostics,
      notes: [],
    };
    if (!application) return side;
    const { tailorSent } = await import('./tailorSent.ts');
    const sent = application.data && tailorSent(JSON.stringify(application.data), file);
    if (!sent) return sentPdf(name, application, context);
    return {
      ...side,
      outline: outlineOf(sent),
      lines: () => linesIn(sent),
      pdf: async () => ({ pdf: await readSentPdf(name, application, cwd), diagnostics: [] }),
    };
  },
  alone: async (begin, { cwd }) => {
    const name = await wholeName(begin, cwd);
    const { application } = await readApplication(cwd, name, cwd);
    const { resume, variant } = application ?? {};
    if (resume !== undefined && variant !== undefined) return { a: name, b: `${resume}/${variant}` };
    throw new UsageError(
      `\`${name}\` does not say of which variant it is`,
      `name it: resume diff ${name} VARIANT`,
    );
  },
};

/**
 * The record that the begin of a name means; of several to the same the last.
 *
 * @throws UsageError where it may be several
 */
async function wholeName(begin: string, cwd: string): Promise<string> {
  const found = (await applicationNames(cwd)).filter((name) => name.startsWith(begin));
  if (found.includes(begin)) return begin;
  const baseOf = (name: string): string => name.replace(/-\d+$/, '');
  const numberOf = (name: string): number => Number(/-(\d+)$/.exec(name)?.[1] ?? 1);
  const last = found.toSorted((a, b) => numberOf(a) - numberOf(b)).at(-1);
  if (last === undefined) throw new Error(`no record begins with ${begin}`);
  if (new Set(found.map(baseOf)).size === 1) return last;
  throw new UsageError(
    `\`${begin}\` may be ${found.length} records of ${APPLICATIONS}/`,
    `write one of ${found.join(', ')}`,
  );
}

/** A record without data knows its PDF by its hash: the file speaks for itself, where it is still there. */
async function sentPdf(name: string, application: Application, { cwd }: SideContext): Promise<Side> {
  const { pdfSide } = await import('./pdfSide.ts');
  const side = await pdfSide(application.pdf ?? name, await readSentPdf(name, application, cwd));
  return { ...side, name: { name, kind: 'record' } };
}

async function readSentPdf(name: string, { pdf, sha256 }: Application, cwd: string): Promise<Uint8Array> {
  const bytes = pdf === undefined ? undefined : await readBytes(resolvePath(cwd, pdf));
  if (bytes && createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw new UsageError(
    `the PDF of \`${name}\` is ${bytes ? `no longer the one at ${pdf}` : `not at ${pdf ?? 'a place that it names'}`}`,
    'name the file that was sent in its place: resume diff sent.pdf VARIANT',
  );
}

async function linesIn(sent: Tailored): Promise<string[]> {
  const [{ viewVariant }, { linesOf }] = await Promise.all([
    import('../viewVariant.ts'),
    import('../diff/linesOf.ts'),
  ]);
  return linesOf(viewVariant(sent, undefined));
}
