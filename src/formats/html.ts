import type { PageFormat } from './format.ts';

/** One file with its style and fonts inside. */
export const html: PageFormat = {
  name: 'html',
  from: 'page',
  make: (page) => ({ contents: [page.html], pages: null }),
};
