import MarkdownIt from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { plain, textOf, type Inline } from './inline.ts';
import { SAFE_LINK } from './urls.ts';

/** Made once, and only for text that has marks. */
let marked: MarkdownIt | undefined;

function markdown(): MarkdownIt {
  if (marked) return marked;
  // The zero preset knows nothing; what prose may use is switched on by name, raw HTML never.
  marked = new MarkdownIt('zero', { html: false }).enable(['emphasis', 'link', 'backticks', 'escape']);
  // CommonMark reads no emphasis in `毎秒**10万件**を`, for want of spaces around it.
  marked.use(cjkFriendly);
  marked.validateLink = (url) => SAFE_LINK.test(url);
  // The library steps over plain text letter by letter; to no mark but these does it come here.
  marked.inline.ruler.at('text', (state, silent) => {
    PLAIN.lastIndex = state.pos;
    const [text] = PLAIN.exec(state.src.slice(0, state.posMax)) ?? [];
    if (text === undefined) return false;
    if (!silent) state.pending += text;
    state.pos += text.length;
    return true;
  });
  // `2*3*4` is a product: a star between digits begins no emphasis.
  marked.inline.ruler.before('emphasis', 'product', (state, silent) => {
    const [stars] = /^\*+(?=\d)/.exec(state.src.slice(state.pos, state.posMax)) ?? [];
    if (stars === undefined || !/\d/.test(state.src.charAt(state.pos - 1))) return false;
    if (!silent) state.pending += stars;
    state.pos += stars.length;
    return true;
  });
  return marked;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What neither begins nor ends a mark. */
const PLAIN = /[^*_`[\]\\]+/y;

/** What may begin a mark, and what the parser reads as another character. Most texts of a résumé have none. */
const MARKS_OR_CONTROLS = /[*_`[\\\r\0]/;

/** Inline Markdown (bold, emphasis, code, links) to HTML that is safe to put into a page. */
export function inlineHtml(text: string): string {
  if (!MARKS_OR_CONTROLS.test(text)) return text.trim().replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);
  return markdown().renderInline(text.trim());
}

/** Paragraphs (split at blank lines) of inline Markdown. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

/** Inline Markdown as plain text: what it says, without its marks. */
export function plainText(text: string): string {
  return textOf(inlinesOf(text));
}

/** Made once, and only for those who need it. */
let commonMark: MarkdownIt | undefined;

/** What other programs read in a line of CommonMark, without its marks. */
export function commonMarkText(line: string): string {
  commonMark ??= new MarkdownIt('commonmark');
  const [inline] = commonMark.parseInline(line, {});
  return (inline?.children ?? []).map(({ content }) => content).join('');
}

/** Inline Markdown as what it is made of; no two texts stand side by side. */
export function inlinesOf(text: string): Inline[] {
  if (!MARKS_OR_CONTROLS.test(text)) return plain(text.trim());
  const [inline] = markdown().parseInline(text.trim(), {});
  const root: Inline[] = [];
  const open = [root];
  for (const token of inline?.children ?? []) {
    const siblings = open.at(-1) ?? root;
    const children: Inline[] = [];
    if (token.nesting === -1) open.pop();
    if (token.nesting === 1) open.push(children);
    if (token.type === 'strong_open') siblings.push({ kind: 'strong', mark: token.markup, children });
    if (token.type === 'em_open') siblings.push({ kind: 'em', mark: token.markup, children });
    if (token.type === 'link_open') siblings.push({ kind: 'link', href: hrefIn(token.attrs), children });
    if (token.type === 'code_inline') siblings.push({ kind: 'code', text: token.content });
    if (token.type === 'text') addText(siblings, token.content);
    if (token.type.endsWith('break')) addText(siblings, '\n');
  }
  return root;
}

function hrefIn(attributes: readonly [string, string][] | null): string {
  return attributes?.find(([name]) => name === 'href')?.[1] ?? '';
}

function addText(siblings: Inline[], text: string): void {
  const last = siblings.at(-1);
  if (last?.kind === 'text') last.text += text;
  else if (text !== '') siblings.push({ kind: 'text', text });
}

/** What inline Markdown says, and which words of it are marked. */
export interface MarkedText {
  plain: string;
  /** In the order in which they begin. */
  runs: Run[];
}

/** Words that are marked. */
export interface Run {
  mark: 'bold' | 'emphasis' | 'code' | 'link';
  text: string;
  /** Where a link leads; of the others the text once more. */
  target: string;
}

const MARKS = { strong: 'bold', em: 'emphasis', link: 'link' } as const;

/** Inline Markdown as a reader takes it in. */
export function readInline(text: string): MarkedText {
  const inlines = inlinesOf(text);
  return { plain: textOf(inlines), runs: inlines.flatMap(runsOf) };
}

function runsOf(inline: Inline): Run[] {
  const text = textOf([inline]);
  if (!('children' in inline)) return inline.kind === 'code' ? [{ mark: 'code', text, target: text }] : [];
  const target = inline.kind === 'link' ? inline.href : text;
  return [{ mark: MARKS[inline.kind], text, target }, ...inline.children.flatMap(runsOf)];
}

/** Where, in what `plainText` gives, code stands. */
export function codeSpans(text: string): [start: number, end: number][] {
  const [inline] = markdown().parseInline(text.trim(), {});
  let at = 0;
  return (inline?.children ?? []).flatMap((token): [number, number][] => {
    const start = at;
    at += token.type === 'softbreak' ? 1 : token.content.length;
    return token.type === 'code_inline' ? [[start, at]] : [];
  });
}
