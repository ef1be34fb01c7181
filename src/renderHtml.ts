import { facesFor } from './core/fonts.ts';
import { render } from './core/render.ts';
import { view } from './core/view.ts';
import type { Diagnostic } from './diagnostic.ts';
import { readFaces } from './io/templates.ts';
import type { ResolvedVariant } from './resolve.ts';

/** A resolved variant as one HTML file: view → render. Without `html`, the diagnostics say why. */
export async function renderHtml({ tailored, print, diagnostics }: ResolvedVariant): Promise<{
  html: string | undefined;
  diagnostics: Diagnostic[];
}> {
  if (!tailored || !print) return { html: undefined, diagnostics };
  const seen = view(tailored.resume, tailored.settings);
  const faces = await readFaces(print.folder, facesFor(print.template.faces, JSON.stringify(seen)));
  const rendered = render(seen, print.template, print.options, print.page, faces);
  return 'html' in rendered
    ? { html: rendered.html, diagnostics }
    : { html: undefined, diagnostics: [...diagnostics, ...rendered.diagnostics] };
}
