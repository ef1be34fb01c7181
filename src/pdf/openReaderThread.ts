import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { MachineError, type MachineErrorCode } from '../errors.ts';
import { PACKAGE_ROOT } from '../io/packageRoot.ts';
import type { PrintReader, PrintReading } from './openPrintReader.ts';

export interface Question {
  id: number;
  pdf: Uint8Array;
}

export type Answer = { id: number } & (
  | { reading: PrintReading }
  | { failed: { message: string; stack: string; machine?: { code: MachineErrorCode; hint: string } } }
);

interface Waiting {
  done: (reading: PrintReading) => void;
  fail: (error: Error) => void;
}

/**
 * Reads PDFs in a thread of its own, which loads its engines while the résumé is read and the browser
 * prints. In the bundle it stands for `openPrintReader`: a thread takes a file of JavaScript.
 */
export function openPrintReader(): PrintReader {
  const worker = new Worker(join(PACKAGE_ROOT, 'bin', 'readerThread.js'));
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const failAll = (error: Error): void => {
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ('reading' in answer) one?.done(answer.reading);
    else one?.fail(errorOf(answer.failed));
  });
  worker.on('error', failAll);
  worker.on('exit', () => {
    failAll(new Error('the thread that reads PDFs ended'));
  });
  // Only who waits for an answer keeps the process alive.
  worker.unref();
  return {
    read: (pdf) =>
      new Promise((done, fail) => {
        last += 1;
        waiting.set(last, { done, fail });
        worker.ref();
        worker.postMessage({ id: last, pdf } satisfies Question);
      }),
    close: () => void worker.terminate(),
  };
}

function errorOf({ message, stack, machine }: Extract<Answer, { failed: unknown }>['failed']): Error {
  if (machine) return new MachineError(machine.code, message, machine.hint);
  return Object.assign(new Error(message), { stack });
}
