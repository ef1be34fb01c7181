import { escapeHtml, SafeString, type Helper } from './handlebars.ts';
import { inlineHtml } from './markdown.ts';
import { remembered } from './remembered.ts';
import type { Section } from './view.ts';

const HELPERS = {
  /** `{{md text}}`: prose, whose inline Markdown becomes HTML. */
  md: (text) => proseOf(textOf('md', text)),
  /** `{{#if (is id "skills" "languages")}}`: whether the first is one of the others. */
  is: (value, ...others) => others.slice(0, -1).includes(value),
  /**
   * `{{breakable text 28}}`: an address that, if it has more letters, may go on in the next line before `@` and after
   * `/`. Shorter ones stay one piece, for at each such place the PDF's text is in two, and some extractors part them.
   */
  breakable: (text, fits) => {
    const escaped = escapeHtml(String(text));
    return new SafeString(
      String(text).length > Number(fits) ? escaped.replace(/(?=@)|(?<=\/)(?=[^/])/gu, '<wbr>') : escaped,
    );
  },
  /**
   * `{{isolate text}}`: a text that may run the other way, kept from turning what stands beside it. On a page that all
   * runs one way it needs no element of its own, which a browser would lay out, tag and print.
   */
  isolate: (text, call) => {
    const html = text instanceof SafeString ? text.toString() : escapeHtml(textOf('isolate', text));
    return new SafeString(isOneWay(call) ? html : `<bdi>${html}</bdi>`);
  },
  /** `{{stop text}}`: a full stop, unless the text ends in a sign of its own. */
  stop: (text) => (/[.!?…。！？]["'”’»)]*$/u.test(textOf('stop', text)) ? '' : '.'),
} satisfies Record<string, Helper>;

/** Variants have most of their texts in common. */
const proseOf = remembered((text: string) => new SafeString(inlineHtml(text)));

/** As the page says of itself, in what Handlebars hands over last. */
function isOneWay(call: unknown): boolean {
  return (call as { data?: { root?: { oneWay?: boolean } } }).data?.root?.oneWay === true;
}

/** What Handlebars hands over where nothing is given is an object, too. */
function textOf(helper: string, given: unknown): string {
  if (typeof given !== 'string' && typeof given !== 'number')
    throw new Error(`{{${helper} …}} takes a text, and this is none`);
  return String(given);
}

/**
 * What templates may call beside Handlebars’ own `if`, `unless`, `each`, `with` and `lookup`.
 *
 * @param files the template's, by name
 */
export function helpersFor(files: ReadonlyMap<string, unknown>): Record<string, Helper> {
  return {
    ...HELPERS,
    /** `{{> (body this)}}`: the partial of a section: `section-publications` where there is one, else its shape's. */
    body: (section) => {
      const { id, shape } = section as Section;
      return files.has(`section-${id}`) ? `section-${id}` : shape;
    },
  };
}

/** Every name that a helper goes by. */
export const HELPER_NAMES = [...Object.keys(HELPERS), 'body', 'if', 'unless', 'each', 'with', 'lookup'];
