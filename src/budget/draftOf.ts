import { dimensionsOf } from '../core/fitting.ts';
import type { OptionValues } from '../core/options.ts';
import type { Draft } from './holdBudget.ts';
import { renderHtml } from '../renderHtml.ts';
import type { Print, ResolvedVariant } from '../resolve.ts';

/** A variant rendered by a template of ours, as the page budget sees it. */
export function draftOf(variant: ResolvedVariant, html: string): Draft | undefined {
  const { tailored, print } = variant;
  if (!tailored || !print) return undefined;
  const { manifest } = print.template;
  return {
    name: variant.variant,
    tailored,
    html,
    page: print.page,
    dimensions: dimensionsOf(manifest, print.options, print.page),
    leastMargin: manifest.page.fit ?? print.page.margin,
    render: async (changed, { options, margin }) => {
      const page = { ...print.page, ...(margin === undefined ? {} : { margin }) };
      const moved: Print = { ...print, page, options: withValues(print.options, options) };
      return (await renderHtml({ ...variant, tailored: changed, print: moved })).html;
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
