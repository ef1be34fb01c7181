import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { facesOf, type FontFace } from '../core/fonts.ts';
import { parse } from '../core/parse.ts';
import type { Template } from '../core/render.ts';
import { toData, type Source } from '../core/source.ts';
import { validate } from '../core/validate.ts';
import { report, hasErrors, type Diagnostic } from '../diagnostic.ts';
import type { Template as Manifest } from '../generated/template.ts';
import { MachineError } from '../errors.ts';
import { listFolder, readBytes, readText } from './files.ts';
import { shownPath } from './project.ts';

/** The folder of this package, from the source tree and from the bundle alike. */
export const PACKAGE_ROOT = packageRoot(dirname(fileURLToPath(import.meta.url)));

function packageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder));
}

/** Templates by name: those of the project, then those that come with the program. */
export async function listTemplates(root: string): Promise<Map<string, string>> {
  const templates = new Map<string, string>();
  for (const home of [join(root, 'templates'), join(PACKAGE_ROOT, 'templates')]) {
    for (const name of await listFolder(home)) {
      const folder = join(home, name);
      if (!templates.has(name) && existsSync(join(folder, 'template.yaml'))) templates.set(name, folder);
    }
  }
  return templates;
}

/** Reads a template's folder; diagnostics say what is wrong with its manifest or its Handlebars. */
export async function loadTemplate(
  name: string,
  folder: string,
  cwd: string,
): Promise<{ template: Template | undefined; diagnostics: Diagnostic[] }> {
  const sourceOf = async (file: string): Promise<Source> => ({
    file: shownPath(cwd, join(folder, file)),
    text: (await readText(join(folder, file))) ?? '',
    foreign: false,
  });
  const names = (await listFolder(folder)).filter((file) => extname(file) === '.hbs');
  const [source, css, ...sources] = await Promise.all([
    sourceOf('template.yaml'),
    readText(join(folder, 'style.css')),
    ...names.map(sourceOf),
  ]);
  const { root, diagnostics } = parse(source);
  if (root) diagnostics.push(...validate(root, 'template'));
  if (!names.includes('resume.hbs')) {
    diagnostics.push(
      report('template-error', { source, start: 0, end: 0 }, '', {
        said: 'there is no resume.hbs beside this manifest',
      }),
    );
  }
  if (!root || hasErrors(diagnostics)) return { template: undefined, diagnostics };
  const manifest = toData(root) as Manifest;
  const files = new Map(names.map((file, index) => [basename(file, '.hbs'), sources[index] ?? source]));
  return {
    template: { name, manifest, source, files, css: css ?? '', faces: facesOf(manifest) },
    diagnostics,
  };
}

/** The fonts' files as base64, for `@font-face`. A font cannot stand outside its template. */
export async function readFaces(
  folder: string,
  faces: readonly FontFace[],
): Promise<(FontFace & { data: string })[]> {
  return Promise.all(
    faces.map(async (face) => {
      const file = resolve(folder, face.file);
      const bytes = file.startsWith(folder + sep) ? await readBytes(file) : undefined;
      if (!bytes) {
        throw new MachineError(
          'read-failed',
          `the font ${face.file} is not in ${folder}`,
          'put it there, or correct template.yaml',
        );
      }
      return { ...face, data: bytes.toString('base64') };
    }),
  );
}
