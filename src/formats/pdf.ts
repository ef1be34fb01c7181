import type { PageFormat } from './format.ts';

/** What the browser prints, finished: with its metadata, accessible, with its data attached. */
export const pdf: PageFormat = {
  name: 'pdf',
  from: 'print',
  make: async (page) => {
    const content = await page.pdf();
    return { contents: [content], pages: countPages(content) };
  },
};

/** Chromium writes page objects one by one, as plain text; none of our own words can pass for one. */
export function countPages(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .match(/\bobj\s*<<\s*\/Type\s*\/Page\b/g)?.length ?? 0
  );
}
