import { basename, dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import type { VariantSource } from '../core/document.ts';
import { nearest } from '../core/nearest.ts';
import type { Source } from '../core/source.ts';
import { UsageError } from '../errors.ts';
import { isFile, isFolder, kindOf, listFolder } from './files.ts';
import { mountOf } from './mounts.ts';
import { readListed } from './readSourceFile.ts';

/** A folder with `resumes/` in it, or with a single `resume.yaml`. */
export interface Project {
  root: string;
  resumes: ResumeFiles[];
}

export interface ResumeFiles {
  /** Names the folder in dist/. */
  name: string;
  file: string;
  /** Holds the variants' files; may not exist. */
  variants: string;
}

const EXTENSIONS = ['.yaml', '.yml', '.json'];

/** Finds the résumés of the folder, or the one that `pick` (a file, a folder or a name) says. */
export async function findProject(cwd: string, pick?: string): Promise<Project> {
  if (pick !== undefined) return pickResume(cwd, pick);
  const resumes = await resumesOf(cwd);
  if (resumes.length > 0) return { root: cwd, resumes };
  throw new UsageError(
    `there is no résumé here: neither resumes/*/resume.yaml nor resume.yaml in ${cwd}`,
    'start one with `resume init`, or name a file: `resume build path/to/resume.yaml`',
  );
}

/** The résumés of the folder; none where it holds no project. */
export async function resumesOf(cwd: string): Promise<ResumeFiles[]> {
  const folders = await listFolder(join(cwd, 'resumes'));
  const found = await Promise.all(folders.map((name) => resumeIn(join(cwd, 'resumes', name), name)));
  const resumes = found.filter((resume) => resume !== undefined);
  if (resumes.length > 0) return resumes;
  const single = await resumeIn(cwd, 'resume');
  return single ? [single] : [];
}

async function pickResume(cwd: string, pick: string): Promise<Project> {
  const path = resolve(cwd, pick);
  if (await isFile(path)) return aloneOrInProject(path);
  if (await isFolder(path)) {
    const inFolder = await resumeIn(path, basename(path));
    if (inFolder) return aloneOrInProject(inFolder.file);
  }
  const named = await resumeIn(join(cwd, 'resumes', pick), pick);
  if (named && !pick.includes('/')) return { root: cwd, resumes: [named] };
  const known = await listFolder(join(cwd, 'resumes'));
  const meant = nearest(pick, known);
  throw new UsageError(
    `there is no résumé \`${pick}\`${atRevision(cwd)}`,
    meant ? `did you mean \`${meant}\`?` : 'name a file, or a folder of resumes/',
  );
}

/** `…/resumes/NAME/resume.yaml` belongs to the project above; any other file stands for itself. */
function aloneOrInProject(file: string): Project {
  const folder = dirname(file);
  const stem = basename(file, extname(file));
  const variants = join(folder, 'variants');
  if (basename(dirname(folder)) === 'resumes' && stem === 'resume') {
    return { root: dirname(dirname(folder)), resumes: [{ name: basename(folder), file, variants }] };
  }
  return { root: folder, resumes: [{ name: stem, file, variants }] };
}

async function resumeIn(folder: string, name: string): Promise<ResumeFiles | undefined> {
  const files = EXTENSIONS.map((extension) => join(folder, `resume${extension}`));
  const kinds = await Promise.all(files.map(kindOf));
  // What is no file all the same is meant for one: who reads it says what it is.
  const found = files.filter((_, index) => kinds[index] !== undefined);
  if (found.length > 1) {
    throw new UsageError(
      `${found.map((file) => basename(file)).join(' and ')} both stand in ${shownPath(folder, folder) || folder}`,
      'keep one of them',
    );
  }
  return found[0] ? { name, file: found[0], variants: join(folder, 'variants') } : undefined;
}

/** The texts of a résumé and of its variants' files. */
export async function readResume(
  resume: ResumeFiles,
  cwd: string,
): Promise<{ source: Source; variants: VariantSource[] }> {
  const names = (await listFolder(resume.variants)).filter((name) => EXTENSIONS.includes(extname(name)));
  const read = (file: string, foreign = false) => readListed(file, shownPath(cwd, file), foreign);
  const [source, ...sources] = await Promise.all([
    read(resume.file, extname(resume.file) === '.json'),
    ...names.map((name) => read(join(resume.variants, name))),
  ]);
  return {
    source,
    variants: sources.map((one, index) => {
      const name = names[index] ?? '';
      return { name: basename(name, extname(name)), source: one };
    }),
  };
}

/** ` at v1.2` for a folder of a revision, else nothing: what a sentence about it says then. */
export function atRevision(folder: string): string {
  const mounted = mountOf(folder);
  return mounted ? ` at \`${mounted.folder.name}\`` : '';
}

/** A path as people would write it from here. */
export function shownPath(cwd: string, path: string): string {
  const mounted = mountOf(path);
  if (mounted) return mounted.folder.show(mounted.path);
  const below = relative(cwd, path);
  return below.startsWith('..') || isAbsolute(below) ? path : below;
}
