import { dimensionsOf, marginDimension } from '../core/fitting.ts';
import type { OptionValues } from '../core/options.ts';
import type { Draft } from './holdBudget.ts';
import { renderPage, type Rendered } from '../renderPage.ts';
import type { ThemeOptions } from '../renderTheme.ts';
import type { ResolvedVariant } from '../resolve.ts';
import type { Print } from '../resolvePrint.ts';

/** A variant as it was rendered, as the page budget sees it; undefined where it was not. */
export function draftOf(
  variant: ResolvedVariant,
  { html, manners, page }: Rendered,
  options: ThemeOptions,
): Draft | undefined {
  const { variant: name, tailored, print } = variant;
  if (!tailored || html === undefined) return undefined;
  if (print) return { name, tailored, html, manners, ...ofTemplate(variant, print) };
  return page && { name, tailored, html, manners, page, ...ofTheme(variant, page.margin, options) };
}

type OfOne = Pick<Draft, 'page' | 'dimensions' | 'leastMargin' | 'mostTried' | 'render'>;

function ofTemplate(variant: ResolvedVariant, print: Print): OfOne {
  const { manifest } = print.template;
  return {
    page: print.page,
    dimensions: dimensionsOf(manifest, print.options, print.page),
    leastMargin: manifest.page.fit ?? print.page.margin,
    // A CV may have hundreds of entries; the last ones are the oldest.
    mostTried: 60,
    render: async (changed, { options, margin }) => {
      const page = { ...print.page, ...(margin === undefined ? {} : { margin }) };
      const moved: Print = { ...print, page, options: withValues(print.options, options) };
      return (await renderPage({ ...variant, tailored: changed, print: moved })).html;
    },
  };
}

/** Of somebody else's page only the margin can move, and each trial is a process of its own. */
function ofTheme(variant: ResolvedVariant, margin: string, options: ThemeOptions): Omit<OfOne, 'page'> {
  const leastMargin = '10mm';
  return {
    dimensions: marginDimension(margin, leastMargin),
    leastMargin,
    mostTried: 0,
    render: async (changed, { margin: moved }) => {
      const { settings } = changed;
      const page = { ...settings.page, ...(moved === undefined ? {} : { margin: moved }) };
      return (
        await renderPage({ ...variant, tailored: { ...changed, settings: { ...settings, page } } }, options)
      ).html;
    },
  };
}

function withValues(options: OptionValues, values: Readonly<Record<string, number>>): OptionValues {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      { ...option, value: values[name] ?? option.value },
    ]),
  );
}
