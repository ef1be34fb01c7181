#!/usr/bin/env node
// Runs lib/cli.piece with the bytecode that scripts/cacheCode.js left beside it: to compile it anew would take
// a tenth of a build. V8 refuses bytecode of another version, and then compiles as ever.
const { loadCached } = require('./loadCached.js');
const cli = loadCached(require('node:path').join(__dirname, '../lib/cli.piece'));
void cli.main(process.argv);
