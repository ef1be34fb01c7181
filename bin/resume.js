#!/usr/bin/env node
// Runs the command with the bytecode that scripts/cacheCode.js left in lib/pieces: to compile it anew would take
// a tenth of a build. V8 refuses bytecode of another version, and then compiles as ever.
const { loadCached, optimiseLater } = require('./loadCached.js');
void loadCached('cli.piece').main(process.argv, optimiseLater);
