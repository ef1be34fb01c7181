import { basename, join, resolve as resolvePath } from 'node:path';
import { build, type BuildOptions, type Output } from './build.ts';
import { describe } from './core/describe.ts';
import { parse } from './core/parse.ts';
import { child, textOf, type Source } from './core/source.ts';
import { validate } from './core/validate.ts';
import { hasErrors, inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { UsageError } from './errors.ts';
import { listFolder, readBytes, writeWhole } from './io/files.ts';
import { findProject, shownPath, type Project } from './io/project.ts';
import { readSettings } from './io/readSettings.ts';
import { readSourceDate } from './io/sourceDate.ts';
import { fileNames, unknownPlaceholders, type Pattern, type Told } from './release/fileNames.ts';
import { resolveProject, type ResolvedVariant } from './resolve.ts';

export interface ReleaseOptions extends Omit<BuildOptions, 'outDir'> {
  /** The folder of the released files; `release` if left out. What is built goes to `dist`, as ever. */
  to?: string;
}

export interface ReleaseResult {
  /** What others are given; none where anything is wrong. */
  files: Output[];
  diagnostics: Diagnostic[];
  /** What the user should know of the machine, and of the folder. */
  notes: string[];
}

/** The list of checksums beside the files, as `sha256sum --check` takes it. */
export const SUMS = 'SHA256SUMS';

/**
 * Builds the chosen variants, and lays copies by their proper names into a folder, with their checksums: all of
 * them, or none. Nothing leaves the machine.
 *
 * @throws UsageError for a folder that is stdout; it and MachineError as `build` does
 */
export async function release(options: ReleaseOptions = {}): Promise<ReleaseResult> {
  const { cwd = process.cwd(), to = 'release', formats = ['pdf'] } = options;
  if (to === '-') throw new UsageError('a release is a folder of files', 'name one with -o DIR');
  const project = await findProject(cwd, options.file);
  const variants = await resolveProject(project, options);
  const told = variants.map((variant) => toldOf(variant, readSourceDate(process.env)));
  const { pattern, diagnostics } = patternIn(
    await readSettings(project, 'output.yaml', cwd),
    defaultPattern(project),
  );
  const named = hasErrors(diagnostics) ? { names: [], diagnostics } : fileNames(pattern, told);
  if (hasErrors(named.diagnostics)) {
    const all = [...named.diagnostics, ...variants.flatMap((variant) => variant.diagnostics)];
    return { files: [], diagnostics: inSourceOrder(all), notes: [] };
  }
  const built = await build({ ...options, formats });
  if (hasErrors(built.diagnostics)) return { files: [], diagnostics: built.diagnostics, notes: built.notes };
  const nameOf = new Map(
    told.map(({ resume, variant }, index) => [`${resume}/${variant}`, named.names[index]]),
  );
  const folder = resolvePath(cwd, to);
  const files: Output[] = [];
  for (const output of built.outputs) {
    const { resume, variant, format } = output;
    // Of several pages each keeps its number.
    const [, end = ''] = /((?:\.\d+)?\.\w+)$/.exec(basename(output.path).slice(variant.length)) ?? [];
    const path = join(folder, `${nameOf.get(`${resume}/${variant}`) ?? variant}${end || `.${format}`}`);
    const bytes = await readBytes(resolvePath(cwd, output.path));
    if (!bytes) throw new Error(`${output.path} was written, and is gone`);
    await writeWhole(path, bytes);
    files.push({ ...output, path: shownPath(cwd, path) });
  }
  const sums = files.map(({ sha256, path }) => `${sha256}  ${basename(path)}\n`);
  await writeWhole(join(folder, SUMS), sums.join(''));
  return {
    files,
    diagnostics: built.diagnostics,
    notes: [...built.notes, ...(await strangers(folder, files))],
  };
}

function toldOf({ resume, variant, tailored }: ResolvedVariant, sourceDate: string | undefined): Told {
  const { name = '', label = '' } = tailored?.resume.basics ?? {};
  const date = sourceDate ?? (tailored && describe(tailored).date) ?? '';
  return { name, label, resume, variant, locale: tailored?.settings.locale ?? '', date: date.slice(0, 10) };
}

/** Tells variants apart whatever their labels; the résumé's name does, where there are several. */
function defaultPattern({ resumes }: Project): string {
  return resumes.length > 1 ? '{name} - {resume} - {variant}' : '{name} - {variant}';
}

/** The name that output.yaml sets, and what is wrong with that file. */
function patternIn(
  source: Source = { file: 'resumes/output.yaml', text: '', foreign: false },
  otherwise: string,
): { pattern: Pattern; diagnostics: Diagnostic[] } {
  const { root, diagnostics } =
    source.text.trim() === '' ? { root: undefined, diagnostics: [] } : parse(source);
  if (root && !(root.kind === 'scalar' && root.value === null)) diagnostics.push(...validate(root, 'output'));
  const written = child(root, 'name');
  const text = textOf(written);
  if (text === undefined || !written)
    return { pattern: { text: otherwise, at: { source, start: 0, end: 0 } }, diagnostics };
  const pattern = { text, at: written.at };
  return { pattern, diagnostics: [...diagnostics, ...unknownPlaceholders(pattern)] };
}

/** What stands in the folder and is not of this release would be handed out with it unseen. */
async function strangers(folder: string, files: readonly Output[]): Promise<string[]> {
  const own = new Set([SUMS, ...files.map(({ path }) => basename(path))]);
  const others = (await listFolder(folder)).filter((name) => !own.has(name));
  return others.length === 0 ? [] : [`not of this release, and in its folder: ${others.join(', ')}`];
}
