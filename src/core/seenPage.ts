/** What a reader sees of a page as it was laid out, and what has an odd way of being there. */
export interface SeenPage {
  /** All texts that show. */
  shown: string;
  odd: OddText[];
  /** How many pictures it has that may hold a text: images, drawings, canvases. */
  pictures: number;
}

/** A run of text that does not show, or that a print is known to lose or to move. */
export interface OddText {
  text: string;
  why: 'hidden' | 'clipped' | 'outside' | 'pale' | 'painted' | 'lifted' | 'spaced';
  /** The property that does it: `opacity`. */
  css: string;
}

/** Ways of being there that no reader sees. */
export const UNSEEN: ReadonlySet<OddText['why']> = new Set(['hidden', 'clipped', 'outside', 'pale']);

/** The expression that a page answers with its `SeenPage`; it leaves the page as it is. */
export const SEEN_PAGE = `(() => {
  const NAMES = [
    ['lifted', 'float', (s) => s.float !== 'none'],
    ['lifted', 'position', (s) => s.position !== 'static'],
    ['lifted', 'opacity', (s) => Number(s.opacity) < 1],
    ['lifted', 'transform', (s) => s.transform !== 'none'],
    ['lifted', 'mix-blend-mode', (s) => s.mixBlendMode !== 'normal'],
    ['lifted', 'order', (s) => s.order !== '0'],
    ['lifted', 'flex-direction', (s) => s.display.includes('flex') && s.flexDirection.endsWith('reverse')],
    ['painted', 'filter', (s) => s.filter !== 'none'],
    ['painted', 'mask', (s) => s.maskImage !== 'none'],
    ['hidden', 'opacity', (s) => Number(s.opacity) === 0],
    ['hidden', 'content-visibility', (s) => s.contentVisibility === 'hidden'],
    ['clipped', 'clip', (s) => s.clip !== 'auto' && s.position === 'absolute'],
    ['clipped', 'clip-path', (s) => s.clipPath !== 'none'],
  ];
  const known = new Map();
  const about = (element) => {
    if (!element) return { signs: [], clips: [] };
    const found = known.get(element);
    if (found) return found;
    const style = getComputedStyle(element);
    const above = about(element.parentElement);
    const own = NAMES.filter(([, , is]) => is(style)).map(([why, css]) => ({ why, css }));
    const clips = element !== document.body && element !== document.documentElement &&
      style.display !== 'inline' && (style.overflowX !== 'visible' || style.overflowY !== 'visible');
    const all = {
      signs: [...own, ...above.signs],
      clips: clips ? [...above.clips, element.getBoundingClientRect()] : above.clips,
    };
    known.set(element, all);
    return all;
  };
  const elements = [...document.body.querySelectorAll('*')];
  const isPicture = ({ localName }) => /^(img|svg|canvas|object|video)$/.test(localName);
  const grounds = elements.flatMap((element) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const clear = /^rgba\\(.*, 0\\)$/.test(backgroundColor) && backgroundImage === 'none';
    if (clear && !isPicture(element)) return [];
    return [{ rect: element.getBoundingClientRect(), color: backgroundImage === 'none' && !isPicture(element) ? backgroundColor : '' }];
  });
  const page = document.documentElement.getBoundingClientRect();
  const common = (rect, clips) => clips.reduce((part, clip) => ({
    left: Math.max(part.left, clip.left),
    right: Math.min(part.right, clip.right),
    top: Math.max(part.top, clip.top),
    bottom: Math.min(part.bottom, clip.bottom),
  }), rect);
  const area = ({ left, right, top, bottom }) => Math.max(0, right - left) * Math.max(0, bottom - top);
  const oddity = (element, rects) => {
    const style = getComputedStyle(element);
    const { signs, clips } = about(element);
    const hidden = signs.find(({ why }) => why === 'hidden');
    if (hidden) return hidden;
    if (style.visibility !== 'visible') return { why: 'hidden', css: 'visibility' };
    if (rects.length === 0) return { why: 'hidden', css: parseFloat(style.fontSize) < 1 ? 'font-size' : 'display' };
    const clipped = signs.find(({ why }) => why === 'clipped');
    if (clipped) return clipped;
    if (rects.some((rect) => area(common(rect, clips)) < 0.5 * area(rect))) return { why: 'clipped', css: 'overflow' };
    if (rects.every((rect) => rect.right <= page.left || rect.bottom <= page.top || rect.left >= page.right + 1))
      return { why: 'outside', css: 'position' };
    const color = style.webkitTextFillColor;
    if (/^rgba\\(.*, 0\\)$/.test(color) && style.backgroundClip !== 'text') return { why: 'pale', css: 'color' };
    const [rect] = rects;
    const [x, y] = [(rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2];
    const behind = grounds.filter((ground) =>
      ground.rect.left <= x && ground.rect.right >= x && ground.rect.top <= y && ground.rect.bottom >= y);
    if (color === 'rgb(255, 255, 255)' && behind.every((ground) => ground.color === color)) return { why: 'pale', css: 'color' };
    if (parseFloat(style.letterSpacing) / parseFloat(style.fontSize) >= 0.1) return { why: 'spaced', css: 'letter-spacing' };
    return signs[0];
  };
  const shown = [];
  const odd = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!element || !node.data.trim() || /^(script|style|title|template|noscript)$/.test(element.localName)) continue;
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
    const found = oddity(element, rects);
    if (found) odd.push({ text: node.data, why: found.why, css: found.css });
    if (!found || !/hidden|clipped|outside|pale/.test(found.why)) shown.push(node.data);
  }
  return { shown: shown.join('\\n'), odd, pictures: elements.filter(isPicture).length };
})()`;
