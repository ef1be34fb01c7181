/**
 * What pdf.js takes from its surroundings, in the bundle. As it comes it loads a canvas to draw on, mends
 * `Response` for everybody in the process, which loads Node's whole fetch, inflates through web streams,
 * and leaves itself in the globals. It only reads text here.
 */
import { inflateSync } from 'node:zlib';

class Nothing {
  readonly isNothing = true;
}
export { Nothing as DOMMatrix, Nothing as ImageData, Nothing as Path2D, Nothing as Response };

export const navigator = { language: 'en', platform: '', userAgent: '' };

/** In place of `process.getBuiltinModule`: the modules that it asks for have nothing to give. */
export const builtinModule = () => ({ createRequire: () => () => ({}) });

/** In place of properties of `globalThis`. */
export const ours: { worker?: unknown; library?: unknown } = {};

/** Inflates at once, where the real one takes turns. */
export class DecompressionStream {
  readonly writable: { getWriter: () => Writer };
  readonly readable: AsyncIterable<Uint8Array>;

  constructor(format: string) {
    if (format !== 'deflate') throw new TypeError(`no ${format} here`);
    const chunks: Uint8Array[] = [];
    let close = (): void => undefined;
    const closed = new Promise<void>((done) => (close = done));
    const done = Promise.resolve();
    const writer: Writer = {
      ready: done,
      write: (bytes) => {
        chunks.push(bytes);
        return done;
      },
      close: () => {
        close();
        return done;
      },
    };
    this.writable = { getWriter: () => writer };
    this.readable = inflated(chunks, closed);
  }
}

interface Writer {
  ready: Promise<void>;
  write: (bytes: Uint8Array) => Promise<void>;
  close: () => Promise<void>;
}

async function* inflated(chunks: readonly Uint8Array[], closed: Promise<void>): AsyncIterable<Uint8Array> {
  await closed;
  yield inflateSync(Buffer.concat(chunks));
}
