import { renameSync, writeFileSync } from 'node:fs';

/**
 * Writes the pieces of the command into one file, as bin/loadCached.js reads it: to open a file for each takes
 * longer than to read them.
 *
 * @param pieces by name: ASCII, and the bytecode that was made of it
 */
export function packPieces(file, pieces) {
  const index = {};
  const parts = [];
  let end = 0;
  for (const [name, { text, bytecode = Buffer.alloc(0) }] of pieces) {
    index[name] = [end, text.length, bytecode.length];
    parts.push(Buffer.from(text, 'latin1'), bytecode);
    end += text.length + bytecode.length;
  }
  const told = Buffer.from(JSON.stringify(index), 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(told.length);
  // Who has the old one open reads on in it.
  writeFileSync(`${file}.new`, Buffer.concat([size, told, ...parts]));
  renameSync(`${file}.new`, file);
}
