import { dirname, join } from 'node:path';
import { lineage, readDocument } from './core/document.ts';
import { keptReader } from './io/keptReader.ts';
import { openStore, shippedStore, stores } from './io/openStore.ts';
import { findProject, readResume, shownPath } from './io/project.ts';
import { listTemplates, loadTemplate, SHIPPED_TEMPLATES } from './io/templates.ts';
import { listThemes } from './io/themes.ts';

export interface Listing {
  resumes: { name: string; file: string; variants: { name: string; file: string; parents: string[] }[] }[];
  /** With the JSON Resume themes that the project's package.json asks for. */
  templates: { name: string; folder: string; description: string; from: Origin }[];
}

/** Where a template comes from: this project, an npm package of it, this program. */
export type Origin = 'project' | 'package' | 'program';

/** The résumés, variants, templates and themes of a project. Broken ones are listed, too. */
export async function list({
  cwd = process.cwd(),
  file,
}: { cwd?: string; file?: string } = {}): Promise<Listing> {
  const project = await findProject(cwd, file);
  const reader = keptReader(stores(shippedStore(), openStore(process.env)));
  const resumes = await Promise.all(
    project.resumes.map(async (files) => {
      const { source, variants: sources } = await readResume(files, cwd);
      const document = readDocument(source, sources, reader);
      const variants = [...document.variants.values()].map((variant) => ({
        name: variant.name,
        file: variant.at.source.file,
        parents: lineage(document, variant.name)
          .layers.slice(0, -1)
          .map((layer) => layer.name)
          .reverse(),
      }));
      return { name: files.name, file: source.file, variants };
    }),
  );
  const folders = await listTemplates(project.root);
  const templates = await Promise.all(
    [...folders].filter(isFirstName).map(async ([name, folder]) => {
      const { template } = await loadTemplate(name, folders, cwd, { reader });
      const description = template?.manifest.description ?? '';
      return { name, folder: shownPath(cwd, folder), description, from: originOf(folder, project.root) };
    }),
  );
  const themes = await listThemes(project.root);
  return {
    resumes,
    templates: [
      ...templates,
      ...themes.map((theme) => ({
        ...theme,
        folder: shownPath(cwd, theme.folder),
        from: 'package' as const,
      })),
    ],
  };
}

/** A package goes by two names, of which the short one comes first. */
function isFirstName([name, folder]: [string, string], _: number, all: [string, string][]): boolean {
  return all.find((other) => other[1] === folder)?.[0] === name;
}

function originOf(folder: string, root: string): Origin {
  const home = dirname(folder);
  if (home === join(root, 'templates')) return 'project';
  return home === SHIPPED_TEMPLATES ? 'program' : 'package';
}
