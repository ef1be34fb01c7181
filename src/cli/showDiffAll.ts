import type { DiffAllResult } from '../diffAll.ts';
import { json, markdown, stat, text } from '../diff/showAll/index.ts';
import { inkFor } from './ink.ts';
import { page } from './page.ts';
import { plainDiagnostic } from './plainDiagnostic.ts';
import type { Way } from './showDiff.ts';
import { productSheet, type Terminal } from './terminal.ts';

const WAYS = { text, stat, markdown };

/** What became of all variants on stdout, in a pager where it is a terminal. */
export function showAll(result: DiffAllResult, way: Way, talk: Terminal): void {
  if (way === 'json') {
    const diagnostics = result.diagnostics.map(plainDiagnostic);
    talk.out(`${JSON.stringify({ ...json(result), diagnostics }, null, 2)}\n`);
    return;
  }
  const { colors, width, isTerminal } = productSheet();
  const shown = WAYS[way](result, { width, ink: inkFor(colors) });
  if (shown === '' || (isTerminal && page(shown, process.env))) return;
  talk.out(shown);
}
