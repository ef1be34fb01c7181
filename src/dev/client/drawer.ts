/**
 * A worker that draws a PDF's pages, so that the page stays quick. It begins with the page that is looked
 * at; a newer PDF ends the work on an older one.
 */
export const DRAWER = `
import { PDFiumLibrary } from './pdfium.js';

const engine = PDFiumLibrary.init({ wasmUrl: new URL('pdfium.wasm', import.meta.url).href });
engine.catch((error) => postMessage({ kind: 'broken', message: String(error) }));
let newest = 0;
let queue = Promise.resolve();

/** Asked for between two pages: lets a newer message in. */
const breathe = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve;
  port2.postMessage(0);
});

async function draw({ id, pdf, width, scale, first }) {
  if (id !== newest) return;
  const opened = await (await engine).loadDocument(new Uint8Array(pdf));
  try {
    const count = opened.getPageCount();
    const order = [...Array(count).keys()].sort((a, b) => Number(b === first) - Number(a === first));
    for (const number of order) {
      if (id !== newest) return;
      const page = opened.getPage(number);
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const wide = Math.min(width, (originalWidth * 4 * scale) / 3);
      const size = { width: Math.round(wide), height: Math.round((wide * originalHeight) / originalWidth) };
      const { data } = await page.render({ scale: 1, ...size });
      const picture = await createImageBitmap(new ImageData(new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength), size.width, size.height));
      if (id !== newest) return;
      postMessage({ kind: 'page', id, number, count, picture }, [picture]);
      await breathe();
    }
    postMessage({ kind: 'drawn', id, count });
  } finally {
    opened.destroy();
  }
}

onmessage = ({ data }) => {
  newest = data.id;
  queue = queue.then(() => draw(data)).catch((error) => postMessage({ kind: 'broken', message: String(error) }));
};
`;
