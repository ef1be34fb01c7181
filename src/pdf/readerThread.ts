import { parentPort } from 'node:worker_threads';
import { MachineError } from '../errors.ts';
import { readPrint } from './openPrintReader.ts';
import type { Answer, Question } from './openReaderThread.ts';

/** The thread of `openReaderThread`: reads what it is sent, one after the other. */
parentPort?.on('message', ({ id, pdf }: Question) => {
  readPrint(pdf).then(
    (reading) => {
      answer({ id, reading });
    },
    (thrown: unknown) => {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      const { message, stack = message } = error;
      const machine = error instanceof MachineError ? { code: error.code, hint: error.hint } : undefined;
      answer({ id, failed: { message, stack, ...(machine ? { machine } : {}) } });
    },
  );
});

function answer(one: Answer): void {
  parentPort?.postMessage(one);
}

/** The least that both engines take for a page with text. */
const TRIAL = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 27>>stream
BT/F 9 Tf 9 9 Td(a b)Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>`;

/** The engines load, and try themselves, while nothing is to be read yet. What fails now fails then, and is told. */
export const tried = readPrint(Buffer.from(TRIAL)).then(
  () => undefined,
  () => undefined,
);
