// The thread that reads PDFs (src/pdf/readerThread.ts), from its bytecode as the command is.
require('./loadCached.js').loadCached('readerThread.piece');
