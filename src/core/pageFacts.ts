/** What a browser tells of a laid out page; the template checks judge by it. Lengths in CSS pixels. */
export interface PageFacts {
  lang: string;
  dir: string;
  title: string;
  /** As a reader sees it, blocks apart. */
  text: string;
  /** `url(…)` and `@import` in styles that lead out of the page. */
  reaches: string[];
  elements: ElementFacts[];
  /** Where the text of each page ends. */
  bottoms: number[];
}

export interface ElementFacts {
  tag: string;
  attributes: Record<string, string>;
  /** Of its own, without its children's; cut. */
  text: string;
  /** How far its own text reaches; null where it has none. */
  span: { left: number; right: number } | null;
  /** Whether text of it is cut off at its edge. */
  isClipped: boolean;
  /** And `ground`: the colour behind its text; empty for a picture. */
  css: Record<string, string>;
  /** What `::before` and `::after` print; empty for none. */
  generated: string[];
  /** Of a heading: the pages where it ends and where the text behind it begins. */
  pages: [own: number, next: number] | null;
}

export interface ContentBox {
  width: number;
  height: number;
}

const PROPERTIES = [
  ...['display', 'visibility', 'float', 'position', 'opacity', 'transform', 'rotate', 'scale', 'translate'],
  ...[
    'filter',
    'backdropFilter',
    'mixBlendMode',
    'isolation',
    'willChange',
    'zIndex',
    'maskImage',
    'clipPath',
  ],
  ...[
    'letterSpacing',
    'fontSize',
    'fontVariantCaps',
    'fontVariantLigatures',
    'hyphens',
    'order',
    'webkitTextFillColor',
  ],
  ...['flexDirection', 'flexWrap', 'boxShadow', 'textShadow', 'backgroundColor', 'backgroundImage'],
  ...['borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth', 'listStyleType'],
];

/**
 * The expression that a page of this size answers with its `PageFacts`. Columns stand in for pages:
 * one after the other, of a page's measures, they break where pages do.
 */
export function factsExpression({ width, height }: ContentBox): string {
  return `(() => {
  const properties = ${JSON.stringify(PROPERTIES)};
  const root = document.documentElement;
  const all = [root, document.body, ...document.body.querySelectorAll('*')];
  const textsOf = (element) => [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
  const rectsOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
  };
  const pick = (style) => Object.fromEntries(properties.map((name) => [name, style[name]]));
  const groundOf = (element) => {
    if (!element) return 'rgb(255, 255, 255)';
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    if (backgroundImage !== 'none') return '';
    return backgroundColor === 'rgba(0, 0, 0, 0)' ? groundOf(element.parentElement) : backgroundColor;
  };
  const elements = all.map((element) => {
    const style = getComputedStyle(element);
    const texts = textsOf(element);
    const rects = texts.flatMap(rectsOf);
    const hides = style.overflowX !== 'visible' || style.overflowY !== 'visible';
    return {
      tag: element.localName,
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value.slice(0, 300)])),
      text: texts.map((node) => node.data.trim()).join(' ').slice(0, 60),
      span: rects.length === 0 ? null : {
        left: Math.min(...rects.map((rect) => rect.left)),
        right: Math.max(...rects.map((rect) => rect.right)),
      },
      isClipped: hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1),
      css: { ...pick(style), ground: groundOf(element) },
      generated: ['::before', '::after']
        .map((pseudo) => getComputedStyle(element, pseudo).content)
        .filter((content) => content !== 'none' && content !== 'normal'),
      pages: null,
    };
  });
  const styles = [...document.querySelectorAll('style')].map((style) => style.textContent).join('\\n');
  const facts = {
    lang: root.lang,
    dir: root.dir,
    title: document.title,
    text: document.body.innerText,
    reaches: styles.replace(/url\\(\\s*["']?data:[^)]*\\)/g, '').match(/@import[^;]*|url\\((?!\\s*["']?#)[^)]*\\)/g) ?? [],
    elements,
    bottoms: [],
  };

  root.style.cssText = 'width:${width}px;height:${height}px;margin:0;padding:0;columns:${width}px auto;column-gap:0;column-fill:auto';
  const isLeftToRight = getComputedStyle(root).direction === 'ltr';
  const pageOf = (rect) => {
    const start = isLeftToRight ? rect.left : ${width} - rect.right;
    return Math.max(0, Math.floor((start + 1) / ${width}));
  };
  const nodes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const rects = walker.currentNode.data.trim() ? rectsOf(walker.currentNode) : [];
    if (rects.length > 0) nodes.push({ node: walker.currentNode, rects });
  }
  for (const { rects } of nodes) {
    for (const rect of rects) {
      const page = pageOf(rect);
      while (facts.bottoms.length <= page) facts.bottoms.push(0);
      facts.bottoms[page] = Math.max(facts.bottoms[page], rect.bottom);
    }
  }
  all.forEach((element, index) => {
    if (!/^h[1-6]$/.test(element.localName)) return;
    const last = nodes.findLastIndex(({ node }) => element.contains(node));
    const next = nodes[last + 1];
    if (last !== -1 && next) elements[index].pages = [pageOf(nodes[last].rects.at(-1)), pageOf(next.rects[0])];
  });
  return facts;
})()`;
}
