import { join, relative, resolve as resolvePath } from 'node:path';
import { ciFiles } from './ciFiles.ts';
import { copyTemplate } from './copyTemplate.ts';
import { inSourceOrder, hasErrors, type Diagnostic } from './diagnostic.ts';
import { filesBelow, isFile, listFolder, readText, writeWhole } from './io/files.ts';
import { PACKAGE_ROOT } from './io/packageRoot.ts';

export interface Started {
  folder: string;
  /** Relative to the folder. */
  written: string[];
  /** Files that stood there already and were left alone. */
  kept: string[];
  /** The template's copy by its name; undefined where none was wanted. */
  template: string | undefined;
  /** What is wrong with the résumé or the template that was brought along. */
  diagnostics: Diagnostic[];
}

export interface InitOptions {
  cwd?: string;
  /** The project's folder; the current one if left out. */
  dir?: string;
  /** A résumé to start from: what `importResume` can read. */
  from?: string;
  /** A template to copy into the project's templates/; a project that is there already gets only that. */
  template?: string;
  /** What the copy is called; as its original if left out. */
  as?: string;
  /** Whose workflows to write, `github` or `gitlab`; a project that is there already gets only those. */
  ci?: string;
}

/** A project that builds as it stands. What is there already is never overwritten. */
export async function init(options: InitOptions = {}): Promise<Started> {
  const { cwd = process.cwd(), dir = '.', from, template, as, ci } = options;
  const folder = resolvePath(cwd, dir);
  const started: Started = { folder, written: [], kept: [], template: undefined, diagnostics: [] };
  const isWhole = template === undefined && ci === undefined;
  const isNew = isWhole || from !== undefined || !(await isProject(folder));
  const workflows = ci === undefined ? [] : await ciFiles(ci, folder);
  const copy = template === undefined ? undefined : await copyTemplate(folder, template, as, cwd);
  started.diagnostics = inSourceOrder(copy?.diagnostics ?? []);
  if (hasErrors(started.diagnostics)) return started;
  if (isNew) await (from === undefined ? putStarter(started) : bringAlong(from, cwd, started));
  if (hasErrors(started.diagnostics)) return started;
  for (const [name, content] of copy?.files ?? []) await put(content, name, started);
  for (const [name, content] of workflows) await put(content, name, started);
  started.template = copy?.name;
  return started;
}

/** Whether a résumé is there, sound or not. */
async function isProject(folder: string): Promise<boolean> {
  const names = await listFolder(folder);
  return names.includes('resumes') || names.some((name) => /^resume\.(ya?ml|json)$/.test(name));
}

async function putStarter(started: Started): Promise<void> {
  const starter = join(PACKAGE_ROOT, 'starter');
  for (const file of await filesBelow(starter)) {
    // npm leaves .gitignore files out of packages, so ours travels without its dot.
    const name = relative(starter, file).replace(/^gitignore$/, '.gitignore');
    await put((await readText(file)) ?? '', name, started);
  }
}

/** A résumé of ours comes along as it is, comments and all; another program’s becomes one. */
async function bringAlong(from: string, cwd: string, started: Started): Promise<void> {
  const { importResume } = await import('./importResume.ts');
  const imported = await importResume({ cwd, file: from });
  const { original } = imported;
  const isStrict =
    original !== undefined && (original.extension === '.yaml' || !hasErrors(original.diagnostics));
  started.diagnostics.push(...(isStrict ? original.diagnostics : imported.diagnostics));
  if (hasErrors(started.diagnostics)) return;
  const extension = isStrict ? original.extension : '.yaml';
  await put(isStrict ? original.text : imported.yaml, join('resumes', 'me', `resume${extension}`), started);
  await put((await readText(join(PACKAGE_ROOT, 'starter', 'gitignore'))) ?? '', '.gitignore', started);
}

async function put(content: Buffer | string, name: string, started: Started): Promise<void> {
  const file = join(started.folder, name);
  if (await isFile(file)) {
    started.kept.push(name);
    return;
  }
  await writeWhole(file, content);
  started.written.push(name);
}
