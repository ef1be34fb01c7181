import { dirname, resolve as resolvePath } from 'node:path';
import { lineage, readDocument, type ResumeDocument } from './core/document.ts';
import type { FontFamily } from './core/fonts.ts';
import { labelsFor } from './core/labels.ts';
import { nearest } from './core/nearest.ts';
import { resolveOptions, type OptionValues } from './core/options.ts';
import type { Page, Template } from './core/render.ts';
import { readSetting } from './core/settings.ts';
import type { Place } from './core/source.ts';
import { tailor, type Layer, type Tailored } from './core/tailor.ts';
import { hasErrors, report, type Diagnostic } from './diagnostic.ts';
import { UsageError } from './errors.ts';
import { findProject, readResume, type Project } from './io/project.ts';
import { findFont, listFonts } from './io/fonts.ts';
import { listTemplates, loadTemplate, type LoadedTemplate } from './io/templates.ts';
import { findTheme, namesTheme } from './io/themes.ts';
import type { ThemePrint } from './renderTheme.ts';

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

/** With what a variant is printed. */
export interface Print {
  template: Template;
  options: OptionValues;
  /** The families that options of type `font` name, by option. */
  fonts: ReadonlyMap<string, FontFamily>;
  /** The project's folder, where more fonts may be installed. */
  root: string;
  page: Page;
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
      return { name: files.name, document: readDocument(source, variants) };
    }),
  );
  const chosen = documents.map(({ name, document }) => ({
    name,
    document,
    variants: choose(document, options.variants),
  }));
  refuseUnknown(chosen, options.variants ?? []);
  const context = { cwd, project, extra: extraLayers(options), templates: new Map() };
  return Promise.all(
    chosen.flatMap(({ name, document, variants }) =>
      variants.map((variant) => resolveVariant(name, document, variant, context)),
    ),
  );
}

interface Context {
  cwd: string;
  project: Project;
  extra: { layers: Layer[]; diagnostics: Diagnostic[] };
  /** Templates read in this run, by name. */
  templates: Map<string, Promise<LoadedTemplate>>;
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
  const found = await (namesTheme(tailored.settings.template.name) ? themeOf : printOf)(tailored, context);
  diagnostics.push(...found.diagnostics);
  const { print, theme } = hasErrors(diagnostics) ? {} : found;
  return { resume, variant, tailored, print, theme, diagnostics };
}

interface Found {
  print?: Print;
  theme?: ThemePrint;
  diagnostics: Diagnostic[];
}

async function themeOf({ settings, root }: Tailored, context: Context): Promise<Found> {
  const { name, at, options, keys } = settings.template;
  const nowhere: Place = { ...root.at, end: root.at.start };
  const named = at.get('name') ?? nowhere;
  const theme = await findTheme(context.project.root, name);
  if (!theme) return { diagnostics: [report('unknown-theme', named, 'template.name', { name })] };
  const refused = Object.keys(options).map((option) =>
    report('theme-options', keys.get(option) ?? named, `template.options.${option}`, {
      name: option,
      theme: name,
    }),
  );
  const folder = dirname(resolvePath(context.cwd, root.at.source.file));
  return { theme: { theme, root: context.project.root, folder, at: named }, diagnostics: refused };
}

async function printOf({ settings, root }: Tailored, context: Context): Promise<Found> {
  const { name, at } = settings.template;
  const nowhere: Place = { ...root.at, end: root.at.start };
  const folders = await listTemplates(context.project.root);
  if (!folders.has(name)) {
    const theme = await findTheme(context.project.root, `jsonresume-theme-${name}`);
    const about = { name, known: [...folders.keys()], ...(theme ? { theme: theme.name } : {}) };
    return {
      diagnostics: [report('unknown-template', at.get('name') ?? nowhere, 'template.name', about)],
    };
  }
  let loading = context.templates.get(name);
  if (!loading) {
    loading = loadTemplate(name, folders, context.cwd);
    context.templates.set(name, loading);
  }
  const { template, diagnostics } = await loading;
  if (!template) return { diagnostics };
  const { options, diagnostics: wrong } = resolveOptions(template.manifest, settings.template, nowhere);
  const fonts = await fontsOf(options, settings, template, context);
  const page = {
    size: settings.page.size ?? template.manifest.page.size,
    margin: settings.page.margin ?? template.manifest.page.margin,
  };
  const locale = settings.locale ?? 'en';
  const labels = labelsFor(locale)
    ? []
    : [report('no-labels', settings.localeAt ?? nowhere, 'locale', { name: locale })];
  const { fitAt } = settings;
  const isIdle = settings.page.fit === true && settings.page.max === undefined;
  const idle = isIdle && fitAt ? [report('fit-without-max', fitAt, 'page.fit', {})] : [];
  return {
    print: { template, options, fonts: fonts.families, root: context.project.root, page },
    diagnostics: [...diagnostics, ...wrong, ...fonts.diagnostics, ...labels, ...idle],
  };
}

/** The families that the options name. */
async function fontsOf(
  options: OptionValues,
  { template }: Tailored['settings'],
  { source }: Template,
  { project }: Context,
): Promise<{ families: Map<string, FontFamily>; diagnostics: Diagnostic[] }> {
  const families = new Map<string, FontFamily>();
  const diagnostics: Diagnostic[] = [];
  for (const [option, { type, value }] of Object.entries(options)) {
    if (type !== 'font') continue;
    const name = String(value);
    const family = await findFont(project.root, name);
    if (family) families.set(option, family);
    else {
      const known = await listFonts(project.root);
      // Where no variant names it, the template does.
      const at = template.at.get(`options.${option}`) ?? { source, start: 0, end: 0 };
      diagnostics.push(report('unknown-font', at, `template.options.${option}`, { name, known }));
    }
  }
  return { families, diagnostics };
}

function choose(document: ResumeDocument, names: readonly string[] | undefined): string[] {
  const all = [...document.variants.keys()].sort((a, b) => Number(b === 'default') - Number(a === 'default'));
  return names ? all.filter((name) => names.includes(name)) : all;
}

function refuseUnknown(chosen: readonly { document: ResumeDocument }[], names: readonly string[]): void {
  const known = [...new Set(chosen.flatMap(({ document }) => [...document.variants.keys()]))];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  throw new UsageError(
    `there is no variant \`${unknown}\``,
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
