import { ATTACHMENT, attachJson } from './attachJson.ts';
import { elementsBelow } from './elements.ts';
import { markPages } from './markPages.ts';
import { mendStructure } from './mendStructure.ts';
import { renameCells } from './mendTables.ts';
import { infoDict, xmpStream, type Metadata } from './metadata.ts';
import { addObject, dictAt, readPlainFile, writePlainFile, type PlainFile } from './plainFile.ts';
import { readText, referenceIn, writeDict, writeText, type Dict } from './syntax.ts';

export interface About extends Metadata {
  /** Where the page has none of its own. */
  title: string;
  /** What it was made of, as JSON; the file carries it as an attachment. */
  json: string;
}

/**
 * Makes a print what is sent: with its metadata, accessible (PDF/UA-1), with its data attached, and without
 * what differs from print to print. The same print and the same words give the same bytes.
 *
 * @param pdf as the browser prints it: tagged, its objects one by one
 */
export function finishPdf(pdf: Uint8Array, about: About): Uint8Array {
  const file = readPlainFile(pdf);
  const catalogAt = referenceIn(file?.trailer.get('Root'));
  const catalog = file && dictAt(file, file.trailer.get('Root'));
  if (!file || !catalog || catalogAt === undefined)
    throw new Error('the browser printed a PDF in another form');
  const own = readText(dictAt(file, file.trailer.get('Info'))?.get('Title') ?? '()');
  const rootAt = referenceIn(catalog.get('StructTreeRoot'));
  if (rootAt !== undefined) {
    const elements = elementsBelow(file, rootAt);
    renameCells(file, rootAt, elements);
    mendStructure(file, rootAt, elements, about.author || about.title);
  }
  markPages(file);
  const attached = attachJson(file, about.json, about.date);
  describe(file, catalog, own ? { ...about, title: own } : about);
  const files = `<</Names [${writeText(ATTACHMENT)} ${attached}]>>`;
  catalog.set(
    'Names',
    writeDict((dictAt(file, catalog.get('Names')) ?? new Map<string, string>()).set('EmbeddedFiles', files)),
  );
  catalog.set('AF', `[${attached}]`);
  file.objects.set(catalogAt, writeDict(catalog));
  return writePlainFile(file);
}

function describe(file: PlainFile, catalog: Dict, about: Metadata): void {
  const info = referenceIn(file.trailer.get('Info'));
  if (info === undefined) file.trailer.set('Info', addObject(file, infoDict(about)));
  else file.objects.set(info, infoDict(about));
  const shown = dictAt(file, catalog.get('ViewerPreferences')) ?? new Map<string, string>();
  catalog
    .set('Lang', writeText(about.lang))
    .set('Metadata', addObject(file, xmpStream(about)))
    .set('MarkInfo', '<</Marked true>>')
    .set('ViewerPreferences', writeDict(shown.set('DisplayDocTitle', 'true')));
}
