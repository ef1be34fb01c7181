import { Chalk } from 'chalk';
import { reportText } from '../../src/cli/report.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';

/** Diagnostics as people read them, without colours. */
export function printed(diagnostics: readonly Diagnostic[]): string {
  let text = '';
  const write = (line: string): void => void (text += `${line}\n`);
  const quiet = () => undefined;
  const colors = new Chalk({ level: 0 });
  reportText(diagnostics, { out: quiet, progress: quiet, say: write, complain: write, colors, width: 100 });
  return text;
}
