import { encode } from 'fast-png';
import type { Picture } from './openPdf.ts';

const INCH_IN_METRES = 0.0254;
/** The signature, and the header chunk that comes first. */
const BEFORE_OTHERS = 8 + 25;

/** A picture as PNG that knows its size on paper. It is opaque: pages are. */
export function encodePng({ width, height, rgba }: Picture, dpi: number): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
  const png = encode({ width, height, data: rgb, channels: 3 });
  return Buffer.concat([png.subarray(0, BEFORE_OTHERS), density(dpi), png.subarray(BEFORE_OTHERS)]);
}

/** The chunk `pHYs`, which the library reads but does not write: pixels per metre. */
function density(dpi: number): Uint8Array {
  const perMetre = Math.round(dpi / INCH_IN_METRES);
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return chunk;
}

/** As PNG wants it; Node has one of its own only from 20.15 on. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
