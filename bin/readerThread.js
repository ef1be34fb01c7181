// The thread that reads PDFs (src/pdf/readerThread.ts), from its bytecode as the command is.
const { join } = require('node:path');
const { loadCached } = require('./loadCached.js');

loadCached(join(__dirname, '../lib/readerThread.piece'));
