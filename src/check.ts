import { checkSettings } from './checks/checkSettings.ts';
import { findMissingContact } from './core/findMissingContact.ts';
import { findUntranslated } from './core/findUntranslated.ts';
import { inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { MachineError } from './errors.ts';
import { openStore } from './io/openStore.ts';
import { rememberReadings } from './io/rememberReadings.ts';
import { browserFor, type CommandBrowser } from './io/browserFor.ts';
import { findProject } from './io/project.ts';
import { PACKAGE_ROOT } from './io/packageRoot.ts';
import { readCheckSettings } from './io/readCheckSettings.ts';
import { readSourceDate } from './io/sourceDate.ts';
import { drawPage, holdPage, type DrawnPage, type LayOptions } from './layPage.ts';
import { limited } from './io/limited.ts';
import { countBrowsers } from './io/namedBrowser.ts';
import { VARIANTS_AT_ONCE } from './io/tabs.ts';
import { lint } from './lint.ts';
import type { PrintReader } from './pdf/openPrintReader.ts';
import { readBackPrint } from './readBackPrint.ts';
import { chooseVariants, openResumes, type ResolvedVariant, type ResolveOptions } from './resolve.ts';

export interface CheckOptions extends ResolveOptions {
  /** A browser's path or ws:// address; every variant is printed and read back. */
  browser?: string;
  signal?: AbortSignal;
}

export interface CheckResult {
  /** What was looked at: `staff-engineer/staff-ml`. */
  checked: string[];
  diagnostics: Diagnostic[];
  /** What the user should know of the machine: that no grammar checker is installed. */
  notes: string[];
}

/**
 * Everything that is wrong with the chosen variants: the data, their language, templates and page budgets,
 * and what others read of the printed PDF; nothing is written.
 *
 * @throws MachineError where no browser prints; `before` holds what was found
 */
export async function check(options: CheckOptions = {}): Promise<CheckResult> {
  const cwd = options.cwd ?? process.cwd();
  const sourceDate = readSourceDate(process.env);
  const project = await findProject(cwd, options.file);
  const { openPrintReader } = await import('./pdf/openPrintReader.ts');
  const store = options.cache === false ? undefined : openStore(process.env);
  const reader = rememberReadings(openPrintReader, store);
  // What is printed anew will be read anew, too.
  const browser = browserFor({ ...options, onPrint: reader.prepare });
  // It boots while the résumé is read.
  void browser.start();
  try {
    const chosen = chooseVariants(await openResumes(project, options), project, options.variants);
    const variants = await Promise.all(chosen.flatMap(({ resume, names }) => names.map(resume.resolve)));
    const { source, dictionary } = await readCheckSettings(project, cwd);
    const settings = checkSettings(source, dictionary);
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const read: PrintReader['read'] = (pdf) => {
      begin();
      return reader.read(pdf);
    };
    const printing = print(variants, browser, { ...reader, read }, { ...options, sourceDate });
    // The rules have their turn while the first PDF is read, in another thread, and hold up no print.
    await Promise.race([begun, printing]);
    // Figures and names may differ from those of variants that were not asked for.
    const all = chosen.flatMap(({ resume, names }) =>
      names.length < resume.variants.length
        ? resume.variants.map(resume.tailor)
        : variants.filter((one) => one.resume === resume.name),
    );
    const homes = [project.root, PACKAGE_ROOT];
    const today = new Date().toISOString().slice(0, 10);
    const said = printing.then(({ found }) => [...settings.diagnostics, ...found]);
    const linted = await lint(variants, all, said, { settings, today, homes });
    const { failure } = await printing;
    const diagnostics = inSourceOrder(linted.diagnostics);
    if (failure) {
      // What takes no browser is said all the same.
      failure.before = { outputs: [], diagnostics, notes: linted.notes };
      throw failure;
    }
    const checked = variants.map(({ resume, variant }) => `${resume}/${variant}`);
    return { checked, diagnostics, notes: linted.notes };
  } finally {
    reader.close();
    browser.close();
  }
}

/** Renders all variants, prints them and reads them back. What was found stands in their order, whichever was first. */
async function print(
  variants: readonly ResolvedVariant[],
  browser: CommandBrowser,
  reader: PrintReader,
  options: CheckOptions & LayOptions,
): Promise<{ found: Diagnostic[]; failure: MachineError | undefined }> {
  const limit = limited(VARIANTS_AT_ONCE * countBrowsers(options.browser, process.env));
  const all = variants.map((variant) => ({ variant, said: [...variant.diagnostics] }));
  const drawn = await Promise.all(
    all.map((one) => limit(async () => ({ ...one, page: await draw(one, options) }))),
  );
  const found = () => all.flatMap(({ said }) => said);
  try {
    await Promise.all(
      drawn.map(({ variant, said, page }) =>
        limit(async () => {
          options.signal?.throwIfAborted();
          const laid = await holdPage(page, browser, options);
          said.push(...laid.diagnostics, ...(await readBackPrint(variant, laid, browser, reader)));
        }),
      ),
    );
    return { found: found(), failure: undefined };
  } catch (error) {
    limit.clearQueue();
    if (error instanceof MachineError) return { found: found(), failure: error };
    throw error;
  }
}

/** What takes no browser. */
async function draw(
  { variant, said }: { variant: ResolvedVariant; said: Diagnostic[] },
  options: LayOptions,
): Promise<DrawnPage> {
  if (variant.tailored) {
    said.push(...findMissingContact(variant.tailored), ...findUntranslated(variant.tailored));
  }
  const drawn = await drawPage(variant, options);
  said.push(...drawn.rendered.diagnostics);
  return drawn;
}
