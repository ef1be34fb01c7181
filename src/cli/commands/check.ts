import { Option, type Command } from 'commander';
import { EXIT, MachineError } from '../../errors.ts';
import * as options from '../options.ts';
import { terminal } from '../terminal.ts';
import { plainDiagnostic } from '../plainDiagnostic.ts';

interface Flags extends options.SharedFlags {
  reporter: 'text' | 'json';
}

export function addCheck(root: Command, signal: AbortSignal): void {
  root
    .command('check')
    .description('say everything that is wrong, from the YAML to the spelling, and write nothing')
    .argument('[file]', 'one résumé: a file, a folder or a name in resumes/')
    .addOption(options.variantOption())
    .addOption(options.templateOption())
    .addOption(options.setOption())
    .addOption(options.browserOption())
    .addOption(new Option('--reporter <name>', 'how to say it').choices(['text', 'json']).default('text'))
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  resume check                     all variants of all résumés
  resume check -v staff-ml --json  one variant, as data`,
    )
    .action(async (file: string | undefined, flags: Flags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const { check } = await import('../../check.ts');
      const { reportText, summary } = await import('../report.ts');
      const checking = check({
        ...options.resolveOptions(file, flags),
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
        signal,
      });
      const { checked, diagnostics, notes } = await checking.catch((error: unknown) => {
        if (error instanceof MachineError && error.before && !flags.json && flags.reporter === 'text')
          reportText(error.before.diagnostics, talk);
        throw error;
      });
      if (diagnostics.some((one) => one.severity === 'error')) process.exitCode = EXIT.invalid;
      if (flags.json || flags.reporter === 'json') {
        talk.out(
          `${JSON.stringify({ checked, diagnostics: diagnostics.map(plainDiagnostic), notes }, null, 2)}\n`,
        );
        return;
      }
      reportText(diagnostics, talk);
      for (const note of notes) talk.say(talk.colors.dim(note));
      const variants = `${checked.length} ${checked.length === 1 ? 'variant' : 'variants'} checked`;
      const count = summary(diagnostics);
      if (process.exitCode === EXIT.invalid) talk.complain(`${variants}: ${count}`);
      else if (count) talk.say(`${variants}: ${count}`);
      else talk.say(`${talk.colors.green('✓')} ${variants}, nothing to say`);
    });
}
