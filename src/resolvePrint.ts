import type { FontFamily } from './core/fonts.ts';
import { labelsFor } from './core/labels.ts';
import { resolveOptions, type OptionValues } from './core/options.ts';
import type { Page, Template } from './core/render.ts';
import type { Place } from './core/source.ts';
import type { Tailored } from './core/tailor.ts';
import { report, type Diagnostic } from './diagnostic.ts';
import { listFonts } from './io/fonts.ts';
import type { FontShelf } from './io/openFonts.ts';
import type { Project } from './io/project.ts';
import { listTemplates, loadTemplate, type LoadedTemplate, type Reading } from './io/templates.ts';
import { findTheme, namesTheme } from './io/themes.ts';
import type { ThemePrint } from './renderTheme.ts';

/** With what a variant is printed. */
export interface Print {
  template: Template;
  options: OptionValues;
  /** The families that options of type `font` name, by option. */
  fonts: ReadonlyMap<string, FontFamily>;
  /** Where their files are, and further ones. */
  shelf: FontShelf;
  page: Page;
}

export interface PrintContext {
  cwd: string;
  project: Project;
  /** The résumé's folder, where a theme's picture is looked for. */
  folder: string;
  reading: Reading;
  /** Templates read in this run, by name. */
  templates: Map<string, Promise<LoadedTemplate>>;
  fonts: FontShelf;
}

/** A template of ours or somebody else's theme: one of the two, or the diagnostics that say why neither. */
export interface FoundPrint {
  print?: Print;
  theme?: ThemePrint;
  diagnostics: Diagnostic[];
}

/** With what a variant is to be printed: its template with options, paper and fonts, or a JSON Resume theme. */
export function resolvePrint(tailored: Tailored, context: PrintContext): Promise<FoundPrint> {
  return (namesTheme(tailored.settings.template.name) ? themeOf : printOf)(tailored, context);
}

async function themeOf({ settings, root }: Tailored, context: PrintContext): Promise<FoundPrint> {
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
  const { project, folder } = context;
  return { theme: { theme, root: project.root, folder, at: named }, diagnostics: refused };
}

async function printOf({ settings, root }: Tailored, context: PrintContext): Promise<FoundPrint> {
  const { name, at } = settings.template;
  const nowhere: Place = { ...root.at, end: root.at.start };
  let loading = context.templates.get(name);
  if (!loading) {
    const folders = await listTemplates(context.project.root);
    if (!folders.has(name)) {
      const theme = await findTheme(context.project.root, `jsonresume-theme-${name}`);
      const about = { name, known: [...folders.keys()], ...(theme ? { theme: theme.name } : {}) };
      return {
        diagnostics: [report('unknown-template', at.get('name') ?? nowhere, 'template.name', about)],
      };
    }
    // Another variant may have asked for it meanwhile.
    loading = context.templates.get(name) ?? loadTemplate(name, folders, context.cwd, context.reading);
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
    print: { template, options, fonts: fonts.families, shelf: context.fonts, page },
    diagnostics: [...diagnostics, ...wrong, ...fonts.diagnostics, ...labels, ...idle],
  };
}

/** The families that the options name. */
async function fontsOf(
  options: OptionValues,
  { template }: Tailored['settings'],
  { source }: Template,
  { project, fonts }: PrintContext,
): Promise<{ families: Map<string, FontFamily>; diagnostics: Diagnostic[] }> {
  const families = new Map<string, FontFamily>();
  const diagnostics: Diagnostic[] = [];
  for (const [option, { type, value }] of Object.entries(options)) {
    if (type !== 'font') continue;
    const name = String(value);
    const family = await fonts.find(name);
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
