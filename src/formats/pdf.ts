import type { PageFormat } from './format.ts';

/** What the browser prints. */
export const pdf: PageFormat = {
  name: 'pdf',
  from: 'print',
  make: async (page) => {
    const content = await page.pdf();
    return { contents: [content], pages: countPages(content) };
  },
};

/** Chromium writes page objects as plain text: `/Type /Page`, and `/Pages` for their tree. */
export function countPages(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
}
