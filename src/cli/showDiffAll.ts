import type { DiffAllResult } from '../diffAll.ts';
import { json, markdown, stat, text } from '../diff/showAll/index.ts';
import { plainDiagnostic } from './plainDiagnostic.ts';
import { putOut, sheetFor, type Way } from './showDiff.ts';
import type { Terminal } from './terminal.ts';

const WAYS = { text, stat, markdown };

/** What became of all variants on stdout, in a pager where it is a terminal. */
export async function showAll(result: DiffAllResult, way: Way, talk: Terminal): Promise<void> {
  if (way === 'json') {
    const diagnostics = result.diagnostics.map(plainDiagnostic);
    talk.out(`${JSON.stringify({ ...json(result), diagnostics }, null, 2)}\n`);
  } else {
    // The summary, which stands before all else, lines up by the width of letters, in a pipe, too.
    putOut(WAYS[way](result, await sheetFor('stat')), talk);
  }
}
