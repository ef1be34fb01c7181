import { plainDiagnostic } from '../plainDiagnostic.ts';
import type { Reporter } from './reporter.ts';

/** One document. Where the machine fails, the failure is the document: see main. */
export const json: Reporter = {
  purpose: 'one JSON document',
  tell: ({ checked, diagnostics, notes, mended, failure }, talk) => {
    if (failure) return;
    const document = {
      checked,
      diagnostics: diagnostics.map(plainDiagnostic),
      notes,
      ...(mended ? { mended } : {}),
    };
    talk.out(`${JSON.stringify(document, null, 2)}\n`);
  },
};
