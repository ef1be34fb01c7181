/**
 * pdf.js as one module: its worker is loaded first, and then runs in this thread. The bundle makes a
 * file of its own of it, read when a PDF is. The legacy build is the one for Node.
 */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';

export { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
