import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { facesOf } from '../core/fonts.ts';
import { inherit } from '../core/manifest.ts';
import { parse } from '../core/parse.ts';
import type { Template } from '../core/render.ts';
import { nodeAt, toData, type Source } from '../core/source.ts';
import { validate } from '../core/validate.ts';
import { report, hasErrors, type Diagnostic } from '../diagnostic.ts';
import type { Template as Written } from '../generated/template.ts';
import { listFolder, readText } from './files.ts';
import { withinTemplate } from './fonts.ts';
import { PACKAGE_ROOT } from './packageRoot.ts';
import { shownPath } from './project.ts';

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
  heirs: readonly string[] = [],
): Promise<LoadedTemplate> {
  const folder = folders.get(name) ?? '';
  const sourceOf = async (file: string): Promise<Source> => ({
    file: shownPath(cwd, join(folder, file)),
    text: (await readText(join(folder, file))) ?? '',
    foreign: false,
  });
  const names = (await listFolder(folder)).filter((file) => extname(file) === '.hbs');
  const [source, css = '', ...sources] = await Promise.all([
    sourceOf('template.yaml'),
    readText(join(folder, 'style.css')),
    ...names.map(sourceOf),
  ]);
  const { root, diagnostics } = parse(source);
  if (root) diagnostics.push(...validate(root, 'template'));
  if (!root || hasErrors(diagnostics)) return { template: undefined, diagnostics };
  const written = toData(root) as Written;
  const parentName = written.extends;
  const extendsAt = nodeAt(root, ['extends'])?.at ?? root.at;
  let parent: Template | undefined;
  if (parentName !== undefined) {
    const chain = [...heirs, name];
    if (chain.includes(parentName)) {
      const loop = report('template-loop', extendsAt, 'extends', { chain: [...chain, parentName] });
      return { template: undefined, diagnostics: [...diagnostics, loop] };
    }
    if (!folders.has(parentName)) {
      const known = [...folders.keys()];
      const unknown = report('unknown-template', extendsAt, 'extends', { name: parentName, known });
      return { template: undefined, diagnostics: [...diagnostics, unknown] };
    }
    const loaded = await loadTemplate(parentName, folders, cwd, chain);
    diagnostics.push(...loaded.diagnostics);
    if (!loaded.template) return { template: undefined, diagnostics };
    parent = loaded.template;
  }
  const { manifest, orphans } = inherit(written, parent?.manifest);
  const options = nodeAt(root, ['options']);
  for (const name of orphans) {
    const at = (options?.kind === 'map' && options.fields.get(name)?.key) || root.at;
    const known = Object.keys(parent?.manifest.options ?? {});
    diagnostics.push(report('orphan-option', at, `options.${name}`, { name, known }));
  }
  const own = names.map((file, index): [string, Source] => [
    basename(file, '.hbs'),
    sources[index] ?? source,
  ]);
  const files = new Map([...(parent?.files ?? []), ...own]);
  if (!files.has('resume')) {
    const said = 'there is no resume.hbs beside this manifest';
    const hint = 'add one, or let the template extend another: `extends: base`';
    diagnostics.push(report('template-error', { source, start: 0, end: 0 }, '', { said, hint }));
  }
  if (hasErrors(diagnostics)) return { template: undefined, diagnostics };
  const faces = facesOf({ fonts: written.fonts ?? [] }).map((face) => withinTemplate(folder, face));
  const template: Template = {
    name,
    manifest,
    source,
    files,
    css: [parent?.css, css].filter(Boolean).join('\n'),
    faces: [...faces, ...(parent?.faces ?? [])],
  };
  return { template, diagnostics };
}
