const { openSync, readSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const lib = join(__dirname, '../lib/');
/** Node's modules, and packages, as any file of lib/ finds them. */
const fromLib = createRequire(lib);

// One file, which stays open: what a command loads late is then of the build that it began with.
const file = openSync(join(lib, 'pieces'));
const SIZE = 4;
const indexLength = take(0, SIZE).readUInt32LE();
/** Of each piece by its name: where its bytecode begins, and the lengths of this, of its text, and of its late bytecode. */
const index = JSON.parse(take(SIZE, indexLength).latin1Slice());

let isLate = false;

/**
 * V8 optimises what runs for a while, in a thread that takes the core which the browser boots on; a build is over
 * before that pays. Fifteen times later is early enough for a hundred variants. To say so takes as long as to do
 * nothing, and so is left to who has something to do. Bytecode bears this switch, and there is one for each. The V8
 * of later versions has other switches, and would complain of this one.
 */
exports.optimiseLater = function optimiseLater() {
  if (!process.version.startsWith('v20.')) return;
  require('node:v8').setFlagsFromString('--interrupt-budget=2000000');
  isLate = true;
};

function take(start, length) {
  const bytes = Buffer.allocUnsafe(length);
  if (readSync(file, bytes, 0, length, start) < length) throw new Error(`${lib}pieces is cut off`);
  return bytes;
}

/** What was loaded, by name: its exports, and its script for who makes bytecode of it. */
const loaded = new Map();
exports.loaded = loaded;

/** The names of all pieces. */
exports.names = Object.keys(index);

/** The text of a piece, and its bytecode; empty where it has none. */
exports.readPiece = function readPiece(name) {
  const [start, early, text, late] = index[name];
  const from = SIZE + indexLength + start;
  if (isLate) {
    const bytes = take(from + early, text + late);
    return { text: bytes.latin1Slice(0, text), bytecode: bytes.subarray(text) };
  }
  const bytes = take(from, early + text);
  return { text: bytes.latin1Slice(early), bytecode: bytes.subarray(0, early) };
};

/**
 * Loads a piece of the command as require() does, and the pieces it asks for, from bytecode where V8 takes it.
 * A piece is a function already, for to put text around it would copy it, and ASCII, which is read
 * and kept at half the cost of other text.
 */
exports.loadCached = function load(name) {
  const before = loaded.get(name);
  if (before) return before.module.exports;
  const { text, bytecode } = exports.readPiece(name);
  const cachedData = bytecode.length > 0 ? bytecode : undefined;
  const filename = join(lib, name);
  const script = new Script(text, { filename, cachedData });
  const module = { exports: {} };
  loaded.set(name, { module, script });
  const require = (asked) => (asked.endsWith('.piece') ? load(asked.slice('./'.length)) : fromLib(asked));
  script.runInThisContext()(module.exports, require, module, filename, lib);
  return module.exports;
};
