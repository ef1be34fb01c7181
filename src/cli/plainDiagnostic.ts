import type { Diagnostic } from '../diagnostic.ts';

/** A diagnostic as other programs read it: the contract's eight fields. */
export function plainDiagnostic(diagnostic: Diagnostic) {
  const { code, severity, message, hint, file, line, column, path } = diagnostic;
  return { code, severity, message, hint, file, line, column, path };
}
