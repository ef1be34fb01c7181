import { brotliDecompressSync } from 'node:zlib';

/** Table tags by number, as far as `cmap` (WOFF2, section 4.1, “Known Table Tags”); only 63 spells its tag out. */
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
const SPELT = 63;

/**
 * The characters that a WOFF2 file has glyphs for. A package's unicode-range is that of its subset,
 * whatever the font itself lacks.
 *
 * @see https://www.w3.org/TR/WOFF2/ and the OpenType `cmap` table, formats 4 and 12
 * @throws Error for what is no WOFF2 file
 */
export function readCoverage(file: Buffer): Set<number> {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('this is no WOFF2 font');
  const tables = file.readUInt16BE(12);
  const compressed = file.readUInt32BE(20);
  let at = 48;
  const readBase128 = (): number => {
    let value = 0;
    for (let byte = 0x80; byte & 0x80; at += 1) {
      byte = file.readUInt8(at);
      value = value * 128 + (byte & 0x7f);
    }
    return value;
  };
  let offset = 0;
  let found: { start: number; length: number } | undefined;
  for (let index = 0; index < tables; index += 1) {
    const flags = file.readUInt8(at);
    at += 1;
    const known = flags & 0x3f;
    const spelt = known === SPELT ? file.toString('latin1', at, at + 4) : '';
    if (known === SPELT) at += 4;
    let length = readBase128();
    const version = flags >> 6;
    // glyf and loca are transformed unless their version is 3, all others unless it is 0.
    const transformed = known === GLYF || known === LOCA ? version !== 3 : version !== 0;
    if (transformed) length = readBase128();
    if (known === CMAP || spelt === 'cmap') found = { start: offset, length };
    offset += length;
  }
  if (!found) return new Set();
  const data = brotliDecompressSync(file.subarray(at, at + compressed));
  return readCmap(data.subarray(found.start, found.start + found.length));
}

function readCmap(cmap: Buffer): Set<number> {
  const codes = new Set<number>();
  const subtables = cmap.readUInt16BE(2);
  for (let index = 0; index < subtables; index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    const format = table.readUInt16BE(0);
    if (format === 4) readSegments(table, codes);
    if (format === 12) readGroups(table, codes);
  }
  return codes;
}

/** Format 4: segments of the basic plane; a character without a glyph maps to 0. */
function readSegments(table: Buffer, codes: Set<number>): void {
  const double = table.readUInt16BE(6);
  for (let segment = 0; segment < double; segment += 2) {
    const end = table.readUInt16BE(14 + segment);
    const start = table.readUInt16BE(16 + double + segment);
    const delta = table.readUInt16BE(16 + 2 * double + segment);
    const place = 16 + 3 * double + segment;
    const rangeOffset = table.readUInt16BE(place);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const raw = rangeOffset === 0 ? code : table.readUInt16BE(place + rangeOffset + (code - start) * 2);
      if (raw !== 0 && ((raw + delta) & 0xffff) !== 0) codes.add(code);
    }
  }
}

/** Format 12: groups of any plane. */
function readGroups(table: Buffer, codes: Set<number>): void {
  const groups = table.readUInt32BE(12);
  for (let group = 0; group < groups; group += 1) {
    const [start, end] = [table.readUInt32BE(16 + group * 12), table.readUInt32BE(20 + group * 12)];
    for (let code = start; code <= end; code += 1) codes.add(code);
  }
}
