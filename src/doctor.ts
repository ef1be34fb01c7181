import { join } from 'node:path';
import type { FontFamily } from './core/fonts.ts';
import type { BrowserCandidate, BrowserChoice } from './io/findBrowser.ts';
import { shownBrowser } from './io/browserAddress.ts';
import { browserFor } from './io/browserFor.ts';
import { findBrowser, lookForBrowsers } from './io/findBrowser.ts';
import { listFolder } from './io/files.ts';
import { findFont } from './io/fonts.ts';
import { MachineError } from './errors.ts';
import { listTemplates, loadTemplate } from './io/templates.ts';

export interface Examination {
  /** The browser that a build would use; undefined where there is none. */
  browser: BrowserChoice | undefined;
  version: string;
  /** Where it was looked for, in order. */
  looked: BrowserCandidate[];
  /** Font families by template, and how many files they have. */
  fonts: { template: string; families: string[]; files: number }[];
  /** Milliseconds that a first page took, the browser's start included; null where it did not print. */
  milliseconds: number | null;
  notes: string[];
  /** Why it does not print. */
  failure: { message: string; hint: string } | undefined;
}

/** Looks at what a build needs of the machine, and prints a page to see that it works. */
export async function doctor(
  options: { cwd?: string; browser?: string; signal?: AbortSignal } = {},
): Promise<Examination> {
  const cwd = options.cwd ?? process.cwd();
  const looked = lookForBrowsers(options.browser, process.env);
  const examination: Examination = {
    browser: undefined,
    version: '',
    looked,
    fonts: await examineFonts(cwd),
    milliseconds: null,
    notes: [],
    failure: undefined,
  };
  const browser = browserFor({ ...options, cache: false });
  try {
    const choice = await findBrowser(options.browser, process.env);
    examination.browser = { ...choice, path: shownBrowser(choice.path) };
    const started = performance.now();
    await browser.printPdf('<!doctype html><title>doctor</title><p>It prints.');
    examination.milliseconds = Math.round(performance.now() - started);
    examination.notes = browser.notes();
    examination.version = browser.version();
  } catch (error) {
    if (!(error instanceof MachineError)) throw error;
    examination.failure = { message: error.message, hint: error.hint };
  } finally {
    browser.close();
  }
  return examination;
}

/** The families of each template at their defaults. */
async function examineFonts(cwd: string): Promise<Examination['fonts']> {
  const folders = await listTemplates(cwd);
  return Promise.all(
    [...folders.keys()].map(async (template) => {
      const { template: loaded } = await loadTemplate(template, folders, cwd);
      const names = Object.values(loaded?.manifest.options ?? {})
        .filter((option) => option.type === 'font')
        .map((option) => String(option.default));
      const named = await Promise.all(names.map((name) => findFont(cwd, name)));
      const files = await Promise.all(named.map(async (family) => (family ? countFiles(family) : 0)));
      return {
        template,
        families: [
          ...named.flatMap((family) => family?.family ?? []),
          ...new Set(loaded?.faces.map((face) => face.family) ?? []),
        ],
        files: files.reduce((sum, count) => sum + count, loaded?.faces.length ?? 0),
      };
    }),
  );
}

async function countFiles({ folder }: FontFamily): Promise<number> {
  return (await listFolder(join(folder, 'files'))).filter((file) => file.endsWith('.woff2')).length;
}
