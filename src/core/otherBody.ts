import { remembered } from './remembered.ts';

interface Parts {
  /** What stands before the body, but for the style, the title and the description. */
  head: string;
  /** As HTML. */
  title: string;
  /** The page's one style: the fonts with which it begins, … */
  faces: string;
  /** … and the rest. */
  rules: string;
  body: string;
  foot: string;
}

/** The second page, where it differs from the first only in its style and its body; pictures take a load. */
export function otherBody(before: string, after: string): Others | undefined {
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

const FACES = /^(?:@font-face\{[^}]*\}\n?)*/;

/** What was the second page is the first of the next. */
const partsOf = remembered((html: string): Parts | undefined => {
  const start = html.indexOf('>', html.search(/<body\b/i)) + 1;
  const end = html.search(/<\/body>/i);
  const [style, css, ...more] = [...html.slice(0, start).matchAll(/<style>([^<]*)<\/style>/gi)].flat();
  if (start === 0 || end < start || style === undefined || css === undefined || more.length > 0)
    return undefined;
  const [, title] = /<title>([^<]*)<\/title>/i.exec(html.slice(0, start)) ?? [];
  if (title === undefined) return undefined;
  // The description is not printed: the PDF gets its own.
  const unseen = /<title>[^<]*<\/title>|<meta name="description"[^>]*>/gi;
  const head = html.slice(0, start).replace(style, '').replace(unseen, '');
  const [faces] = FACES.exec(css) ?? [''];
  const rules = css.slice(faces.length);
  return { head, title, faces, rules, body: html.slice(start, end), foot: html.slice(end) };
}, 4);
