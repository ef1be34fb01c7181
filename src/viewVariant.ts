import { lookOf, PLAIN_LOOK } from './core/look.ts';
import type { Tailored } from './core/tailor.ts';
import { view, type View } from './core/view.ts';
import type { Print } from './resolvePrint.ts';

/** A variant in words that are ready to print, as its template wants them; a theme wants nothing in particular. */
export function viewVariant({ resume, settings }: Tailored, print: Print | undefined): View {
  return view(resume, settings, print ? lookOf(print.template.manifest, print.options) : PLAIN_LOOK);
}
