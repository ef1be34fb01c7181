/** A PDF whose objects are packed into streams, as another browser may print it, with its objects one by one. */
export async function plainPdf(pdf: Uint8Array): Promise<Buffer> {
  const { PDFDocument } = await import('./pdfLib.ts');
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: Infinity });
  const saved = await document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  });
  return Buffer.from(saved);
}
