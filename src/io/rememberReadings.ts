import type { PrintReader, PrintReading } from '../pdf/openPrintReader.ts';
import type { Store } from './openStore.ts';

/** A reader that reads the same bytes once. Until something is to be read it is not even opened. */
export interface PatientReader extends PrintReader {
  /** Has it ready, for a print that nobody has read yet. */
  prepare: () => void;
}

export function rememberReadings(open: () => PrintReader, store: Store | undefined): PatientReader {
  let reader: PrintReader | undefined;
  const opened = (): PrintReader => (reader ??= open());
  return {
    prepare: () => void opened(),
    read: async (pdf) => {
      const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
      const kept = store?.read('reading', bytes);
      if (kept) return JSON.parse(kept.toString()) as PrintReading;
      const reading = await opened().read(pdf);
      store?.keep(Buffer.from(JSON.stringify(reading)), 'reading', bytes);
      return reading;
    },
    close: () => reader?.close(),
  };
}
