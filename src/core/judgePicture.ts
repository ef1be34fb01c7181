import { imageSize } from 'image-size';
import { own } from './own.ts';

/** A picture as it goes into a page, or why it does not. */
export type Picture = { readonly url: string } | { readonly refused: PictureFault };

export type PictureFault =
  | { readonly kind: 'no-picture' | 'outside' | 'missing' }
  | { readonly kind: 'large'; readonly megabytes: number }
  | { readonly kind: 'wide'; readonly width: number; readonly height: number };

/** In bytes: a photo as a telephone takes it. */
export const MOST_BYTES = 10e6;
/** A pixel takes four bytes while it is drawn, however few the file has for it. */
const MOST_PIXELS = 50e6;

const TYPES: Readonly<Record<string, string>> = { png: 'png', jpg: 'jpeg', gif: 'gif', webp: 'webp' };
/** What a file of XML may begin with; an entity may stand for more than there is room. */
const SVG = /^\uFEFF?\s*(<\?xml[^>]*>\s*)?((<!--[^]*?-->|<!DOCTYPE[^>[]*>)\s*)*<svg[\s>]/i;

/**
 * By what it holds, whatever it is called: PNG, JPEG, GIF, WebP, and SVG where one is expected.
 *
 * @param maySvg whether it is called so: a drawing that goes by the name of a photo is none
 */
export function judgePicture(bytes: Uint8Array, maySvg: boolean): Picture {
  if (bytes.length > MOST_BYTES)
    return { refused: { kind: 'large', megabytes: Math.ceil(bytes.length / 1e6) } };
  const { type = '', width = 0, height = 0 } = sizeOf(bytes) ?? {};
  const raster = own(TYPES, type);
  if (raster !== undefined) {
    if (width * height > MOST_PIXELS) return { refused: { kind: 'wide', width, height } };
    return { url: toUrl(raster, bytes) };
  }
  const isSvg = maySvg && SVG.test(new TextDecoder().decode(bytes));
  return isSvg ? { url: toUrl('svg+xml', bytes) } : { refused: { kind: 'no-picture' } };
}

function sizeOf(bytes: Uint8Array): ReturnType<typeof imageSize> | undefined {
  try {
    return imageSize(bytes);
  } catch {
    return undefined; // It says so of what it does not know, and of what is cut short.
  }
}

function toUrl(type: string, bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return `data:image/${type};base64,${btoa(binary)}`;
}
