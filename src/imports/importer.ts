import type { Place, Node, Source } from '../core/source.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** What was given to import, looked into just far enough to tell what it may be. */
export type Given = GivenDocument | GivenTables | GivenPdf;

/** YAML or JSON that could be read. */
export interface GivenDocument {
  kind: 'document';
  source: Source;
  root: Node;
}

/** A folder or an archive of CSV files, or one of them. */
export interface GivenTables {
  kind: 'tables';
  tables: readonly NamedSource[];
  /** The names of what else lies there. */
  others: readonly string[];
  /** The folder, for what is said of it as a whole. */
  whole: Place;
}

export interface NamedSource extends Source {
  /** `Positions.csv` */
  readonly name: string;
}

export interface GivenPdf {
  kind: 'pdf';
  bytes: Uint8Array;
  whole: Place;
}

/** One program's files. Adding one is a file beside this one and a row in index.ts. */
export interface Importer<G extends Given> {
  /** As `--json` and the API name it. */
  name: string;
  /** As people name it: "LinkedIn’s data export". */
  title: string;
  recognizes: (given: G) => boolean;
  read: (given: G) => Draft | Promise<Draft>;
}

/**
 * A résumé in our shape, its values with the places where the other program wrote them. Nothing yet
 * says that it holds against our schema: `fit` sees to that.
 */
export interface Draft {
  /** Undefined where the file cannot be read; then the diagnostics hold an error. */
  root: Node | undefined;
  diagnostics: Diagnostic[];
  /** Whether `${name}` is a fact of ours, as in our own files; elsewhere it is text. */
  facts: boolean;
}
