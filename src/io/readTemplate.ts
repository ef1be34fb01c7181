import { basename, extname, join } from 'node:path';
import type { Reader } from '../core/readSource.ts';
import { toData, type Node, type Source } from '../core/source.ts';
import { report, hasErrors, type Diagnostic } from '../diagnostic.ts';
import type { Template as Written } from '../generated/template.ts';
import { listFolder, readText } from './files.ts';
import { shownPath } from './project.ts';

/** A template's folder as it stands, before it inherits anything. */
export interface TemplateFolder {
  folder: string;
  /** The manifest's file. */
  source: Source;
  /** The manifest; undefined where it is not sound. */
  manifest: { root: Node; written: Written } | undefined;
  /** Handlebars by name without `.hbs`. */
  files: Map<string, Source>;
  css: string;
  diagnostics: Diagnostic[];
}

export async function readTemplate(folder: string, cwd: string, reader: Reader): Promise<TemplateFolder> {
  const names = (await listFolder(folder)).filter((file) => extname(file) === '.hbs');
  const [manifest, css = '', ...texts] = await Promise.all(
    ['template.yaml', 'style.css', ...names].map((file) => readText(join(folder, file))),
  );
  const sourceOf = (file: string, text = ''): Source => ({
    file: shownPath(cwd, join(folder, file)),
    text,
    foreign: false,
  });
  const source = sourceOf('template.yaml', manifest);
  const files = new Map(
    names.map((file, index) => [basename(file, '.hbs'), sourceOf(file, texts[index])] as const),
  );
  const read = { folder, source, files, css };
  if (manifest === undefined) {
    const said = `there is no template.yaml in ${shownPath(cwd, folder)}`;
    const hint =
      'a template has its manifest at its root: ask who made the package, or take another template';
    const missing = report('template-error', { source, start: 0, end: 0 }, '', { said, hint });
    return { ...read, manifest: undefined, diagnostics: [missing] };
  }
  const { root, diagnostics } = reader(source, 'template');
  const isSound = root !== undefined && !hasErrors(diagnostics);
  return {
    ...read,
    manifest: isSound ? { root, written: toData(root) as Written } : undefined,
    diagnostics,
  };
}
