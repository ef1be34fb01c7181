import type { ContentBox } from './pageFacts.ts';

const PIXELS: Readonly<Record<string, number>> = {
  mm: 96 / 25.4,
  cm: 960 / 25.4,
  in: 96,
  pt: 96 / 72,
  px: 1,
};

/** The sheets that résumés are printed on, in millimetres. */
export const SHEETS = { A4: [210, 297], Letter: [215.9, 279.4] } as const;

/** What a sheet has between its margins (one to four CSS lengths), in CSS pixels. */
export function contentBox(sheet: keyof typeof SHEETS, margin: string): ContentBox {
  const lengths = margin.trim().split(/\s+/).map(pixels);
  const [top = 0, right = top, bottom = top, left = right] = lengths;
  const [width, height] = SHEETS[sheet];
  return {
    width: pixels(`${width}mm`) - left - right,
    height: pixels(`${height}mm`) - top - bottom,
  };
}

function pixels(length: string): number {
  const [, number = '0', unit = 'px'] = /^([\d.]+)([a-z]*)$/i.exec(length) ?? [];
  return Number(number) * (PIXELS[unit.toLowerCase()] ?? 1);
}
