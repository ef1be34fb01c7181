import { dirname } from 'node:path';
import { lineage, readDocument, type ResumeDocument } from './core/document.ts';
import { nearest } from './core/nearest.ts';
import { readSetting } from './core/settings.ts';
import { tailor, type Layer, type Tailored } from './core/tailor.ts';
import { hasErrors, type Diagnostic } from './diagnostic.ts';
import { UsageError } from './errors.ts';
import { atRevision, findProject, readResume, type Project } from './io/project.ts';
import type { ThemePrint } from './renderTheme.ts';
import { resolvePrint, type Print, type PrintContext } from './resolvePrint.ts';

export interface ResolveOptions {
  /** The project's folder; the current one if left out. */
  cwd?: string;
  /** One résumé: a file, a folder or a name in resumes/; all of them if left out. */
  file?: string;
  /** Variants by name; all of them if left out. */
  variants?: readonly string[];
  /** A template's name, in place of what the variants say. */
  template?: string;
  /** Patches that come last, as `path=value`. */
  set?: readonly string[];
}

/** One variant of one résumé, ready to render, or what keeps it from that. */
export interface ResolvedVariant {
  /** The résumé's name. */
  resume: string;
  variant: string;
  /** Undefined where the base is not sound. */
  tailored: Tailored | undefined;
  /** Undefined where there are errors. */
  print: Print | undefined;
  /** In place of `print`, where somebody else's JSON Resume theme prints it. */
  theme: ThemePrint | undefined;
  diagnostics: Diagnostic[];
}

/** Every chosen variant of every chosen résumé: read, validated and tailored. */
export async function resolve(options: ResolveOptions = {}): Promise<ResolvedVariant[]> {
  return resolveProject(await findProject(options.cwd ?? process.cwd(), options.file), options);
}

/** The same for a project that was found already. */
export async function resolveProject(project: Project, options: ResolveOptions): Promise<ResolvedVariant[]> {
  const cwd = options.cwd ?? process.cwd();
  const documents = await Promise.all(
    project.resumes.map(async (files) => {
      const { source, variants } = await readResume(files, cwd);
      const document = readDocument(source, variants);
      return { name: files.name, folder: dirname(files.file), document };
    }),
  );
  const chosen = documents.map((one) => ({ ...one, variants: choose(one.document, options.variants) }));
  refuseUnknown(chosen, options.variants ?? [], atRevision(project.root));
  const context = { cwd, project, extra: extraLayers(options), templates: new Map() };
  return Promise.all(
    chosen.flatMap(({ name, folder, document, variants }) =>
      variants.map((variant) => resolveVariant(name, document, variant, { ...context, folder })),
    ),
  );
}

interface Context extends PrintContext {
  extra: { layers: Layer[]; diagnostics: Diagnostic[] };
}

async function resolveVariant(
  resume: string,
  document: ResumeDocument,
  variant: string,
  context: Context,
): Promise<ResolvedVariant> {
  const told = lineage(document, variant);
  const diagnostics = [...document.diagnostics, ...told.diagnostics, ...context.extra.diagnostics];
  const failed = { resume, variant, tailored: undefined, print: undefined, theme: undefined };
  if (!document.base || hasErrors(diagnostics)) return { ...failed, diagnostics };
  const tailored = tailor(document.base, [...told.layers, ...context.extra.layers]);
  diagnostics.push(...tailored.diagnostics);
  const found = await resolvePrint(tailored, context);
  diagnostics.push(...found.diagnostics);
  const { print, theme } = hasErrors(diagnostics) ? {} : found;
  return { resume, variant, tailored, print, theme, diagnostics };
}

function choose(document: ResumeDocument, names: readonly string[] | undefined): string[] {
  const all = [...document.variants.keys()].sort((a, b) => Number(b === 'default') - Number(a === 'default'));
  return names ? all.filter((name) => names.includes(name)) : all;
}

function refuseUnknown(
  chosen: readonly { document: ResumeDocument }[],
  names: readonly string[],
  where: string,
): void {
  const known = [...new Set(chosen.flatMap(({ document }) => [...document.variants.keys()]))];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  throw new UsageError(
    `there is no variant \`${unknown}\`${where}`,
    meant ? `did you mean \`${meant}\`?` : `variants here: ${known.join(', ')}`,
  );
}

function extraLayers(options: ResolveOptions): { layers: Layer[]; diagnostics: Diagnostic[] } {
  const settings = [
    ...(options.template ? [`template.name=${options.template}`] : []),
    ...(options.set ?? []),
  ];
  const read = settings.map(readSetting);
  return {
    layers: read.map(({ layer }) => layer),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}
