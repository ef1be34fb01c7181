import { Chalk } from 'chalk';
import { inkFor } from '../../src/cli/ink.ts';
import type { Sheet } from '../../src/diff/show/renderer.ts';

/** A pipe: no width, no colours. */
export const PIPE: Sheet = {
  width: Infinity,
  ink: inkFor(new Chalk({ level: 0 })),
  measure: (text) => text.length,
  wrap: (text) => [text],
};
