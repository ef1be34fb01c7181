import { markup, parse, serialize, tree, type DefaultTreeAdapterTypes } from './htmlTree.ts';
import { unmark } from './marks.ts';
import { cleanCss, importsOf, type CssCleaning } from './pageCss.ts';
import { INLINE_ONLY } from './policies.ts';
import { SAFE_LINK } from './urls.ts';

type Document = DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;
type Child = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** A theme's page, read but not yet clean. */
export interface ThemePage {
  document: Document;
  /** The style sheets that it asks the network for. */
  sheets: string[];
  /** What it says, scripts included, for one may write the page; and where its links lead. */
  text: string;
}

export interface Cleaning extends CssCleaning {
  /** Style that the page's own comes after, and style that has the last word. */
  paper: { first: string; last: string };
}

export function readPage(html: string): ThemePage {
  const document = parse(html, { scriptingEnabled: false });
  const sheets: string[] = [];
  const text: string[] = [];
  for (const node of below(document)) {
    if (tree.isTextNode(node)) {
      const holder = node.parentNode && 'tagName' in node.parentNode ? node.parentNode.tagName : '';
      if (holder === 'style') sheets.push(...importsOf(node.value));
      else if (holder !== 'title') text.push(unmark(node.value), ' ');
    } else if (tree.isElementNode(node)) {
      if (isSheet(node)) sheets.push(attribute(node, 'href') ?? '');
      if (node.tagName === 'a') text.push(unmark(attribute(node, 'href') ?? ''), ' ');
    }
  }
  return { document, sheets: [...new Set(sheets.filter(isOutside))], text: text.join('') };
}

/**
 * The page as one file: marks become the text they stand for, links lead to places that links may lead to,
 * nothing in it calls a script by an event, and, unless it may reach the network, it names nothing outside.
 *
 * @returns the hosts of which something was left out
 */
export function cleanPage({ document }: ThemePage, cleaning: Cleaning): { html: string; lost: string[] } {
  const lost = new Set<string>();
  const lose = (url: string): void => {
    lost.add(hostOf(url));
  };
  cleanBelow(document, cleaning, lose);
  const head = [...below(document)].find((node) => tree.isElementNode(node) && node.tagName === 'head') as
    Element | undefined;
  if (head) {
    const policy = element('meta', { 'http-equiv': 'Content-Security-Policy', content: INLINE_ONLY });
    const charset = element('meta', { charset: 'utf-8' });
    const first = [charset, ...(cleaning.reaches === 'nothing' ? [policy] : []), style(cleaning.paper.first)];
    head.childNodes.unshift(...first);
    if (cleaning.paper.last !== '') head.childNodes.push(style(cleaning.paper.last));
  }
  return { html: serialize(document), lost: [...lost].filter(Boolean).sort() };
}

/** Plug-ins and frames reach out or hold pages of their own; `base` bends every link. */
const GONE = new Set(
  'base iframe frame frameset object embed applet noscript noembed noframes xmp plaintext portal'.split(' '),
);

const SHOWS_SOURCE = new Set('img script source track input audio video'.split(' '));

function cleanBelow(parent: Parent, cleaning: Cleaning, lose: (url: string) => void): void {
  parent.childNodes = parent.childNodes.flatMap((node): Child[] => {
    if (tree.isCommentNode(node)) return [];
    if (tree.isTextNode(node)) {
      node.value = cleanText(node.value, parent, cleaning, lose);
      return [node];
    }
    if (!tree.isElementNode(node)) return [node];
    const kept = cleanElement(node, cleaning, lose);
    if (kept) cleanBelow('content' in kept ? (kept as { content: Parent }).content : kept, cleaning, lose);
    return kept ? [kept] : [];
  });
}

/** Raw text has its own way to write a character that ends it. */
function cleanText(text: string, parent: Parent, cleaning: Cleaning, lose: (url: string) => void): string {
  const name = 'tagName' in parent ? parent.tagName : '';
  const code = (character: string) => character.charCodeAt(0).toString(16);
  if (name === 'script') return unmark(text, (character) => `\\u${code(character).padStart(4, '0')}`);
  if (name !== 'style') return unmark(text).normalize('NFC');
  return cleanCss(
    unmark(text, (character) => `\\${code(character)} `),
    cleaning,
    lose,
  );
}

