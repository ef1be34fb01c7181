import type { DataFormat } from './format.ts';

/** Markdown as GitHub shows it. */
export const md: DataFormat = {
  name: 'md',
  from: 'data',
  make: async ({ view }) => {
    const { writeMarkdown } = await import('../core/writeMarkdown.ts');
    return { contents: [writeMarkdown(view)], pages: null };
  },
};
