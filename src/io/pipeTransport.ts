import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from './devtools.ts';

/**
 * Messages are JSON, each ended by a NUL. The connection counts as closed when the process has
 * ended, not when its pipe breaks: by then its last words are known.
 */
export function pipeTransport(child: ChildProcess, ended: Promise<string>): ConnectionTransport {
  const input = child.stdio[3] as Writable;
  const output = child.stdio[4] as Readable;
  // A browser that dies breaks the pipe under our feet; `ended` reports it.
  input.on('error', () => input.destroy());
  output.on('error', () => output.destroy());
  const transport: ConnectionTransport = {
    send: (message) => {
      input.write(`${message}\0`);
    },
    close: () => {
      input.destroy();
      output.destroy();
    },
  };
  let parts: Buffer[] = [];
  output.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...parts, chunk.subarray(start, end)]).toString();
      parts = [];
      start = end + 1;
      // One message a turn, so that what awaits an answer runs before the next event arrives.
      setImmediate(() => transport.onmessage?.(message));
    }
    parts.push(chunk.subarray(start));
  });
  // A turn later: who waits for `ended` itself is to hear of it first, with the better reason.
  void ended.then(() => setImmediate(() => transport.onclose?.()));
  return transport;
}
