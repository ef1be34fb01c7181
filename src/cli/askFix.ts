import { createInterface } from 'node:readline/promises';
import { visible } from '../core/visible.ts';
import type { FixOptions, Proposal } from '../fix.ts';
import { legible } from './legible.ts';
import type { Terminal } from './terminal.ts';

/**
 * Asks at the terminal whether to take each fix that is not right in any case; takes none where nobody
 * sits there.
 */
export function askFix(talk: Terminal, signal: AbortSignal): NonNullable<FixOptions['accept']> {
  let always: boolean | undefined = process.stdin.isTTY && process.stderr.isTTY ? undefined : false;
  return async ({ diagnostic, fix }: Proposal) => {
    if (always !== undefined) return always;
    const { file, line, code } = diagnostic;
    const change = `${visible(fix.was)} ${talk.colors.cyan('→')} ${visible(fix.text)}`;
    const asked = `${file}:${line} ${change} ${talk.colors.dim(`(${code})`)} [y]es, [n]o, [a]ll, [q]uit: `;
    const reader = createInterface({ input: process.stdin, output: process.stderr });
    // The terminal is in the reader's hands meanwhile, Ctrl-C included.
    reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    try {
      const answer = (await reader.question(legible(asked), { signal })).trim().toLowerCase();
      if (answer === 'a' || answer === 'all') always = true;
      if (answer === 'q' || answer === 'quit') always = false;
      return always ?? (answer === 'y' || answer === 'yes');
    } finally {
      reader.close();
    }
  };
}
