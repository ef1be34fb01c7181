import type { Difference } from '../difference.ts';

/**
 * One way to show a difference. Adding one is a file beside this one and a row where the command chooses.
 * What is empty need not be shown: nothing differs.
 */
export type Render = (difference: Difference, sheet: Sheet) => string;

/** What it is shown on. */
export interface Sheet {
  /** In columns; Infinity in a pipe. */
  width: number;
  /** How many columns a text takes. */
  measure: (text: string) => number;
  /** A text in lines of so many columns. */
  wrap: (text: string, width: number) => string[];
  ink: Ink;
}

/** How words are painted: with a terminal's colours, or with marks where it has none. */
export interface Ink {
  /** Within a text: what went and what came, and a figure that has another value. */
  old: (text: string) => string;
  new: (text: string) => string;
  figure: (a: string, b: string) => string;
  /** What stands between what went and what came in its place. */
  between: string;
  /** Whole lines, which their sign tells already. */
  removed: (text: string) => string;
  added: (text: string) => string;
  moved: (text: string) => string;
  strong: (text: string) => string;
  faint: (text: string) => string;
}
