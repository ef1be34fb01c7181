import { hexOf } from '../../core/options.ts';
import { paperOf, sidesOf } from '../../core/sheet.ts';
import type { View } from '../../core/view.ts';
import type { Print } from '../../resolvePrint.ts';
import { wordFonts, type WordFonts } from './wordFonts.ts';

/** How a document looks: what of the template's options a word processor can follow. */
export interface WordLook {
  fonts: WordFonts;
  /** Six hexadecimal digits. */
  accent: string;
  /** Of the text, in points. */
  size: number;
  /** The height of lines, as a multiple of what the font itself asks for. */
  leading: number;
  caps: boolean;
  isRightToLeft: boolean;
  /** Word has one language for each group of scripts. */
  language: { value: string; eastAsia?: string; bidirectional?: string };
  paper: { width: number; height: number };
  margin: { top: number; right: number; bottom: number; left: number };
}

/** Where a theme prints the variant, and tells nothing of itself. */
const PLAIN = {
  font: 'arimo',
  accent: '#1c3f60',
  size: 10,
  leading: 1.36,
  page: { size: 'A4', margin: '15mm 18mm' },
};

/** What fonts themselves put between their lines, more or less. */
const NATURAL_LEADING = 1.2;

/** Lengths are in twentieths of a point. */
export function wordLook({ lang, dir }: View, print: Print | undefined): WordLook {
  const option = (name: string): string | number | boolean | undefined => print?.options[name]?.value;
  const number = (name: 'size' | 'leading'): number => Number(option(name) ?? PLAIN[name]);
  const font = String(option('font') ?? PLAIN.font);
  const { size, margin } = print?.page ?? PLAIN.page;
  const paper = paperOf(size) ?? paperOf(PLAIN.page.size) ?? { width: 0, height: 0 };
  const [top = 0, right = 0, bottom = 0, left = 0] = sidesOf(margin).map(twips);
  const fonts = wordFonts(font, print?.fonts.get('font')?.family ?? font, lang);
  return {
    fonts,
    accent: hexOf(String(option('accent') ?? PLAIN.accent)),
    size: number('size'),
    leading: Math.max(1, number('leading') / NATURAL_LEADING),
    caps: option('titles') === 'caps',
    isRightToLeft: dir === 'rtl',
    language: languageOf(lang, dir, fonts.hint !== undefined),
    paper: { width: twips(paper.width), height: twips(paper.height) },
    margin: { top, right, bottom, left },
  };
}

function languageOf(lang: string, dir: View['dir'], isEastAsian: boolean): WordLook['language'] {
  const { language, region = '' } = new Intl.Locale(lang).maximize();
  const tag = region ? `${language}-${region}` : language;
  if (dir === 'rtl') return { value: 'en-US', bidirectional: tag };
  return isEastAsian ? { value: 'en-US', eastAsia: tag } : { value: tag };
}

function twips(pixels: number): number {
  return Math.round(pixels * 15);
}
