import { lineage, readDocument } from '../core/document.ts';
import { tailor, type Tailored } from '../core/tailor.ts';
import { outlineOf } from '../diff/outlineOf.ts';
import { hasErrors } from '../diagnostic.ts';
import { MachineError } from '../errors.ts';
import type { Side } from './side.ts';

/** A PDF that was sent: by the data in it where it is one of ours, else by its text. */
export async function pdfSide(name: string, bytes: Uint8Array): Promise<Side> {
  const { readAttachment } = await import('../pdf/readAttachment.ts');
  const attachment = await readAttachment(bytes);
  if ('failed' in attachment && attachment.failed === 'encrypted') {
    throw new MachineError('read-failed', `${name} is locked by a password`, 'save it without one');
  }
  const sent = 'json' in attachment ? tailoredFrom(attachment.json, name) : undefined;
  return {
    name: { name, kind: 'file' },
    outline: sent && outlineOf(sent),
    lines: () => linesOf(bytes, name),
    pdf: () => Promise.resolve({ pdf: bytes, diagnostics: [] }),
    diagnostics: [],
    notes: sent ? [] : [`${name} carries no data of its own, so it is compared by its text only`],
  };
}

/** Where a PDF of ours keeps what its variant said beside the data; see sentResume.ts. */
const SENT_SETTINGS = 'x-resume-as-code';

/** The variant as it was sent; undefined where somebody made of the data what no résumé is. */
export function tailoredFrom(json: string, name: string): Tailored | undefined {
  // What was sent has no facts: a \`\${\` in it is text.
  const text = json.replaceAll('${', '\\\\${');
  const data = dataIn(text);
  if (!data) return undefined;
  const settings = (data.meta as Record<string, unknown> | undefined)?.[SENT_SETTINGS] ?? {};
  const source = (part: unknown) => ({ file: name, text: JSON.stringify(part), foreign: true });
  const document = readDocument(source(data), [{ name: SENT, source: source(settings) }]);
  const { layers, diagnostics } = lineage(document, SENT);
  if (!document.base || hasErrors(diagnostics)) return undefined;
  const tailored = tailor(document.base, layers);
  return hasErrors(tailored.diagnostics) ? undefined : tailored;
}

const SENT = 'sent';

function dataIn(json: string): Record<string, unknown> | undefined {
  try {
    const data: unknown = JSON.parse(json);
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : undefined;
  } catch {
    // Another program's resume.json, or a broken one: the text of the pages is there all the same.
    return undefined;
  }
}

async function linesOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const { openPdf } = await import('../pdf/openPdf.ts');
  const pdf = await openPdf(bytes).catch((cause: unknown) => {
    throw new MachineError('read-failed', `${name} cannot be read as a PDF`, 'save it as PDF anew', cause);
  });
  try {
    const lines: string[] = [];
    for (let page = 0; page < pdf.pageCount; page += 1) {
      lines.push(...(await pdf.textOf(page)).split(/\r?\n/));
    }
    return lines.map((line) => line.trim()).filter(Boolean);
  } finally {
    pdf.close();
  }
}
