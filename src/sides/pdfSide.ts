import { outlineOf } from '../diff/outlineOf.ts';
import { MachineError } from '../errors.ts';
import { openPdf } from '../pdf/openPdf.ts';
import { readAttachment } from '../pdf/readAttachment.ts';
import type { Side } from './side.ts';
import { tailorSent } from './tailorSent.ts';

/** A PDF that was sent: by the data in it where it is one of ours, else by its text. */
export async function pdfSide(name: string, bytes: Uint8Array): Promise<Side> {
  const attachment = await readAttachment(bytes);
  if ('failed' in attachment && attachment.failed === 'encrypted') {
    throw new MachineError('read-failed', `${name} is locked by a password`, 'save it without one');
  }
  const sent = 'json' in attachment ? tailorSent(attachment.json, name) : undefined;
  return {
    name: { name, kind: 'file' },
    outline: sent && outlineOf(sent),
    lines: () => linesOf(bytes, name),
    pdf: () => Promise.resolve({ pdf: bytes, diagnostics: [] }),
    diagnostics: [],
    notes: sent ? [] : [`${name} carries no data of ours, so it is compared by its text only`],
  };
}

async function linesOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const pdf = await openPdf(bytes).catch((cause: unknown) => {
    if (cause instanceof MachineError) throw cause;
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
