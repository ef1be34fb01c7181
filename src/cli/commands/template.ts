import { join } from 'node:path';
import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { TemplateTest, Trial } from '../../testTemplate.ts';
import * as options from '../options.ts';
import { plainDiagnostic } from '../plainDiagnostic.ts';
import { tellProgress } from '../tellProgress.ts';
import { terminal, type Terminal } from '../terminal.ts';

interface Flags {
  data?: string[];
  keep?: string;
  browser?: string;
  json?: boolean;
}

export function addTemplate(root: Command, signal: AbortSignal): void {
  root
    .command('template')
    .description('work on a template of your own')
    .command('test')
    .description('print a template against data that are hard on it, and say what breaks')
    .argument('<template>', 'its name')
    .option('--data <name...>', 'only these data: empty, minimal, huge, hostile, rtl, hebrew')
    .option('--keep <dir>', 'write the PDFs there, to be looked at')
    .addOption(options.browserOption())
    .addOption(options.jsonOption())
    .addHelpText('after', '\nExample:\n  resume template test classic --keep printed')
    .action(async (template: string, flags: Flags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const { testTemplate } = await import('../../testTemplate.ts');
      const test = await testTemplate({
        template,
        signal,
        ...(flags.data ? { data: flags.data } : {}),
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
        onProgress: tellProgress(talk),
      });
      if (flags.keep !== undefined) await keep(test, flags.keep);
      if (test.diagnostics.some(isError) || test.trials.some(isBroken)) process.exitCode = EXIT.invalid;
      if (flags.json) talk.out(`${JSON.stringify(plain(test), null, 2)}\n`);
      else await tell(test, talk);
    });
}

async function keep({ trials }: TemplateTest, folder: string): Promise<void> {
  const { writeWhole } = await import('../../io/files.ts');
  for (const { data, sheet, printed } of trials)
    if (printed) await writeWhole(join(folder, `${data}-${sheet}.pdf`), printed.pdf);
}

async function tell({ template, trials, diagnostics, notes }: TemplateTest, talk: Terminal): Promise<void> {
  const { reportText } = await import('../report.ts');
  const { colors } = talk;
  reportText(diagnostics, talk);
  for (const trial of trials) {
    const name = `${trial.data} on ${trial.sheet}`;
    if (!isBroken(trial)) {
      talk.say(`${colors.green('✓')} ${name} ${colors.dim(counted(trial.pages, 'page'))}`);
      continue;
    }
    talk.complain(`${colors.red('✗')} ${name}`);
    reportText(trial.diagnostics, talk);
    for (const [check, messages] of byCheck(trial)) {
      for (const message of messages.slice(0, SHOWN)) talk.complain(`  ${colors.bold(check)} ${message}`);
      if (messages.length > SHOWN)
        talk.complain(colors.dim(`  ${check} … and ${messages.length - SHOWN} more`));
      const hint = trial.problems.find((problem) => problem.check === check)?.hint ?? '';
      talk.complain(`    ${colors.cyan('→')} ${hint}`);
    }
  }
  for (const note of notes) talk.say(colors.dim(`note: ${note}`));
  const broken = trials.filter(isBroken).length;
  if (broken > 0) talk.complain(`${template} breaks in ${broken} of ${trials.length}`);
  else if (trials.length > 0) talk.say(`${template} holds`);
}

/** Of one check's problems, so many are told; the others are likely more of the same. */
const SHOWN = 4;

function byCheck({ problems }: Trial): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { check, message } of problems) found.set(check, [...(found.get(check) ?? []), message]);
  return found;
}

function isBroken({ problems, diagnostics }: Trial): boolean {
  return problems.length > 0 || diagnostics.some(isError);
}

function isError({ severity }: { severity: string }): boolean {
  return severity === 'error';
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** As data: without the bytes. */
function plain({ template, trials, diagnostics, notes }: TemplateTest): object {
  return {
    template,
    trials: trials.map(({ data, sheet, pages, problems, diagnostics: wrong }) => ({
      ...{ data, sheet, pages, problems },
      diagnostics: wrong.map(plainDiagnostic),
    })),
    diagnostics: diagnostics.map(plainDiagnostic),
    notes,
  };
}
