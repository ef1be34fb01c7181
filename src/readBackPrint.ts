import { judgePrint } from './core/judgePrint.ts';
import { SEEN_PAGE, type SeenPage } from './core/seenPage.ts';
import { sheetOf } from './core/sheet.ts';
import { toldBy, toldByTheme } from './core/told.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { CommandBrowser } from './io/browserFor.ts';
import type { LaidPage } from './layPage.ts';
import type { PrintReader } from './pdf/openPrintReader.ts';
import type { ResolvedVariant } from './resolve.ts';
import { viewVariant } from './viewVariant.ts';

/** Of a page whose size has no known measures. */
const A4_BETWEEN_MARGINS = 680;

/**
 * Prints a laid out variant as a build does, and reads the file again with two engines that have nothing
 * in common: every text of the résumé has to come back, once, in order and in whole words.
 *
 * @throws MachineError where no browser prints
 */
export async function readBackPrint(
  { tailored, print, theme }: ResolvedVariant,
  { page, paper, manners }: LaidPage,
  browser: CommandBrowser,
  reader: PrintReader,
): Promise<Diagnostic[]> {
  if (!tailored || !page) return [];
  const width = (paper && sheetOf(paper)?.width) ?? A4_BETWEEN_MARGINS;
  const pdf = await page.pdf();
  const looking = browser.inspect(page.html, SEEN_PAGE, width, manners) as Promise<SeenPage>;
  const [reading, seen] = await Promise.all([reader.read(pdf), looking]);
  const { root, settings } = tailored;
  const view = viewVariant(tailored, print);
  return judgePrint({
    ...reading,
    root,
    view,
    told: theme ? toldByTheme(root, seen.shown) : toldBy(view),
    isTheme: theme !== undefined,
    template: settings.template.name,
    templateAt: settings.template.at.get('name') ?? { ...root.at, end: root.at.start },
    seen,
  });
}
