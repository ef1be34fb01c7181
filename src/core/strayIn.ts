import type { Found } from './findTexts.ts';
import type { Difference, PageText } from './readBack.ts';

/** Characters that mean nothing to who reads a PDF, by what puts them there. */
export const STRAY = {
  ligature: /[\uFB00-\uFB06]/u,
  icon: /\p{Co}/u,
  'no-glyph': /[\uFFFD\u0000]/u,
  'soft-hyphen': /\u00AD/u,
} as const;

/** The first of each kind that stands in a text or before it, where the text itself has none. */
export function strayIn(found: readonly Found[], text: PageText): Difference[] {
  const inOrder = found.toSorted((a, b) => a.from - b.from);
  return Object.values(STRAY).flatMap((characters): Difference[] => {
    for (const { index } of text.raw.matchAll(new RegExp(characters, 'gu'))) {
      const letter = text.at.findIndex((offset) => offset >= index);
      const near = inOrder.find(({ to }) => letter !== -1 && to > letter) ?? inOrder.at(-1);
      if (!near || characters.test(near.told.text)) continue;
      const detail = String.fromCodePoint(text.raw.codePointAt(index) ?? 0);
      const read = text.raw.slice(Math.max(0, index - 20), index + 20).trim();
      return [{ what: 'stray', told: near.told, page: text.pageAt(near.from), detail, read }];
    }
    return [];
  });
}
