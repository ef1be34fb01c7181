import { facesFor } from './core/fonts.ts';
import { render } from './core/render.ts';
import { view } from './core/view.ts';
import type { Diagnostic } from './diagnostic.ts';
import { readFaces } from './io/templates.ts';
import type { Manners } from './io/manners.ts';
import type { ResolvedVariant } from './resolve.ts';
import type { ThemeOptions } from './renderTheme.ts';

/** A resolved variant as one HTML file: view → render, or a theme. Without `html`, the diagnostics say why. */
export async function renderHtml(
  { tailored, print, theme, diagnostics }: ResolvedVariant,
  options: ThemeOptions = {},
): Promise<{
  html: string | undefined;
  /** What the page may do while it prints; nothing where it is left out. */
  manners?: Manners;
  diagnostics: Diagnostic[];
}> {
  if (tailored && theme) {
    const { renderTheme } = await import('./renderTheme.ts');
    const rendered = await renderTheme(tailored, theme, options);
    return { ...rendered, diagnostics: [...diagnostics, ...rendered.diagnostics] };
  }
  if (!tailored || !print) return { html: undefined, diagnostics };
  const seen = view(tailored.resume, tailored.settings);
  // As it prints: a decomposed ő is one letter on the page, and in another font than o.
  const text = JSON.stringify(seen).normalize('NFC');
  const faces = await readFaces(print.folder, facesFor(print.template.faces, text));
  const rendered = render(seen, print.template, print.options, print.page, faces);
  return 'html' in rendered
    ? { html: rendered.html, diagnostics }
    : { html: undefined, diagnostics: [...diagnostics, ...rendered.diagnostics] };
}
