import type { Moved } from './core/fitting.ts';
import { hasErrors, type Diagnostic } from './diagnostic.ts';
import type { Format, Made } from './formats/format.ts';
import type { CommandBrowser } from './io/browserFor.ts';
import { layPage, type LayOptions } from './layPage.ts';
import { inputsOf, type Inputs } from './manifest/inputsOf.ts';
import type { ResolvedVariant } from './resolve.ts';
import { viewVariant } from './viewVariant.ts';

/** A variant in every format that was asked for, not yet written. */
export interface MadeVariant {
  /** Empty where there are errors. */
  products: Product[];
  /** What `page.fit` moved. */
  fitted: Moved[];
  /** Whether a theme's page may take from the network what it names. */
  reachesNetwork: boolean;
  /** Beyond the variant's own. */
  diagnostics: Diagnostic[];
}

export interface Product extends Made {
  format: string;
  inputs: Inputs;
  /** The browser that printed it; null for formats that take none. */
  browser: string | null;
}

/**
 * Makes a variant in all formats: what is made of the data, and, where a format wants it, the page.
 *
 * @param onFormat called before each is made
 * @throws MachineError where a format takes a browser and none prints
 */
export async function makeVariant(
  variant: ResolvedVariant,
  formats: readonly Format[],
  browser: CommandBrowser,
  { onFormat, ...options }: LayOptions & { onFormat: (format: string) => void },
): Promise<MadeVariant> {
  const { tailored, print } = variant;
  const made: MadeVariant = { products: [], fitted: [], reachesNetwork: false, diagnostics: [] };
  if (!tailored || hasErrors(variant.diagnostics)) return made;
  const takesPage = formats.some(({ from }) => from !== 'data');
  const laid = takesPage ? await layPage(variant, browser, options) : undefined;
  if (laid) made.diagnostics.push(...laid.diagnostics);
  if (laid && !laid.page) return made;
  const html = laid?.page?.html;
  const date = options.sourceDate;
  for (const format of formats) {
    options.signal?.throwIfAborted();
    onFormat(format.name);
    if (format.from === 'data') {
      const told = { tailored, view: viewVariant(tailored, print), print, sourceDate: date };
      const inputs = inputsOf(variant, tailored, { html: undefined, date });
      made.products.push({ ...(await format.make(told)), format: format.name, inputs, browser: null });
    } else if (laid?.page) {
      const product = await format.make(laid.page);
      const printer = format.from === 'print' ? browser.version() : null;
      const inputs = inputsOf(variant, tailored, { html, date });
      made.products.push({ ...product, format: format.name, inputs, browser: printer });
    }
  }
  return { ...made, fitted: laid?.fitted ?? [], reachesNetwork: laid?.reachesNetwork ?? false };
}
