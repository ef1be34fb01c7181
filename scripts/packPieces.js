import { renameSync, writeFileSync } from 'node:fs';

/**
 * Writes the pieces of the command into one file, as bin/loadCached.js reads it: to open a file for each takes
 * longer than to read them.
 *
 * @param pieces by name: ASCII, and the bytecode that was made of it, under V8's own switches and under ours
 */
export function packPieces(file, pieces) {
  const none = Buffer.alloc(0);
  const index = {};
  const parts = [];
  let end = 0;
  for (const [name, { text, early = none, late = none }] of pieces) {
    index[name] = [end, early.length, text.length, late.length];
    parts.push(early, Buffer.from(text, 'latin1'), late);
    end += early.length + text.length + late.length;
  }
  const told = Buffer.from(JSON.stringify(index), 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(told.length);
  // Who has the old one open reads on in it.
  writeFileSync(`${file}.new`, Buffer.concat([size, told, ...parts]));
  renameSync(`${file}.new`, file);
}