/** The element as it may stay, or what stands in for it; undefined where it has to go. */
function cleanElement(node: Element, cleaning: Cleaning, lose: (url: string) => void): Element | undefined {
  const { tagName } = node;
  const reaches = cleaning.reaches === 'the network';
  if (GONE.has(tagName)) {
    const url = attribute(node, 'src') ?? attribute(node, 'data');
    if (url !== undefined && isOutside(url)) lose(url);
    return undefined;
  }
  if (tagName === 'meta' && attribute(node, 'http-equiv') !== undefined) return undefined;
  if (tagName === 'meta' && attribute(node, 'charset') !== undefined) return undefined;
  if (tagName === 'link') {
    const href = attribute(node, 'href') ?? '';
    const sheet = cleaning.sheets.get(href);
    if (sheet !== undefined) return style(sheet, sheetMedia(node));
    if (reaches || (isSheet(node) && href.startsWith('data:'))) return cleanAttributes(node, cleaning, lose);
    if (isSheet(node)) lose(href);
    return undefined;
  }
  const source = attribute(node, 'src');
  if (source !== undefined && SHOWS_SOURCE.has(tagName)) {
    const fine = tagName !== 'script' && source.startsWith('data:image/');
    if (!fine && !(reaches && isOutside(source))) {
      lose(source);
      return undefined;
    }
  }
  return cleanAttributes(node, cleaning, lose);
}

const HARMFUL = new Set(['srcdoc', 'ping', 'action', 'formaction', 'background']);

function cleanAttributes(node: Element, cleaning: Cleaning, lose: (url: string) => void): Element {
  const reaches = cleaning.reaches === 'the network';
  const isLink = ['a', 'area'].includes(node.tagName);
  node.attrs = node.attrs.flatMap((one) => {
    const name = one.name.toLowerCase();
    const value = unmark(one.value);
    const kept = [{ ...one, value }];
    // A mark in a name: what a theme wrote of a résumé without quotes.
    if (unmark(name) !== name) return [];
    // An event's script stands in an attribute, next to what a theme writes of a résumé without quotes.
    if (name.startsWith('on') || HARMFUL.has(name)) return [];
    if (name === 'src') return SHOWS_SOURCE.has(node.tagName) ? kept : [];
    if (name === 'href' && isLink) return linkOf(value).map((href) => ({ ...one, value: href }));
    if (name === 'href' && node.tagName !== 'link') return /^(#|data:image\/)/.test(value) ? kept : [];
    if (['srcset', 'imagesrcset', 'poster'].includes(name)) return reaches ? kept : [];
    if (name === 'style') return [{ ...one, value: cleanCss(value, cleaning, lose) }];
    return kept;
  });
  return node;
}

/** Where a link may lead; a relative one leads nowhere from a file of its own. */
function linkOf(href: string): string[] {
  const trimmed = href.trim();
  if (trimmed.startsWith('//')) return [`https:${trimmed}`];
  return SAFE_LINK.test(trimmed) || trimmed.startsWith('#') ? [trimmed] : [];
}

/** A style sheet, also in the disguise by which pages load one without waiting for it. */
function isSheet(node: Element): boolean {
  const rel = attribute(node, 'rel')?.toLowerCase().split(/\s+/) ?? [];
  return (
    node.tagName === 'link' &&
    (rel.includes('stylesheet') || (rel.includes('preload') && attribute(node, 'as') === 'style'))
  );
}

function sheetMedia(node: Element): Record<string, string> {
  const media = attribute(node, 'media');
  return media === undefined || attribute(node, 'onload') !== undefined ? {} : { media };
}

function isOutside(url: string): boolean {
  return /^(https?:)?\/\//i.test(url);
}

function hostOf(url: string): string {
  const whole = url.startsWith('//') ? `https:${url}` : url;
  return URL.canParse(whole) ? new URL(whole).hostname : '';
}

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((one) => one.name === name)?.value;
}

function element(name: string, attributes: Record<string, string>): Element {
  const attrs = Object.entries(attributes).map(([key, value]) => ({ name: key, value }));
  return tree.createElement(name, markup.NS.HTML, attrs);
}

function style(css: string, attributes: Record<string, string> = {}): Element {
  const made = element('style', attributes);
  tree.insertText(made, css.replace(/<\/(?=style)/gi, '<\\/'));
  return made;
}

function* below(parent: Parent): Generator<Child> {
  for (const node of parent.childNodes) {
    yield node;
    if ('childNodes' in node) yield* below(node);
  }
}
