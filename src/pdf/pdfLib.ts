/**
 * The library for PDFs that others wrote, or wrote anew. Finishing our own prints goes without: to load it,
 * and to read and write a file with it, takes a tenth of a whole build.
 */
export {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
