import { join } from 'node:path';
import { findBadOptions } from '../core/findBadOptions.ts';
import { charactersOf, facesOf } from '../core/fonts.ts';
import { inherit } from '../core/manifest.ts';
import { readSource, type Reader } from '../core/readSource.ts';
import type { Template } from '../core/render.ts';
import { nodeAt, type Node } from '../core/source.ts';
import { report, hasErrors, type Diagnostic } from '../diagnostic.ts';
import { isFile, listFolder } from './files.ts';
import { withinTemplate } from './fonts.ts';
import { PACKAGE_ROOT } from './packageRoot.ts';
import { readTemplate, type TemplateFolder } from './readTemplate.ts';
import { templatePackages } from './templatePackages.ts';

/** Where the templates that come with the program stand. */
export const SHIPPED_TEMPLATES = join(PACKAGE_ROOT, 'templates');

/**
 * Folders of templates by name: those of the project, then installed packages, then those that come
 * with the program. A package may go by two names.
 */
export async function listTemplates(root: string): Promise<Map<string, string>> {
  const [own, packages, shipped] = await Promise.all([
    templatesIn(join(root, 'templates')),
    templatePackages(root),
    templatesIn(SHIPPED_TEMPLATES),
  ]);
  const templates = new Map<string, string>();
  for (const [name, folder] of [...own, ...packages, ...shipped])
    if (!templates.has(name)) templates.set(name, folder);
  return templates;
}

async function templatesIn(home: string): Promise<[name: string, folder: string][]> {
  const found = await Promise.all(
    (await listFolder(home)).map(async (name): Promise<[string, string][]> => {
      const folder = join(home, name);
      return (await isFile(join(folder, 'template.yaml'))) ? [[name, folder]] : [];
    }),
  );
  return found.flat();
}

/** How templates are read: their manifests, and their Handlebars, where what it compiles to is kept. */
export interface Reading {
  reader: Reader;
  codeOf?: (text: string) => string;
}

export interface LoadedTemplate {
  /** Undefined where it is not sound. */
  template: Template | undefined;
  diagnostics: Diagnostic[];
}

/**
 * Reads a template's folder and, where it extends another, that one's; diagnostics say what is wrong
 * with its manifest.
 *
 * @param folders templates by name
 * @param heirs the templates that extend this one, the youngest first
 */
export async function loadTemplate(
  name: string,
  folders: ReadonlyMap<string, string>,
  cwd: string,
  how: Reading = { reader: readSource },
  heirs: readonly string[] = [],
): Promise<LoadedTemplate> {
  const read = await readTemplate(folders.get(name) ?? '', cwd, how.reader);
  const { manifest, diagnostics } = read;
  if (!manifest) return { template: undefined, diagnostics };
  let parent: Template | undefined;
  if (manifest.written.extends !== undefined) {
    const loaded = await loadParent(manifest.written.extends, manifest.root, folders, cwd, how, [
      ...heirs,
      name,
    ]);
    diagnostics.push(...loaded.diagnostics);
    if (!loaded.template) return { template: undefined, diagnostics };
    parent = loaded.template;
  }
  const template = { ...heirOf(parent, name, read, manifest, diagnostics), codeOf: how.codeOf };
  return { template: hasErrors(diagnostics) ? undefined : template, diagnostics };
}

/** The template that one extends, unless there is none of that name or it is one of its heirs. */
async function loadParent(
  name: string,
  heir: Node,
  folders: ReadonlyMap<string, string>,
  cwd: string,
  how: Reading,
  heirs: readonly string[],
): Promise<LoadedTemplate> {
  const at = nodeAt(heir, ['extends'])?.at ?? heir.at;
  if (heirs.includes(name)) {
    const loop = report('template-loop', at, 'extends', { chain: [...heirs, name] });
    return { template: undefined, diagnostics: [loop] };
  }
  if (!folders.has(name)) {
    const unknown = report('unknown-template', at, 'extends', { name, known: [...folders.keys()] });
    return { template: undefined, diagnostics: [unknown] };
  }
  return loadTemplate(name, folders, cwd, how, heirs);
}

/** A template over the one that it extends; what is wrong with that goes to `diagnostics`. */
function heirOf(
  parent: Template | undefined,
  name: string,
  { folder, source, files: own, css }: TemplateFolder,
  { root, written }: NonNullable<TemplateFolder['manifest']>,
  diagnostics: Diagnostic[],
): Template {
  const { manifest, orphans } = inherit(written, parent?.manifest);
  const options = nodeAt(root, ['options']);
  for (const orphan of orphans) {
    const at = (options?.kind === 'map' && options.fields.get(orphan)?.key) || root.at;
    const known = Object.keys(parent?.manifest.options ?? {});
    diagnostics.push(report('orphan-option', at, `options.${orphan}`, { name: orphan, known }));
  }
  diagnostics.push(...findBadOptions(root, manifest));
  const files = new Map([...(parent?.files ?? []), ...own]);
  if (!files.has('resume')) {
    const said = 'there is no resume.hbs beside this manifest';
    const hint = 'add one, or let the template extend another: `extends: base`';
    diagnostics.push(report('template-error', { source, start: 0, end: 0 }, '', { said, hint }));
  }
  const allCss = [parent?.css, css].filter(Boolean).join('\n');
  const faces = facesOf({ fonts: written.fonts ?? [] }).map((face) => withinTemplate(folder, face));
  return {
    name,
    manifest,
    source,
    files,
    css: allCss,
    characters: charactersOf([allCss, ...[...files.values()].map(({ text }) => text)].join('\n')),
    faces: [...faces, ...(parent?.faces ?? [])],
  };
}
