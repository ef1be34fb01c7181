import { textOf } from './core/html.ts';
import { renderPage, type Rendered } from './renderPage.ts';
import type { ResolvedVariant } from './resolve.ts';
import type { ThemeOptions } from './renderTheme.ts';

/** A resolved variant as one HTML file, in one text. Without `html`, the diagnostics say why. */
export async function renderHtml(
  variant: ResolvedVariant,
  forTheme: ThemeOptions = {},
): Promise<Omit<Rendered, 'html'> & { html: string | undefined }> {
  const rendered = await renderPage(variant, forTheme);
  return { ...rendered, html: rendered.html && textOf(rendered.html) };
}
