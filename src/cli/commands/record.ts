import type { Command } from 'commander';
import { withoutData } from '../../applications/withoutData.ts';
import type { RecordOptions, RecordResult } from '../../record.ts';
import { EXIT } from '../../errors.ts';
import * as options from '../options.ts';
import { plainDiagnostic } from '../plainDiagnostic.ts';
import { terminal, type Terminal } from '../terminal.ts';

interface Flags extends Pick<RecordOptions, 'to' | 'date' | 'pdf' | 'force' | 'browser' | 'outDir'> {
  json?: boolean;
}

export function addRecord(root: Command, signal: AbortSignal): void {
  root
    .command('record')
    .description('print a variant and keep what is sent, to compare with later; nothing leaves the machine')
    .argument('[variant]', 'a variant, or RESUME/VARIANT')
    .requiredOption('--to <whom>', 'whom it is sent to: "Acme, Staff Engineer"')
    .option('--date <day>', 'when, as YYYY-MM-DD; today if left out')
    .option('--pdf <file>', 'a PDF that was sent already: nothing is printed')
    .option('--force', 'record it although the check finds errors')
    .option('-o, --out-dir <dir>', 'where the PDF goes (default: dist)')
    .addOption(options.browserOption())
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  resume record staff-ml --to "Acme, Staff Engineer"      applications/acme-staff-engineer.yaml
  resume record --to Acme --pdf sent.pdf --date 2026-03-31   one that was sent already
  resume diff acme staff-ml                               what you have changed since
  resume list --sent                                      all of them, by date`,
    )
    .action(async (variant: string | undefined, { json, ...flags }: Flags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const { record } = await import('../../record.ts');
      const result = await record({ ...(variant === undefined ? {} : { variant }), ...flags, signal });
      if (!result.recorded) process.exitCode = EXIT.invalid;
      if (json) talk.out(`${JSON.stringify(plain(result), null, 2)}\n`);
      else await tell(result, talk);
    });
}

function plain({ recorded, diagnostics, notes }: RecordResult) {
  return {
    recorded: recorded
      ? { name: recorded.name, file: recorded.file, ...withoutData(recorded.application) }
      : null,
    notes,
    diagnostics: diagnostics.map(plainDiagnostic),
  };
}

async function tell({ recorded, diagnostics, notes }: RecordResult, talk: Terminal): Promise<void> {
  const { colors } = talk;
  const { reportText, summary } = await import('../report.ts');
  reportText(diagnostics, talk);
  for (const note of notes) talk.say(colors.dim(`note: ${note}`));
  if (!recorded) {
    talk.complain(`nothing is recorded: ${summary(diagnostics)}; --force records what builds all the same`);
    return;
  }
  const { name, file, application } = recorded;
  const pages =
    application.pages === undefined
      ? ''
      : `, ${application.pages} ${application.pages === 1 ? 'page' : 'pages'}`;
  talk.say(`${colors.green('✓')} ${file} ${colors.dim(`${application.date}, to ${application.to}`)}`);
  if (application.pdf)
    talk.say(`  ${application.pdf}${colors.dim(`${pages}, sha256 ${application.sha256.slice(0, 12)}…`)}`);
  talk.say(colors.dim(`  later: resume diff ${name} ${application.variant ?? 'VARIANT'}`));
}
