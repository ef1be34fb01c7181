import { asPrinted } from './core/asPrinted.ts';
import { findMissingGlyphs } from './core/findMissingGlyphs.ts';
import { charactersOf } from './core/fonts.ts';
import type { Html } from './core/html.ts';
import { render, type Page } from './core/render.ts';
import type { Diagnostic } from './diagnostic.ts';
import { giveWay } from './giveWay.ts';
import type { Manners } from './io/manners.ts';
import type { ResolvedVariant } from './resolve.ts';
import type { ThemeOptions } from './renderTheme.ts';
import { viewVariant } from './viewVariant.ts';

export interface Rendered {
  html: Html | undefined;
  /** What the page may do while it prints; nothing where it is left out. */
  manners?: Manners;
  /** Where a theme chose it. */
  page?: Page;
  diagnostics: Diagnostic[];
}

/** A resolved variant as a page of HTML: view → fonts → render, or a theme. Without `html`, the diagnostics say why. */
export async function renderPage(
  { tailored, print, theme, diagnostics }: ResolvedVariant,
  forTheme: ThemeOptions = {},
): Promise<Rendered> {
  if (tailored && theme) {
    const { renderTheme } = await import('./renderTheme.ts');
    const rendered = await renderTheme(tailored, theme, forTheme);
    return { ...rendered, diagnostics: [...diagnostics, ...rendered.diagnostics] };
  }
  if (!tailored || !print) return { html: undefined, diagnostics };
  const { settings, root } = tailored;
  const { template, options, page } = print;
  const seen = viewVariant(tailored, print);
  await giveWay();
  // A decomposed ő is one letter on the page, and in another font than o.
  const characters = charactersOf(asPrinted(textsOf(seen).join('\n')));
  const fonts = await print.shelf.load(new Set([...characters, ...template.characters]), {
    lang: seen.lang,
    weights: template.manifest.weights,
    options: print.fonts,
    own: template.faces,
  });
  const missing = findMissingGlyphs(root, fonts.lacks, {
    page: characters,
    lang: seen.lang,
    langAt: settings.localeAt ?? { ...root.at, end: root.at.start },
    template: template.name,
  });
  if (missing.length > 0) return { html: undefined, diagnostics: [...diagnostics, ...missing] };
  const rendered = render(seen, template, options, page, fonts);
  return 'html' in rendered
    ? { html: rendered.html, diagnostics }
    : { html: undefined, diagnostics: [...diagnostics, ...rendered.diagnostics] };
}

/** Every text in a value, at any depth. */
function textsOf(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) textsOf(inner, found);
  return found;
}
