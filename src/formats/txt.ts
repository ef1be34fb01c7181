import type { DataFormat } from './format.ts';

/** Plain text for the fields of forms. */
export const txt: DataFormat = {
  name: 'txt',
  from: 'data',
  make: async ({ view }) => {
    const { writeText } = await import('../core/writeText.ts');
    return { contents: [writeText(view)], pages: null };
  },
};
