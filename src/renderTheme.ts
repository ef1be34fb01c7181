import { againForTheme, forTheme } from './core/forTheme.ts';
import { leftOut } from './core/leftOut.ts';
import type { Page } from './core/render.ts';
import { child, nodeAt, type Node, type Place } from './core/source.ts';
import { installName, standInsFor } from './core/standIns.ts';
import type { Tailored } from './core/tailor.ts';
import { cleanPage, readPage } from './core/themePage.ts';
import { themePaper } from './core/themePaper.ts';
import { report, type Diagnostic } from './diagnostic.ts';
import type { Resume } from './generated/resume.ts';
import { themeManners, type Manners } from './io/manners.ts';
import { readPicture } from './io/readPicture.ts';
import { readStandIn } from './io/readStandIn.ts';
import { runTheme, type ThemeRun } from './io/runTheme.ts';
import type { InstalledTheme } from './io/themes.ts';

/** With what a variant is printed, where that is somebody else's theme. */
export interface ThemePrint {
  theme: InstalledTheme;
  /** Where packages that stand in for the network are looked up. */
  root: string;
  /** The résumé's folder, where a picture is looked for. */
  folder: string;
  /** Where the theme is named. */
  at: Place;
}

export interface ThemeOptions {
  signal?: AbortSignal | undefined;
  /** Whether the page may take what it names from the network: the same input may then print otherwise. */
  allowNetwork?: boolean | undefined;
}

/** A resolved variant as a theme's page: old names → theme → stand-ins → clean HTML. Without `html`, the diagnostics say why. */
export async function renderTheme(
  { resume, root, settings }: Tailored,
  print: ThemePrint,
  options: ThemeOptions,
): Promise<{ html: string | undefined; manners?: Manners; page?: Page; diagnostics: Diagnostic[] }> {
  const { theme } = print;
  const { shown, diagnostics: unseen } = await withPicture(resume, root, print);
  const run = await runPatiently(theme, forTheme(shown), options.signal);
  if ('failed' in run) {
    const about = { theme: theme.name, said: run.failed, where: run.where };
    return { html: undefined, diagnostics: [report('theme-error', print.at, 'template.name', about)] };
  }
  const reaches = options.allowNetwork === true ? 'the network' : 'nothing';
  const page = readPage(run.html);
  const { sheets, missing } = await standIns(page.sheets, print.root);
  const paper = themePaper(settings.page, run.pdfRenderOptions);
  const { html, lost } = cleanPage(page, { sheets, paper, reaches });
  const titles = Object.entries(settings.titles).filter(([section]) => settings.sections.includes(section));
  const wanted = titles.length > 0 ? { ...resume, titles: Object.fromEntries(titles) } : resume;
  const omitted = leftOut(wanted, page.text).map((one) =>
    report('theme-omits', placeOf(root, one.section) ?? print.at, one.section, { theme: theme.name, ...one }),
  );
  const needs =
    reaches === 'nothing' && lost.length + missing.length > 0
      ? [
          report('theme-needs', print.at, 'template.name', {
            theme: theme.name,
            hosts: lost,
            install: missing,
          }),
        ]
      : [];
  const manners = themeManners(paper.media, reaches);
  return { html, manners, page: paper.page, diagnostics: [...unseen, ...needs, ...omitted] };
}

/** The résumé with its picture in it; without, and a word about it, where it is none that a page may hold. */
async function withPicture(
  resume: Resume,
  root: Node,
  print: ThemePrint,
): Promise<{ shown: Resume; diagnostics: Diagnostic[] }> {
  const { image, ...others } = resume.basics ?? {};
  const picture = image ? await readPicture(image, print.folder, print.root) : undefined;
  if (!picture || image === undefined) return { shown: resume, diagnostics: [] };
  if ('url' in picture)
    return { shown: { ...resume, basics: { ...others, image: picture.url } }, diagnostics: [] };
  const at = nodeAt(root, ['basics', 'image'])?.at ?? print.at;
  const about = { name: image.slice(0, 60), fault: picture.refused };
  return {
    shown: { ...resume, basics: others },
    diagnostics: [report('bad-picture', at, 'basics.image', about)],
  };
}

/** Where a theme throws at what it is given, it is given less; what is said of a failure is what came of the first. */
async function runPatiently(
  theme: InstalledTheme,
  data: Record<string, unknown>,
  signal: AbortSignal | undefined,
): Promise<ThemeRun> {
  const first = await runTheme(theme, data, { signal });
  // A theme that was not loaded, or was ended, has not seen the data.
  if (!('failed' in first) || first.where === '') return first;
  for (const instead of againForTheme(data)) {
    const run = await runTheme(theme, instead, { signal });
    if (!('failed' in run)) return run;
  }
  return first;
}

/** The well-known style sheets that are installed, and the packages that would hold the others. */
async function standIns(
  urls: readonly string[],
  root: string,
): Promise<{ sheets: Map<string, string>; missing: string[] }> {
  const sheets = new Map<string, string>();
  const missing = new Set<string>();
  for (const url of urls) {
    const wanted = standInsFor(url) ?? [];
    const found = await Promise.all(wanted.map((standIn) => readStandIn(root, standIn)));
    wanted.filter((_, index) => found[index] === undefined).forEach((one) => missing.add(installName(one)));
    const here = found.filter((css) => css !== undefined);
    if (here.length > 0) sheets.set(url, here.join('\n'));
  }
  return { sheets, missing: [...missing] };
}

/** The section's key, in the résumé or in the variant that brought it. */
function placeOf(root: Tailored['root'], section: string): Place | undefined {
  const value = child(root, section);
  return root.kind === 'map' && value ? root.fields.get(section)?.key : undefined;
}
