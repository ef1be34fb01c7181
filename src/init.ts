import { extname, join, relative, resolve as resolvePath } from 'node:path';
import { readDocument } from './core/document.ts';
import { inSourceOrder, hasErrors, type Diagnostic } from './diagnostic.ts';
import { UsageError } from './errors.ts';
import { isFile, listFolder, readText, writeWhole } from './io/files.ts';
import { PACKAGE_ROOT } from './io/packageRoot.ts';

export interface Started {
  folder: string;
  /** Relative to the folder. */
  written: string[];
  /** Files that stood there already and were left alone. */
  kept: string[];
  /** What is wrong with the résumé that was brought along. */
  diagnostics: Diagnostic[];
}

export interface InitOptions {
  cwd?: string;
  /** The project's folder; the current one if left out. */
  dir?: string;
  /** A résumé to start from: JSON Resume in YAML or JSON. */
  from?: string;
}

/** A project that builds as it stands. What is there already is never overwritten. */
export async function init({ cwd = process.cwd(), dir = '.', from }: InitOptions = {}): Promise<Started> {
  const folder = resolvePath(cwd, dir);
  const started: Started = { folder, written: [], kept: [], diagnostics: [] };
  if (from === undefined) {
    const starter = join(PACKAGE_ROOT, 'starter');
    for (const file of await filesBelow(starter)) {
      // npm leaves .gitignore files out of packages, so ours travels without its dot.
      const name = relative(starter, file).replace(/^gitignore$/, '.gitignore');
      await put((await readText(file)) ?? '', name, started);
    }
    return started;
  }
  const text = await readText(resolvePath(cwd, from));
  if (text === undefined)
    throw new UsageError(`there is no file ${from}`, 'name a JSON Resume file, YAML or JSON');
  const extension = extname(from) === '.json' ? '.json' : '.yaml';
  const source = { file: from, text, foreign: extension === '.json' };
  started.diagnostics = inSourceOrder(readDocument(source, []).diagnostics);
  if (!hasErrors(started.diagnostics)) {
    await put(text, join('resumes', 'me', `resume${extension}`), started);
    await put((await readText(join(PACKAGE_ROOT, 'starter', 'gitignore'))) ?? '', '.gitignore', started);
  }
  return started;
}

async function put(text: string, name: string, started: Started): Promise<void> {
  const file = join(started.folder, name);
  if (await isFile(file)) {
    started.kept.push(name);
    return;
  }
  await writeWhole(file, text);
  started.written.push(name);
}

async function filesBelow(folder: string): Promise<string[]> {
  const names = await listFolder(folder);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return (await isFile(path)) ? [path] : filesBelow(path);
    }),
  );
  return found.flat();
}
