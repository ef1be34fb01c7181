import { draftOf } from './budget/draftOf.ts';
import { holdBudget, type Draft } from './budget/holdBudget.ts';
import { describe } from './core/describe.ts';
import type { Moved } from './core/fitting.ts';
import { once } from './core/once.ts';
import { FILE_ONLY } from './core/policies.ts';
import type { Page } from './core/render.ts';
import { sentResume } from './core/sentResume.ts';
import type { Tailored } from './core/tailor.ts';
import { hasErrors, type Diagnostic } from './diagnostic.ts';
import type { RenderedPage } from './formats/format.ts';
import { giveWay } from './giveWay.ts';
import type { CommandBrowser } from './io/browserFor.ts';
import type { Manners } from './io/manners.ts';
import type { About } from './pdf/finishPdf.ts';
import { renderPage, type Rendered } from './renderPage.ts';
import type { ThemeOptions } from './renderTheme.ts';
import type { ResolvedVariant } from './resolve.ts';
import { VERSION } from './version.ts';

export interface LayOptions extends ThemeOptions {
  /** The document's date in place of the résumé's own, ISO 8601. */
  sourceDate?: string | undefined;
}

export interface LaidPage {
  /** Undefined where there are errors. */
  page: RenderedPage | undefined;
  /** What `page.fit` moved. */
  fitted: Moved[];
  /** Its size and margins, before anything moved. */
  paper: Page | undefined;
  /** What it may do while it prints. */
  manners: Manners | undefined;
  /** Whether a theme's page may take from the network what it names. */
  reachesNetwork: boolean;
  /** Beyond the variant's own. */
  diagnostics: Diagnostic[];
}

/** A variant as it was rendered, before a browser has seen it. */
export interface DrawnPage {
  rendered: Rendered;
  /** Undefined where it was not rendered: its diagnostics say why. */
  draft: Draft | undefined;
}

/** Takes no browser. */
export async function drawPage(variant: ResolvedVariant, options: ThemeOptions): Promise<DrawnPage> {
  const rendered = await renderPage(variant, options);
  return { rendered, draft: draftOf(variant, rendered, options) };
}

/**
 * A rendered variant, held to its budget. It is printed and finished at most once; what is printed only to
 * be counted is not finished.
 *
 * @throws MachineError where there is a budget and no browser prints
 */
export async function holdPage(
  { rendered, draft }: DrawnPage,
  browser: CommandBrowser,
  { sourceDate }: LayOptions,
): Promise<LaidPage> {
  const none: LaidPage = {
    page: undefined,
    fitted: [],
    paper: draft?.page,
    manners: rendered.manners,
    reachesNetwork: rendered.manners?.answer !== undefined,
    diagnostics: rendered.diagnostics,
  };
  if (!draft) return none;
  const finisher = once(() => finisherOf(draft.tailored, sourceDate));
  const holding = holdBudget(draft, browser);
  // Whoever has a budget is printed already: what finishes the print comes up while the browser is at it.
  if (draft.tailored.settings.page.max !== undefined)
    void giveWay()
      .then(finisher)
      .catch(() => undefined);
  const { html, pdf, fitted, diagnostics } = await holding;
  const laid = { ...none, fitted, diagnostics: [...rendered.diagnostics, ...diagnostics] };
  if (hasErrors(diagnostics)) return laid;
  const print = once(async () => {
    const printing = pdf ?? browser.printPdf(html, rendered.manners);
    const [finish, bare] = await Promise.all([giveWay().then(finisher), printing]);
    return finish(bare);
  });
  // A theme's page bears its own, or none where it may reach the network; what manners it has tells them apart.
  const policy = rendered.manners ? undefined : FILE_ONLY;
  return { ...laid, page: { html, policy, pdf: print } };
}

/** A resolved variant as its page: rendered, and held to its budget. */
export async function layPage(
  variant: ResolvedVariant,
  browser: CommandBrowser,
  options: LayOptions,
): Promise<LaidPage> {
  return holdPage(await drawPage(variant, options), browser, options);
}

/** Loads what finishes prints, and works out what it says of this one. */
async function finisherOf(
  tailored: Tailored,
  sourceDate: string | undefined,
): Promise<(bare: Uint8Array) => Uint8Array> {
  const { finishPdf } = await import('./pdf/finishPdf.ts');
  const about = aboutPdf(tailored, sourceDate);
  return (bare) => finishPdf(bare, about);
}

function aboutPdf(tailored: Tailored, sourceDate: string | undefined): About {
  const { date, ...description } = describe(tailored);
  return {
    ...description,
    date: sourceDate ?? date,
    program: `resume-as-code ${VERSION}`,
    json: `${JSON.stringify(sentResume(tailored), null, 2)}\n`,
  };
}
