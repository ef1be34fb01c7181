import { addObject, type PlainFile } from './plainFile.ts';
import { writeStream } from './streams.ts';
import { writeDict, writeText } from './syntax.ts';
import { pdfDate } from './metadata.ts';

/** The name under which a PDF carries its data. */
export const ATTACHMENT = 'resume.json';

/**
 * Adds the data that a PDF was made of, and says how the file that holds them is referred to.
 *
 * @param date as in its metadata
 */
export function attachJson(file: PlainFile, json: string, date: string | undefined): string {
  const bytes = Buffer.from(json);
  const changed = date === undefined ? '' : ` /ModDate (${pdfDate(date)})`;
  const head = new Map([
    ['Type', '/EmbeddedFile'],
    ['Subtype', '/application#2Fjson'],
    ['Params', `<</Size ${bytes.length}${changed}>>`],
  ]);
  const stream = addObject(file, writeStream(head, bytes.toString('latin1')));
  return addObject(
    file,
    writeDict(
      new Map([
        ['Type', '/Filespec'],
        ['F', writeText(ATTACHMENT)],
        ['UF', writeText(ATTACHMENT)],
        ['Desc', writeText('JSON Resume')],
        ['AFRelationship', '/Data'],
        ['EF', `<</F ${stream} /UF ${stream}>>`],
      ]),
    ),
  );
}
