import pixelmatch from 'pixelmatch';
import type { Picture } from '../pdf/openPdf.ts';
import { boxesOf, type Box } from './boxes.ts';

/** One page of both sides, laid over each other. */
export interface PageDifference {
  /** From 1. */
  page: number;
  /** The sides that have it. */
  on: 'both' | 'a' | 'b';
  width: number;
  height: number;
  /** The share of the page's area that the boxes take, 0 to 1. */
  changedArea: number;
  /** Around what changed, in pixels from the upper left corner. */
  boxes: Box[];
  /** What only a shows in orange, what only b shows in blue, what both show in grey; changes boxed. */
  rgba: Uint8Array;
}

/** Every page of the longer side; a page that only one has is a change from edge to edge. */
export function comparePages(as: readonly Picture[], bs: readonly Picture[]): PageDifference[] {
  return Array.from({ length: Math.max(as.length, bs.length) }, (_, index) =>
    comparePage(as[index], bs[index], index + 1),
  );
}

function comparePage(a: Picture | undefined, b: Picture | undefined, page: number): PageDifference {
  const width = Math.max(a?.width ?? 0, b?.width ?? 0);
  const height = Math.max(a?.height ?? 0, b?.height ?? 0);
  const [padA, padB] = [padded(a, width, height), padded(b, width, height)];
  const on = a && b ? 'both' : a ? 'a' : 'b';
  const boxes = on === 'both' ? changedBoxes(padA, padB, width, height) : [{ x: 0, y: 0, width, height }];
  const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
  const rgba = overlay(padA, padB);
  for (const box of boxes) draw(box, rgba, width);
  return { page, on, width, height, changedArea: area / (width * height), boxes, rgba };
}

/** On white paper of the larger size. */
function padded(raster: Picture | undefined, width: number, height: number): Uint8Array {
  if (raster?.width === width && raster.height === height)
    return new Uint8Array(raster.rgba.buffer, raster.rgba.byteOffset, raster.rgba.byteLength);
  const paper = new Uint8Array(width * height * 4).fill(255);
  if (!raster) return paper;
  for (let row = 0; row < raster.height; row += 1) {
    const from = row * raster.width * 4;
    paper.set(raster.rgba.subarray(from, from + raster.width * 4), row * width * 4);
  }
  return paper;
}

function changedBoxes(a: Uint8Array, b: Uint8Array, width: number, height: number): Box[] {
  const mask = new Uint8Array(width * height * 4);
  // One engine drew both: where edges differ at all, something has moved.
  const options = { threshold: 0.15, diffMask: true, includeAA: true };
  const changed = pixelmatch(a, b, mask, width, height, options);
  return changed === 0 ? [] : boxesOf((x, y) => mask[(y * width + x) * 4 + 3] !== 0, width, height);
}

/** Ink of both is grey; of one side alone it has that side's colour, orange or blue, which nobody confuses. */
function overlay(a: Uint8Array, b: Uint8Array): Uint8Array {
  const rgba = new Uint8Array(a.length).fill(255);
  for (let at = 0; at < a.length; at += 4) {
    const [inkA, inkB] = [255 - grey(a, at), 255 - grey(b, at)];
    if (inkA === 0 && inkB === 0) continue;
    const both = Math.min(inkA, inkB);
    const [onlyA, onlyB] = [inkA - both, inkB - both];
    rgba[at] = 255 - both * 0.6 - onlyA * 0.16 - onlyB;
    rgba[at + 1] = 255 - both * 0.6 - onlyA * 0.63 - onlyB * 0.55;
    rgba[at + 2] = 255 - both * 0.6 - onlyA - onlyB * 0.3;
  }
  return rgba;
}

function grey(pixels: Uint8Array, at: number): number {
  return ((pixels[at] ?? 255) * 77 + (pixels[at + 1] ?? 255) * 151 + (pixels[at + 2] ?? 255) * 28) >> 8;
}

const FRAME = [90, 60, 160, 255] as const;

function draw({ x, y, width, height }: Box, rgba: Uint8Array, across: number): void {
  const dot = (left: number, top: number): void => {
    rgba.set(FRAME, (top * across + left) * 4);
  };
  for (let left = x; left < x + width; left += 1) {
    dot(left, y);
    dot(left, y + height - 1);
  }
  for (let top = y; top < y + height; top += 1) {
    dot(x, top);
    dot(x + width - 1, top);
  }
}
