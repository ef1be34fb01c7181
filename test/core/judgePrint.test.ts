import { expect, test } from 'vitest';
import { judgePrint, type PrintedVariant } from '../../src/core/judgePrint.ts';
import { PLAIN_LOOK } from '../../src/core/look.ts';
import { toldBy } from '../../src/core/told.ts';
import { view } from '../../src/core/view.ts';
import { tell } from '../support/tell.ts';

/** A print without a mistake, and what is otherwise about it. */
function printedWith(otherwise: Partial<PrintedVariant>): PrintedVariant {
  const { tailored } = tell({ base: 'basics: { name: Ada Lovelace, label: Engineer }\n' });
  if (!tailored) throw new Error('it has errors');
  const { root, resume, settings } = tailored;
  const seen = view(resume, settings, PLAIN_LOOK);
  return {
    root,
    told: toldBy(seen),
    view: seen,
    isTheme: false,
    template: 'classic',
    templateAt: root.at,
    seen: { shown: 'Ada Lovelace\nEngineer', odd: [], pictures: 0 },
    readings: [{ engine: 'pdf.js', pages: ['Ada Lovelace\nEngineer'] }],
    links: [],
    title: 'Ada Lovelace – Engineer',
    lang: 'en',
    objects: '',
    bytes: 30_000,
    ...otherwise,
  };
}

test.each<[string, Partial<PrintedVariant>, string[]]>([
  ['nothing is wrong', {}, []],
  [
    'the title is another',
    { title: 'about:blank' },
    ['warning the title of the PDF of `classic` is “about:blank”, not “Ada Lovelace – Engineer”'],
  ],
  [
    'no language is named',
    { lang: '' },
    ['warning the language of the PDF of `classic` is missing, not “en”'],
  ],
  ['the title of a theme is the theme’s', { title: 'CV', isTheme: true }, []],
  [
    'what is an error in a template is a warning in a theme',
    { isTheme: true, readings: [{ engine: 'PDFium', pages: ['Ada Lovelace'] }] },
    ['warning “Engineer” is not to be read in the PDF (`classic`, page 1; PDFium)'],
  ],
  [
    'a page that an engine takes for vertical writing is judged by its letters alone',
    { readings: [{ engine: 'PDFium', pages: [Array.from('AdaLovelaceEngineer').join('\r\n')] }] },
    [],
  ],
  [
    'a font is a Type 3 one',
    { objects: '4 0 obj << /Type /Font /Subtype /Type3 >> endobj' },
    ['error in the PDF of `classic` a font is of Type 3: letters without a name, or a faked bold'],
  ],
  [
    'a font is not in the file',
    { objects: '4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj' },
    ['error in the PDF of `classic` a font is not embedded'],
  ],
  [
    'a font does not tell its letters',
    { objects: '4 0 obj << /Type /Font /Subtype /Type0 >> endobj' },
    ['error in the PDF of `classic` a font has no way to Unicode'],
  ],
])('%s', (_, otherwise, said) => {
  const diagnostics = judgePrint(printedWith(otherwise));
  expect(diagnostics.map(({ severity, message }) => `${severity} ${message}`)).toEqual(said);
});
