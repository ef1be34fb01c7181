import { basename, extname, join } from 'node:path';
import { findUnreadable, MOST_IN_TEMPLATE } from '../core/findUnreadable.ts';
import type { Reader } from '../core/readSource.ts';
import { toData, type Node, type Source } from '../core/source.ts';
import { report, hasErrors, type Diagnostic } from '../diagnostic.ts';
import type { Template as Written } from '../generated/template.ts';
import { listFolder } from './files.ts';
import { shownPath } from './project.ts';
import { readSourceFile } from './readSourceFile.ts';

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
  const [manifest, style, ...texts] = await Promise.all(
    ['template.yaml', 'style.css', ...names].map((file) =>
      readSourceFile(join(folder, file), shownPath(cwd, join(folder, file)), false, MOST_IN_TEMPLATE),
    ),
  );
  const nothing = (file: string): Source => ({
    file: shownPath(cwd, join(folder, file)),
    text: '',
    foreign: false,
  });
  const source = manifest ?? nothing('template.yaml');
  const files = new Map(
    names.map((file, index) => [basename(file, '.hbs'), texts[index] ?? nothing(file)] as const),
  );
  const read = { folder, source, files, css: style?.text ?? '' };
  if (manifest === undefined) {
    const said = `there is no template.yaml in ${shownPath(cwd, folder)}`;
    const hint =
      'a template has its manifest at its root: ask who made the package, or take another template';
    const missing = report('template-error', { source, start: 0, end: 0 }, '', { said, hint });
    return { ...read, manifest: undefined, diagnostics: [missing] };
  }
  const { root, diagnostics: said } = reader(source, 'template');
  const unreadable = [style, ...texts].flatMap((file) =>
    file ? (findUnreadable(file, MOST_IN_TEMPLATE) ?? []) : [],
  );
  const diagnostics = [...said, ...unreadable];
  const isSound = root !== undefined && !hasErrors(diagnostics);
  return {
    ...read,
    manifest: isSound ? { root, written: toData(root) as Written } : undefined,
    diagnostics,
  };
}
