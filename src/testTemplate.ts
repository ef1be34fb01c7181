import { join } from 'node:path';
import { contentBox, SHEETS } from './core/contentBox.ts';
import { lookOf } from './core/look.ts';
import { factsExpression, type PageFacts } from './core/pageFacts.ts';
import { CHECKS } from './core/templateChecks.ts';
import { view, type View } from './core/view.ts';
import { refuseUnknown } from './copyTemplate.ts';
import { hasErrors, type Diagnostic } from './diagnostic.ts';
import { UsageError } from './errors.ts';
import { countPages } from './formats/pdf.ts';
import { browserFor, type CommandBrowser } from './io/browserFor.ts';
import { listFolder } from './io/files.ts';
import { findFont } from './io/fonts.ts';
import { PACKAGE_ROOT } from './io/packageRoot.ts';
import { listTemplates, loadTemplate } from './io/templates.ts';
import { objectsOf } from './pdf/objectsOf.ts';
import { renderPage } from './renderPage.ts';
import { resolveProject } from './resolve.ts';

export interface TestTemplateOptions {
  /** The template's name. */
  template: string;
  /** Data sets by name; all of them if left out. */
  data?: readonly string[];
  /** The project's folder; the current one if left out. */
  cwd?: string;
  /** A browser's path or ws:// address. */
  browser?: string;
  signal?: AbortSignal;
  /** Called before each print. */
  onProgress?: (progress: { done: number; total: number; name: string }) => void;
}

export interface TemplateTest {
  template: string;
  trials: Trial[];
  /** What is wrong with the template itself; then there are no trials. */
  diagnostics: Diagnostic[];
  /** What the user should know, e.g. which data were left out. */
  notes: string[];
}

/** One data set on one sheet. */
export interface Trial {
  /** `huge`: specimens/huge.yaml. */
  data: string;
  sheet: string;
  pages: number;
  /** What breaks; by the names of src/core/templateChecks.ts. */
  problems: { check: string; message: string; hint: string }[];
  /** Why it does not even render. */
  diagnostics: Diagnostic[];
  /** Undefined where it did not render. */
  printed: { view: View; pdf: Uint8Array } | undefined;
}

const SPECIMENS = join(PACKAGE_ROOT, 'specimens');

/** Data that take a font which does not come with the program. */
const NEEDS: Readonly<Record<string, string>> = { hebrew: 'noto-sans-hebrew' };

/**
 * Prints a template against data that are hard on it, and says what breaks.
 *
 * @throws UsageError where there is no such template
 * @throws MachineError for a missing browser and the like
 */
export async function testTemplate(options: TestTemplateOptions): Promise<TemplateTest> {
  const { template: name, cwd = process.cwd() } = options;
  const folders = await listTemplates(cwd);
  refuseUnknown(name, [...folders.keys()]);
  const { template, diagnostics } = await loadTemplate(name, folders, cwd);
  const test: TemplateTest = { template: name, trials: [], diagnostics, notes: [] };
  if (!template) return test;
  const { data, notes } = await specimens(cwd, options.data);
  test.notes.push(...notes);
  const cases = data.flatMap((one) =>
    (Object.keys(SHEETS) as (keyof typeof SHEETS)[]).map((sheet) => ({ data: one, sheet })),
  );
  const browser = browserFor({ ...options, cache: false });
  void browser.start();
  try {
    for (const [done, one] of cases.entries()) {
      options.signal?.throwIfAborted();
      options.onProgress?.({ done, total: cases.length, name: `${one.data} on ${one.sheet}` });
      // On the second sheet, with the grouping that the first does without.
      const groups = one.sheet === 'Letter' && template.manifest.options.group?.type === 'boolean';
      const set = groups ? ['template.options.group=true'] : [];
      test.trials.push(await runTrial({ ...one, template: name, set, cwd }, browser));
    }
    test.notes.push(...browser.notes());
    return test;
  } finally {
    browser.close();
  }
}

async function specimens(
  cwd: string,
  chosen: readonly string[] | undefined,
): Promise<{ data: string[]; notes: string[] }> {
  const known = (await listFolder(SPECIMENS)).map((file) => file.replace(/\.yaml$/, ''));
  const unknown = chosen?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`there are no data \`${unknown}\``, `choose of ${known.join(', ')}`);
  const names = chosen ?? known;
  const fonts = await Promise.all(names.map((name) => findFont(cwd, NEEDS[name] ?? 'resume-serif')));
  const without = names.filter((_, index) => fonts[index] === undefined);
  return {
    data: names.filter((name) => !without.includes(name)),
    notes: without.map(
      (name) => `not tested: ${name}, for want of a font; npm install @fontsource/${NEEDS[name] ?? ''}`,
    ),
  };
}

interface Case {
  data: string;
  sheet: keyof typeof SHEETS;
  template: string;
  set: string[];
  cwd: string;
}

async function runTrial({ data, sheet, template, set, cwd }: Case, browser: CommandBrowser): Promise<Trial> {
  const file = join(SPECIMENS, `${data}.yaml`);
  const project = { root: cwd, resumes: [{ name: data, file, variants: join(SPECIMENS, 'variants') }] };
  const choice = { cwd, template, variants: ['default'], set: [...set, `page.size=${sheet}`] };
  const [variant] = await resolveProject(project, choice);
  if (!variant) throw new Error(`${file} has no variant`);
  const { html, diagnostics } = await renderPage(variant);
  const errors = diagnostics.filter((one) => hasErrors([one]));
  const trial: Trial = { data, sheet, pages: 0, problems: [], diagnostics: errors, printed: undefined };
  const { tailored, print } = variant;
  if (html === undefined || !tailored || !print) return trial;
  const box = contentBox(sheet, print.page.margin);
  const seen = view(tailored.resume, tailored.settings, lookOf(print.template.manifest, print.options));
  const bytes = await browser.printPdf(html);
  const facts = (await browser.inspect(html, factsExpression(box), box.width)) as PageFacts;
  const subject = { view: seen, facts, box, objects: objectsOf(bytes) };
  return {
    ...trial,
    pages: countPages(bytes),
    problems: Object.entries(CHECKS).flatMap(([check, { find, hint }]) =>
      find(subject).map((message) => ({ check, message, hint })),
    ),
    printed: { view: seen, pdf: bytes },
  };
}
