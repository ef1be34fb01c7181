import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import * as options from '../options.ts';
import { terminal } from '../terminal.ts';
import { plainDiagnostic } from '../plainDiagnostic.ts';

interface Flags {
  from?: string;
  template?: string;
  as?: string;
  ci?: string | true;
  json?: boolean;
}

export function addInit(root: Command): void {
  root
    .command('init')
    .description('start a project that builds as it stands; nothing is overwritten')
    .argument('[dir]', 'its folder', '.')
    .option('--from <file>', 'start from a résumé that you have: whatever `resume import` reads')
    .option('--template <name>', 'copy a template into templates/, to make it your own')
    .option('--as <name>', 'what the copy is called (default: as its original, which it then replaces)')
    .option('--ci [host]', 'write workflows that check, compare and release: github (default) or gitlab')
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  resume init my-resume && cd my-resume && resume build
  resume init --from resume.json
  resume init --from Basic_LinkedInDataExport.zip
  resume init --template classic --as mine
  resume init --ci                    .github/workflows for the project that is here`,
    )
    .action(async (dir: string, flags: Flags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const { init } = await import('../../init.ts');
      const { reportText, summary } = await import('../report.ts');
      const started = await init({
        cwd: process.cwd(),
        dir,
        ...(flags.from === undefined ? {} : { from: flags.from }),
        ...(flags.template === undefined ? {} : { template: flags.template }),
        ...(flags.as === undefined ? {} : { as: flags.as }),
        ...(flags.ci === undefined ? {} : { ci: flags.ci === true ? 'github' : flags.ci }),
      });
      const { written, kept, template, diagnostics } = started;
      const failed = diagnostics.some((one) => one.severity === 'error');
      if (failed) process.exitCode = EXIT.invalid;
      if (flags.json) {
        talk.out(
          `${JSON.stringify({ ...started, diagnostics: diagnostics.map(plainDiagnostic) }, null, 2)}\n`,
        );
        return;
      }
      reportText(diagnostics, talk);
      if (failed) {
        talk.complain(`nothing was written: ${summary(diagnostics)}`);
        return;
      }
      for (const name of written) talk.say(`${talk.colors.green('✓')} ${name}`);
      for (const name of kept) talk.say(talk.colors.dim(`· ${name} stands there already and was left alone`));
      if (template !== undefined) talk.say(howToUse(template, template === flags.template));
      const enter = dir === '.' ? '' : `cd ${dir} && `;
      talk.say(`next: ${talk.colors.bold(`${enter}resume build`)}`);
      if (flags.ci !== undefined)
        talk.say('then commit: a pull request is checked and compared, a tag is released');
    });
}

function howToUse(name: string, replaces: boolean): string {
  return replaces
    ? `\`${name}\` is now the one in templates/${name}: every variant that names it prints with it`
    : `use it in a variant with \`template: ${name}\`, or once with --template ${name}`;
}
