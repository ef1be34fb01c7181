import type { Trial } from '../core/sheet.ts';

/**
 * Lays the loaded page out in columns of a page's size, one trial after the other, and reads where its
 * text stands. Columns break by the same rules as pages, in the same engine, and can be looked at.
 */
const MEASURE = `(trials) => {
  const root = document.documentElement;
  const { body } = document;
  const own = body.innerHTML;
  const sheetStyle = document.createElement('style');
  const trialStyle = document.createElement('style');
  document.head.append(trialStyle, sheetStyle);

  const bodies = (column) => [...body.getClientRects()].filter((one) => one.height >= 1).map(column);
  const read = ({ width, height }) => {
    const frame = root.getBoundingClientRect();
    const toLeft = getComputedStyle(root).direction === 'rtl';
    const column = (one) =>
      Math.max(0, Math.floor((toLeft ? frame.right - one.right : one.left - frame.left) / width + 0.01));
    const fills = [];
    const mark = (one) => {
      if (one.width === 0 || one.height === 0) return false;
      const page = column(one);
      while (fills.length <= page) fills.push(0);
      fills[page] = Math.max(fills[page], one.bottom - frame.top);
      return true;
    };
    const sizes = new Map();
    const range = document.createRange();
    const nodes = document.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (!node.firstChild) for (const one of node.getClientRects()) mark(one);
        continue;
      }
      if (node.data.trim() === '') continue;
      range.selectNodeContents(node);
      let shows = false;
      for (const one of range.getClientRects()) shows = mark(one) || shows;
      const around = node.parentElement;
      if (shows && !sizes.has(around)) sizes.set(around, parseFloat(getComputedStyle(around).fontSize));
    }
    // A box may end on a page of its own, though nothing stands there.
    const last = Math.max(0, ...bodies(column));
    while (fills.length <= last) fills.push(0);
    // Letters that reach out of their last line, below the foot of the page, make the print begin another.
    if (fills.at(-1) > height + 0.02) fills.push(0);
    const style = getComputedStyle(body);
    const type = parseFloat(style.fontSize);
    return {
      fills,
      line: parseFloat(style.lineHeight) || type * 1.2,
      body: type,
      smallest: Math.min(type, ...sizes.values()),
    };
  };

  try {
    return trials.map(({ sheet, style = '', body: other = own }) => {
      if (body.innerHTML !== other) body.innerHTML = other;
      trialStyle.textContent = style;
      sheetStyle.textContent =
        'html{width:' + sheet.width + 'px!important;height:' + sheet.height + 'px!important;' +
        'max-width:none!important;margin:0!important;padding:0!important;overflow:visible!important;' +
        'columns:' + sheet.width + 'px auto!important;column-gap:0!important;column-fill:auto!important}' +
        // What waits to be seen has no size, but in a print.
        '*{content-visibility:visible!important}';
      return read(sheet);
    });
  } finally {
    sheetStyle.remove();
    trialStyle.remove();
  }
}`;

/** The expression that answers for the trials, in order, once it runs in a loaded page. */
export function measureScript(trials: readonly Trial[]): string {
  return `(${MEASURE})(${JSON.stringify(trials)})`;
}
