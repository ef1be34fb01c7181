import { SafeString, type Helper } from './handlebars.ts';
import { inlineHtml } from './markdown.ts';

/** What templates may call beside Handlebars’ own `if`, `unless`, `each`, `with` and `lookup`. */
export const HELPERS = {
  /** `{{md text}}`: prose, whose inline Markdown becomes HTML. */
  md: (text) => new SafeString(inlineHtml(String(text))),
  /** `{{#if (is id "skills" "languages")}}`: whether the first is one of the others. */
  is: (value, ...others) => others.slice(0, -1).includes(value),
} satisfies Record<string, Helper>;

/** Every name that a helper goes by. */
export const HELPER_NAMES = [...Object.keys(HELPERS), 'if', 'unless', 'each', 'with', 'lookup'];
