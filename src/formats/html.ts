import type { Format } from './format.ts';

/** One file with its style and fonts inside. */
export const html: Format = {
  name: 'html',
  prints: false,
  make: (page) => Promise.resolve({ content: page.html, pages: null }),
};
