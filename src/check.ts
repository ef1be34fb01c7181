import { findMissingContact } from './core/findMissingContact.ts';
import { findUntranslated } from './core/findUntranslated.ts';
import { inSourceOrder, type Diagnostic } from './diagnostic.ts';
import { MachineError } from './errors.ts';
import { browserFor, type CommandBrowser } from './io/browserFor.ts';
import { readSourceDate } from './io/sourceDate.ts';
import { drawPage, holdPage, type DrawnPage, type LayOptions } from './layPage.ts';
import { limited } from './limited.ts';
import { readBackPrint } from './readBackPrint.ts';
import { resolve, type ResolvedVariant, type ResolveOptions } from './resolve.ts';

export interface CheckOptions extends ResolveOptions {
  /** A browser's path or ws:// address; every variant is printed and read back. */
  browser?: string;
  signal?: AbortSignal;
}

export interface CheckResult {
  /** What was looked at: `staff-engineer/staff-ml`. */
  checked: string[];
  diagnostics: Diagnostic[];
}

/**
 * Everything that is wrong with the chosen variants: the data, their templates and page budgets, and what
 * others read of the printed PDF; nothing is written.
 *
 * @throws MachineError where no browser prints; `before` holds what was found
 */
export async function check(options: CheckOptions = {}): Promise<CheckResult> {
  const sourceDate = readSourceDate(process.env);
  const browser = browserFor(options);
  // It boots while the résumé is read.
  void browser.start();
  const limit = limited();
  const diagnostics: Diagnostic[][] = [];
  const said = () => inSourceOrder(diagnostics.flat());
  try {
    const variants = await resolve(options);
    // All that takes no browser comes first: it is said even where none prints.
    const drawn = await Promise.all(
      variants.map((variant, index) => limit(() => draw(variant, options, (diagnostics[index] = [])))),
    );
    await Promise.all(
      variants.map((variant, index) =>
        limit(async () => {
          const page = drawn[index];
          if (page)
            diagnostics[index]?.push(...(await judge(variant, page, browser, { ...options, sourceDate })));
        }),
      ),
    );
    return {
      checked: variants.map(({ resume, variant }) => `${resume}/${variant}`),
      diagnostics: said(),
    };
  } catch (error) {
    // What was found before the machine failed is not lost with it.
    if (error instanceof MachineError) error.before = { outputs: [], diagnostics: said(), notes: [] };
    throw error;
  } finally {
    limit.clearQueue();
    browser.close();
  }
}

async function draw(variant: ResolvedVariant, options: CheckOptions, said: Diagnostic[]): Promise<DrawnPage> {
  options.signal?.throwIfAborted();
  said.push(...variant.diagnostics);
  if (variant.tailored) {
    said.push(...findMissingContact(variant.tailored), ...findUntranslated(variant.tailored));
  }
  const drawn = await drawPage(variant, options);
  said.push(...drawn.rendered.diagnostics);
  return drawn;
}

/** What only a print tells. */
async function judge(
  variant: ResolvedVariant,
  drawn: DrawnPage,
  browser: CommandBrowser,
  options: LayOptions,
): Promise<Diagnostic[]> {
  const laid = await holdPage(drawn, browser, options);
  return [...laid.diagnostics, ...(await readBackPrint(variant, laid, browser))];
}
