import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib';

/** What a PDF carries of ours, or why nobody can tell. */
export type Attachment =
  | { found: 'data'; text: string }
  | { found: 'nothing' }
  | { found: 'locked' }
  | { found: 'damage'; said: string };

/** The name under which a PDF carries the data that it was printed from. */
const NAME = 'resume.json';

/** The résumé that a PDF carries, as text. */
export async function readAttachment(bytes: Uint8Array): Promise<Attachment> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const file = document.getAttachments().find(({ name }) => name === NAME);
    return file ? { found: 'data', text: new TextDecoder().decode(file.data) } : { found: 'nothing' };
  } catch (error) {
    if (error instanceof EncryptedPDFError) return { found: 'locked' };
    // Whatever a library throws at a broken file, the file is broken.
    const [said = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return { found: 'damage', said };
  }
}
