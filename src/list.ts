import { lineage, readDocument } from './core/document.ts';
import { findProject, readResume, shownPath } from './io/project.ts';
import { listTemplates, loadTemplate } from './io/templates.ts';

export interface Listing {
  resumes: { name: string; file: string; variants: { name: string; file: string; parents: string[] }[] }[];
  templates: { name: string; folder: string; description: string }[];
}

/** The résumés, variants and templates of a project. Broken ones are listed, too. */
export async function list({
  cwd = process.cwd(),
  file,
}: { cwd?: string; file?: string } = {}): Promise<Listing> {
  const project = await findProject(cwd, file);
  const resumes = await Promise.all(
    project.resumes.map(async (files) => {
      const { source, variants: sources } = await readResume(files, cwd);
      const document = readDocument(source, sources);
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
    [...folders].map(async ([name, folder]) => {
      const { template } = await loadTemplate(name, folders, cwd);
      return { name, folder: shownPath(cwd, folder), description: template?.manifest.description ?? '' };
    }),
  );
  return { resumes, templates };
}
