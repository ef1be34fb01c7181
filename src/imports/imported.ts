import type { Diagnostic } from '../diagnostic.ts';

/** What somebody else's file came to. */
export interface Imported {
  /** A résumé in our shape, as plain data: JSON Resume with our additions, `variants` included where they hold something. */
  resume: Record<string, unknown>;
  /** What could not be carried, each at its place; and errors, where the file cannot be read at all. */
  diagnostics: Diagnostic[];
}
