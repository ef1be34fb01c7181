const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

/** Node's modules, and packages, as any file of lib/ finds them. */
const fromLib = createRequire(join(__dirname, '../lib/'));

/** What was loaded, by file: its exports, and its script for who makes bytecode of it. */
const loaded = new Map();
exports.loaded = loaded;

/**
 * Loads a piece of the command as require() does, and the pieces it asks for, from `<file>.cache` where V8
 * takes it. A piece is a function already, for to put text around it would copy it, and ASCII, which is read
 * and kept at half the cost of other text.
 */
exports.loadCached = function load(file) {
  const before = loaded.get(file);
  if (before) return before.module.exports;
  const cachedData = existsSync(`${file}.cache`) ? readFileSync(`${file}.cache`) : undefined;
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData });
  const module = { exports: {} };
  loaded.set(file, { module, script });
  const folder = dirname(file);
  const require = (name) => (name.endsWith('.piece') ? load(join(folder, name)) : fromLib(name));
  script.runInThisContext()(module.exports, require, module, file, folder);
  return module.exports;
};
