import type { Command } from 'commander';
import type { Examination } from '../../doctor.ts';
import { EXIT } from '../../errors.ts';
import { legible } from '../legible.ts';
import * as options from '../options.ts';
import { terminal, type Terminal } from '../terminal.ts';

export function addDoctor(root: Command, signal: AbortSignal): void {
  root
    .command('doctor')
    .description('say which browser and fonts would be used, and whether they print')
    .addOption(options.browserOption())
    .addOption(options.jsonOption())
    .addHelpText('after', '\nExample:\n  resume doctor')
    .action(async (flags: options.SharedFlags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const { doctor } = await import('../../doctor.ts');
      const examination = await doctor({
        signal,
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
      });
      if (examination.failure) process.exitCode = EXIT.machine;
      talk.out(flags.json ? `${JSON.stringify(examination, null, 2)}\n` : legible(text(examination, talk)));
    });
}

function text(examination: Examination, { colors }: Terminal): string {
  const { looked, browser, version, fonts, milliseconds, notes, failure } = examination;
  const lines = [colors.bold('browser, in the order of preference')];
  for (const { origin, path, found } of looked) {
    const chosen = browser && path === browser.path;
    lines.push(
      `  ${found ? colors.green('✓') : colors.dim('·')} ${origin}  ${colors.dim(path)}${chosen ? colors.green('  ← used') : ''}`,
    );
  }
  lines.push(colors.bold('fonts'));
  for (const { template, families, files } of fonts) {
    lines.push(
      `  ${colors.green('✓')} ${template}  ${colors.dim(`${families.join(', ')} (${files} files)`)}`,
    );
  }
  lines.push(colors.bold('print'));
  if (failure)
    lines.push(`  ${colors.red('✗')} ${failure.message}`, `    ${colors.cyan('→')} ${failure.hint}`);
  else lines.push(`  ${colors.green('✓')} ${version} printed a page, ${milliseconds ?? 0} ms from nothing`);
  for (const note of notes) lines.push(`  ${colors.dim(`note: ${note}`)}`);
  return `${lines.join('\n')}\n`;
}
