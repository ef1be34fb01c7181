import { findMissingGlyphs } from './core/findMissingGlyphs.ts';
import { glyphFinder } from './core/fonts.ts';
import { lookOf } from './core/look.ts';
import { render } from './core/render.ts';
import { view } from './core/view.ts';
import type { Diagnostic } from './diagnostic.ts';
import { loadFonts } from './io/fonts.ts';
import type { ResolvedVariant } from './resolve.ts';

/** A resolved variant as one HTML file: view → fonts → render. Without `html`, the diagnostics say why. */
export async function renderHtml({ tailored, print, diagnostics }: ResolvedVariant): Promise<{
  html: string | undefined;
  diagnostics: Diagnostic[];
}> {
  if (!tailored || !print) return { html: undefined, diagnostics };
  const { settings, root } = tailored;
  const { template, options, page } = print;
  const seen = view(tailored.resume, settings, lookOf(template.manifest, options));
  // As it prints: a decomposed ő is one letter on the page, and in another font than o.
  const text = textsOf(seen).join('\n').normalize('NFC');
  // What the template writes itself: bullets, separators.
  const own = [template.css, ...[...template.files.values()].map((file) => file.text)];
  const fonts = await loadFonts([text, ...own].join('\n'), {
    root: print.root,
    lang: seen.lang,
    weights: template.manifest.weights,
    options: print.fonts,
    own: template.faces,
  });
  const missing = findMissingGlyphs(root, glyphFinder(fonts.faces.map((face) => face.range)), {
    page: text,
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
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
