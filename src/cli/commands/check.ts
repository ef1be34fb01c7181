import type { Command } from 'commander';
import type { CheckOptions } from '../../check.ts';
import { EXIT, MachineError, UsageError } from '../../errors.ts';
import * as options from '../options.ts';
import { terminal, type Terminal } from '../terminal.ts';

interface Flags extends options.SharedFlags {
  reporter?: string;
  cache: boolean;
  fix?: boolean;
  yes?: boolean;
}

export function addCheck(root: Command, signal: AbortSignal): void {
  root
    .command('check')
    .description('say everything that is wrong, from the YAML to the spelling and the printed PDF')
    .argument('[file]', 'one résumé: a file, a folder or a name in resumes/')
    .addOption(options.variantOption())
    .addOption(options.templateOption())
    .addOption(options.setOption())
    .addOption(options.browserOption())
    .option('--reporter <name>', 'how to say it: text, json, github, gitlab or sarif (default: text)')
    .option('--fix', 'mend spaces, quotes and dashes in the files; ask for what is not safe')
    .option('-y, --yes', 'with --fix: take all it would ask for')
    .addOption(options.cacheOption())
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  resume check                     all variants of all résumés
  resume check -v staff-ml --json  one variant, as data
  resume check --fix               mend what can be mended, and say the rest
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
      if (flags.yes && !flags.fix)
        throw new UsageError('--yes has nothing to agree to', 'it goes with --fix');
      const asked = {
        ...options.resolveOptions(file, flags),
        cache: flags.cache,
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
        signal,
      };
      const checking = flags.fix ? mend(asked, flags.yes === true, talk, signal) : check(asked);
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

/** Checks with --fix, and says each thing that was mended. */
async function mend(asked: CheckOptions, takesAll: boolean, talk: Terminal, signal: AbortSignal) {
  const [{ fix }, { askFix }, { visible }] = await Promise.all([
    import('../../fix.ts'),
    import('../askFix.ts'),
    import('../../core/visible.ts'),
  ]);
  const { left, ...found } = await fix({
    ...asked,
    accept: takesAll ? () => true : askFix(talk, signal),
    onMended: ({ file, line, code, was, text }) => {
      const change = `${JSON.stringify(was)} → ${JSON.stringify(text)}`;
      talk.say(
        `${talk.colors.green('✓')} ${file}:${line} ${visible(change)} ${talk.colors.dim(`(${code})`)}`,
      );
    },
  });
  if (left > 0)
    talk.say(
      `${left} ${left === 1 ? 'change is' : 'changes are'} left to you; --yes takes what is suggested`,
    );
  return found;
}
