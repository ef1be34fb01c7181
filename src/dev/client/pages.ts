/** Shows the pages that the worker draws. A page's old picture stays until the new one takes its place. */
export const PAGES = `
import { words, fill } from './words.js';

const view = document.querySelector('#view');
const sheets = document.querySelector('#sheets');
const worker = new Worker('drawer.js', { type: 'module' });
const onBroken = (message) => {
  document.querySelector('#waiting').textContent = words.noDrawing;
  console.error(message);
};
let last = 0;
let current;
/** 1 is as wide as the window lets it be, and at most as large as paper. */
let zoom = 1;

const scale = () => devicePixelRatio;
/** What is left beside the paper, in CSS pixels. */
const margins = () => 2 * parseFloat(getComputedStyle(sheets).paddingLeft);
const room = () => Math.max(120, view.clientWidth - margins());

/** The page that takes up the middle of the window. */
const seen = () => {
  const middle = view.getBoundingClientRect().top + view.clientHeight / 2;
  const boxes = [...sheets.children].map((figure) => figure.getBoundingClientRect());
  const at = boxes.findIndex(({ bottom }) => bottom > middle);
  return at === -1 ? Math.max(0, boxes.length - 1) : at;
};

const ask = () => {
  if (!current) return;
  last += 1;
  // Twice its size is drawn twice as large; the bound is what the window holds.
  const width = Math.round(room() * zoom * scale());
  worker.postMessage({ id: last, pdf: current.pdf, width, scale: scale() * zoom, first: seen() });
};

const figureAt = (number) => {
  while (sheets.children.length <= number) {
    const figure = document.createElement('figure');
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    figure.append(canvas, document.createElement('figcaption'));
    sheets.append(figure);
  }
  return sheets.children[number];
};

const caption = (figure, number, all) => {
  const isBeyond = current.max !== undefined && number >= current.max;
  const text = fill(isBeyond ? words.overPage : words.page, { n: number + 1, all, max: current.max });
  figure.classList.toggle('beyond', isBeyond);
  figure.querySelector('figcaption').textContent = text;
  figure.querySelector('canvas').setAttribute('aria-label', text);
};

worker.onmessage = ({ data }) => {
  if (data.kind === 'broken') return onBroken(data.message);
  if (data.id !== last) return;
  if (data.kind === 'drawn') {
    while (sheets.children.length > data.count) sheets.lastChild.remove();
    return;
  }
  const { number, count, picture } = data;
  const figure = figureAt(number);
  const canvas = figure.querySelector('canvas');
  const { width, height } = picture;
  const ratio = scale();
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = width / ratio + 'px';
    canvas.style.height = height / ratio + 'px';
  }
  canvas.getContext('bitmaprenderer').transferFromImageBitmap(picture);
  caption(figure, number, count);
  canvas.dataset.print = String(current.number);
  document.querySelector('#waiting').hidden = true;
};
worker.onerror = (event) => onBroken(event.message);

/** Draws a print in place of the one before. */
export const draw = (print) => {
  current = print;
  ask();
};

/** Forgets what was shown: another view comes. */
export const clear = () => {
  last += 1;
  current = undefined;
  sheets.replaceChildren();
  document.querySelector('#waiting').hidden = false;
};

export const enlarge = (factor) => {
  zoom = factor === 0 ? 1 : Math.min(4, Math.max(0.25, zoom * factor));
  ask();
};

let width = 0;
new ResizeObserver(() => {
  if (room() === width) return;
  width = room();
  ask();
}).observe(view);
`;
