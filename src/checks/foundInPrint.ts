import type { Described } from './rule.ts';

/** What is found where the printed PDF is read again. */
export const FOUND_IN_PRINT: readonly Described[] = [
  {
    code: 'print-lost',
    level: 'error',
    purpose: 'texts that no engine, or only one, reads in the PDF',
    example: 'a bullet under `display: none`, or drawn as a picture',
  },
  {
    code: 'print-altered',
    level: 'error',
    purpose: 'texts that come back without some of their letters or marks',
    example: '“ecient” for “efficient”',
  },
  {
    code: 'print-torn',
    level: 'error',
    purpose: 'texts that come back in pieces, with others between',
    example: 'a bold phrase with `opacity`',
  },
  {
    code: 'print-words',
    level: 'error',
    purpose: 'words that come back split, or run into their neighbours',
    example: '“E X P E R I E N C E” with `letter-spacing: 0.3em`',
  },
  {
    code: 'print-stray',
    level: 'warning',
    purpose: 'characters that mean nothing: of icon fonts, ligatures, missing glyphs',
    example: 'a telephone of an icon font',
  },
  {
    code: 'print-repeated',
    level: 'warning',
    purpose: 'texts that come back more often than they were written',
    example: 'a summary in a running header',
  },
  {
    code: 'print-order',
    level: 'warning',
    purpose: 'texts that come back out of their order',
    example: 'bullets with `position: relative`, which print last',
  },
  {
    code: 'print-unseen',
    level: 'warning',
    purpose: 'texts in the PDF that no reader sees',
    example: 'white on white',
  },
  {
    code: 'print-fonts',
    level: 'error',
    purpose: 'fonts that are Type 3, not embedded, not TrueType or without a way to Unicode',
    example: 'a variable font',
  },
  {
    code: 'print-link',
    level: 'warning',
    purpose: 'addresses that lead nowhere in the PDF',
    example: 'an e-mail that is no link',
  },
  {
    code: 'print-stray-link',
    level: 'warning',
    purpose: 'links to what the résumé does not name',
    example: 'the template’s author',
  },
  {
    code: 'print-title',
    level: 'warning',
    purpose: 'a PDF without the title or language of the résumé',
    example: 'a title “about:blank”',
  },
  {
    code: 'print-size',
    level: 'warning',
    purpose: 'PDFs above 2.5 MB, which some upload forms refuse',
    example: 'a photograph as it comes from the camera',
  },
];
