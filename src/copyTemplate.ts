import { basename, extname, join } from 'node:path';
import type { Manifest } from './core/manifest.ts';
import { nearest } from './core/nearest.ts';
import { toYaml } from './core/yaml.ts';
import type { Template } from './core/render.ts';
import type { Diagnostic } from './diagnostic.ts';
import { MachineError, UsageError } from './errors.ts';
import { isFolder, readBytes } from './io/files.ts';
import { listTemplates, loadTemplate } from './io/templates.ts';

export interface TemplateCopy {
  name: string;
  /** What is to be written, by path relative to the project's folder. */
  files: Map<string, Buffer | string>;
  /** What is wrong with the template that was to be copied. */
  diagnostics: Diagnostic[];
}

/**
 * A template's copy for the project's templates/, whole: what it inherits stands in the copy, so that
 * every line of it is there to change. It prints as the original does.
 *
 * @throws UsageError where there is no such template, or its place is taken
 */
export async function copyTemplate(
  root: string,
  original: string,
  as: string | undefined,
  cwd: string,
): Promise<TemplateCopy> {
  const name = as ?? original.replace(/^(@[^/]+\/)?resume-template-/, '');
  if (!/^[\w-]+$/.test(name))
    throw new UsageError(`\`${name}\` cannot name a template`, 'use letters, digits, - and _');
  const folders = await listTemplates(root);
  refuseUnknown(original, [...folders.keys()]);
  const home = join('templates', name);
  if (await isFolder(join(root, home)))
    throw new UsageError(`${home} stands there already`, 'name the copy with --as NAME');
  const { template, diagnostics } = await loadTemplate(original, folders, cwd);
  if (!template) return { name, files: new Map(), diagnostics };
  const files = await filesOf(template, original);
  return {
    name,
    files: new Map([...files].map(([file, content]) => [join(home, file), content])),
    diagnostics,
  };
}

/** @throws UsageError with the nearest name */
export function refuseUnknown(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const meant = nearest(name, known);
  throw new UsageError(
    `there is no template \`${name}\``,
    meant ? `did you mean \`${meant}\`?` : `templates here: ${known.join(', ')}`,
  );
}

/** Every file of the copy by its name. */
async function filesOf(template: Template, original: string): Promise<Map<string, Buffer | string>> {
  const files = new Map<string, Buffer | string>();
  const fonts = new Map<string, string>();
  for (const { file } of template.faces) {
    const bytes = await readBytes(file);
    if (!bytes) throw new MachineError('read-failed', `there is no font ${file}`, 'put it there');
    // Of two files of one name, from two folders, the second gets a number.
    const taken = new Set(fonts.values());
    const stem = basename(file, extname(file));
    let name = `fonts/${basename(file)}`;
    for (let number = 2; taken.has(name) && !fonts.has(file); number += 1)
      name = `fonts/${stem}-${number}${extname(file)}`;
    fonts.set(file, fonts.get(file) ?? name);
    files.set(fonts.get(file) ?? name, bytes);
  }
  const paths = template.faces.map(({ file }) => fonts.get(file) ?? file);
  files.set('template.yaml', manifestText(template.manifest, paths, original));
  for (const [name, source] of template.files) files.set(`${name}.hbs`, source.text);
  if (template.css) files.set('style.css', template.css);
  return files;
}

/** The manifest with all that it inherits; each option stands on a line of its own. */
function manifestText(manifest: Manifest, paths: readonly string[], original: string): string {
  const { fonts, options, ...rest } = manifest;
  const inFlow = (value: unknown): string => toYaml(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
  const left = [...paths];
  const own = fonts.map(({ family, range, files }) => ({
    family,
    range,
    files: Object.fromEntries(Object.keys(files).map((key) => [key, left.shift() ?? ''])),
  }));
  const lines = [
    `# Began as a copy of \`${original}\`, with all that it inherits: every line is yours to change.`,
    ...Object.entries(rest)
      .filter(([, value]) => !Array.isArray(value) || value.length > 0)
      .map(([key, value]) => `${key}: ${inFlow(value)}`),
    ...(own.length > 0 ? ['fonts:', ...own.map((font) => `  - ${inFlow(font)}`)] : []),
    ...(Object.keys(options).length > 0 ? ['options:'] : []),
    ...Object.entries(options).map(([name, option]) => `  ${inFlow(name)}: ${inFlow(option)}`),
  ];
  return `${lines.join('\n')}\n`;
}
