import type { Cause } from '../core/causeOf.ts';
import { error, warning, type Words } from './words.ts';

/** A text that engines read otherwise than it was written. */
export interface Misread {
  text: string;
  /** How many texts have the same fate for the same reason. */
  more: number;
  page: number;
  engines: readonly string[];
  template: string;
  cause: Cause;
}

/** " (`classic`, page 1; pdf.js, PDFium), and 12 texts like it" */
function readAs({ template, page, engines, more }: Misread): string {
  const others = more === 0 ? '' : `, and ${more === 1 ? 'one text' : `${more} texts`} like it`;
  const by = engines.length === 0 ? '' : `, page ${page}; ${engines.join(', ')}`;
  return ` (\`${template}\`${by})${others}`;
}

/** What most likely does it, and the way out. */
function because({ cause, template }: Misread): string {
  const it = `\`${template}\``;
  switch (cause.name) {
    case 'not-printed':
      return `${it} does not print it: let its templates show this field`;
    case 'picture':
      return `${it} does not print it, unless as a picture: print it as text`;
    case 'painted':
      return `\`${cause.css}\` in ${it} turns it into a picture: take it away`;
    case 'hidden':
      return `\`${cause.css}\` in ${it} hides it: let it show, or leave it out with \`sections\` and tags`;
    case 'clipped':
      return `\`${cause.css}\` in ${it} cuts it off: let its box grow with its text`;
    case 'outside':
      return `\`${cause.css}\` in ${it} puts it outside the page: let it show, or leave it out`;
    case 'pale':
      return `\`${cause.css}\` in ${it} has the colour of what is behind it, which some take for a trick`;
    case 'lifted':
      return `\`${cause.css}\` in ${it} prints it apart from the rest of the page: use a grid or flex in source order; grey is a colour`;
    case 'spaced':
      return `\`${cause.css}\` in ${it} sets its letters too far apart: at most 0.08em`;
    case 'ligature':
      return `a ligature stands for its letters: say \`font-variant-ligatures: none\` in ${it}`;
    case 'icon':
      return `${it} prints a sign of an icon font: use a word, or an inline SVG`;
    case 'no-glyph':
      return `the font that ${it} uses has no glyph for it: name another in an option of type \`font\``;
    case 'soft-hyphen':
      return `a soft hyphen stands in the text: remove it, and say \`hyphens: manual\` in ${it}`;
    case 'hyphen':
      return `a hyphen of its own breaks it: say \`hyphens: manual\` in ${it}`;
    case 'narrow':
      return `its line is too short for it: make the column of ${it} wider, or let it break at a blank`;
    case 'neighbours':
      return `nothing stands between neighbours in ${it}: put a blank or a comma into the text, a gap does not do`;
    case 'columns':
      return `the columns of ${it} run into each other: write one whole before the next`;
    case 'unknown':
      return `look at it in ${it}: \`resume template test ${template}\` tells more`;
  }
}

/** What the printed PDF says to those who read it. */
export const PRINTS = {
  'print-lost': error((p: Misread) => [`“${p.text}” is not to be read in the PDF${readAs(p)}`, because(p)]),
  'print-altered': error((p: Misread & { missing: string; read: string }) => [
    `“${p.text}” comes back without “${p.missing}”${readAs(p)}`,
    because(p),
  ]),
  'print-torn': error((p: Misread) => [`“${p.text}” comes back in pieces${readAs(p)}`, because(p)]),
  'print-words': error((p: Misread & { read: string }) => [
    `“${p.text}” comes back as “${p.read}”${readAs(p)}`,
    because(p),
  ]),
  'print-stray': warning((p: Misread & { read: string; code: string }) => [
    `a character that means nothing (U+${p.code}) stands at “${p.read}”${readAs(p)}`,
    because(p),
  ]),
  'print-repeated': warning((p: Misread) => [
    `“${p.text}” comes back more often than it was written${readAs(p)}`,
    `\`${p.template}\` prints it again: a running header, or a second copy for screens`,
  ]),
  'print-order': warning((p: Misread & { other: string; how: 'before' | 'behind' | 'in the middle of' }) => [
    `“${p.text}” comes back ${p.how} “${p.other}”${readAs(p)}`,
    because(p),
  ]),
  'print-unseen': warning((p: Misread) => [
    `“${p.text}” is in the PDF, and no reader sees it${readAs(p)}`,
    because(p),
  ]),
  'print-fonts': error((p: { template: string; fault: string }) => [
    `in the PDF of \`${p.template}\` ${p.fault}`,
    'print with static TrueType files (no variable font, no OTF), one for each weight and style that is used',
  ]),
  'print-link': warning((p: { text: string; href: string; more: number; template: string }) => [
    `“${p.text}” leads nowhere in the PDF of \`${p.template}\`, not to ${p.href}${p.more === 0 ? '' : `, and so do ${p.more} more`}`,
    'print it as `<a href="{{href}}">`, the whole address',
  ]),
  'print-stray-link': warning((p: { href: string; page: number; more: number; template: string }) => [
    `a link on page ${p.page} of \`${p.template}\` leads to ${p.href}, which the résumé does not name${p.more === 0 ? '' : `, and ${p.more} more do`}`,
    'print the addresses of the résumé, as they are',
  ]),
  'print-title': warning(
    (p: { what: 'title' | 'language'; found: string; wanted: string; template: string }) => [
      `the ${p.what} of the PDF of \`${p.template}\` is ${p.found === '' ? 'missing' : `“${p.found}”`}, not “${p.wanted}”`,
      p.what === 'title'
        ? `let \`${p.template}\` say \`<title>{{title}}</title>\``
        : `let \`${p.template}\` say \`<html lang="{{lang}}" dir="{{dir}}">\``,
    ],
  ),
  'print-size': warning((p: { bytes: number; template: string }) => [
    `the PDF of \`${p.template}\` has ${(p.bytes / 1e6).toFixed(1)} MB; some upload forms take 2.5`,
    'use smaller pictures, and fonts of fewer scripts',
  ]),
} satisfies Record<string, Words<never>>;
