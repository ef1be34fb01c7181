import { withoutFonts, type Html } from './html.ts';
import { remembered } from './remembered.ts';

interface Parts {
  /** What stands before the body, but for the style, the title and the description. */
  head: string;
  /** As HTML. */
  title: string;
  /** The page's one style: as far as there are fonts in it, … */
  faces: string;
  /** … and what comes after them. */
  rules: string;
  body: string;
  foot: string;
}

/** The second page, where it differs from the first only in its style and its body; pictures take a load. */
export function otherBody(before: Html, after: Html): Others | undefined {
  const [from, to] = [partsOf(before), partsOf(after)];
  if (!from || !to || from.head !== to.head || from.foot !== to.foot) return undefined;
  if (/<(img|svg|picture|object|embed|iframe|video|style|link)\b/i.test(to.body)) return undefined;
  return {
    ...to,
    newFaces: from.faces !== to.faces,
    newRules: from.rules !== to.rules,
  };
}

/** What is other on a page than on the one that stands there; its fonts and its style may be the same. */
export type Others = Parts & { newFaces: boolean; newRules: boolean };

/** What was the second page is the first of the next. */
const partsOf = remembered((page: Html): Parts | undefined => {
  const html = withoutFonts(page);
  const begin = html.indexOf('<style>');
  const end = html.indexOf('</style>', begin);
  const body = html.indexOf('>', html.indexOf('<body', end)) + 1;
  const foot = html.indexOf('</body>', body);
  if (begin === -1 || end === -1 || body === 0 || foot === -1) return undefined;
  // Most of a page is its style, of which no copy is made.
  const head = `${html.slice(0, begin)}<style>${html.slice(end, body)}`;
  const [, title] = /<title>([^<]*)<\/title>/i.exec(head) ?? [];
  if (title === undefined || head.split(/<style/i).length > 2) return undefined;
  // The description is not printed: the PDF gets its own.
  const unseen = /<title>[^<]*<\/title>|<meta name="description"[^>]*>/gi;
  const css = html.slice(begin + '<style>'.length, end);
  const lastFace = css.lastIndexOf('@font-face');
  const rules = lastFace === -1 ? 0 : css.indexOf('}', lastFace) + 1;
  return {
    head: head.replace(unseen, ''),
    title,
    faces: (typeof page === 'string' ? '' : page.fonts) + css.slice(0, rules),
    rules: css.slice(rules),
    body: html.slice(body, foot),
    foot: html.slice(foot),
  };
}, 4);
