import type { Command } from 'commander';
import { EXIT, MachineError } from '../../errors.ts';
import * as options from '../options.ts';
import { terminal } from '../terminal.ts';

interface Flags extends options.SharedFlags {
  reporter?: string;
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
    .option('--reporter <name>', 'how to say it: text, json, github or sarif (default: text)')
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  resume check                     all variants of all résumés
  resume check -v staff-ml --json  one variant, as data
  resume check --reporter github   annotations in a pull request; --reporter sarif for code scanning`,
    )
    .action(async (file: string | undefined, flags: Flags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const [{ check }, { hasErrors }, { chooseReporter }] = await Promise.all([
        import('../../check.ts'),
        import('../../diagnostic.ts'),
        import('../reporters/index.ts'),
      ]);
      const reporter = chooseReporter(flags.json ? 'json' : (flags.reporter ?? 'text'));
      const around = { cwd: process.cwd(), env: process.env };
      const checking = check({
        ...options.resolveOptions(file, flags),
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
        signal,
      });
      const found = await checking.catch(async (error: unknown) => {
        if (error instanceof MachineError && error.before) {
          const { diagnostics, notes } = error.before;
          await reporter.tell({ checked: [], diagnostics, notes, failure: error }, talk, around);
        }
        throw error;
      });
      if (hasErrors(found.diagnostics)) process.exitCode = EXIT.invalid;
      await reporter.tell(found, talk, around);
    });
}
