import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import * as options from '../options.ts';
import { terminal } from '../terminal.ts';

export function addShow(root: Command): void {
  root
    .command('show')
    .description('print the data that a variant comes to: plain JSON Resume')
    .argument('[file]', 'one résumé: a file, a folder or a name in resumes/')
    .addOption(options.variantOption())
    .addOption(options.setOption())
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  resume show staff-engineer -v staff-ml           as YAML
  resume show -v staff-ml --json | jq '.work[0]'   as JSON`,
    )
    .action(async (file: string | undefined, flags: options.SharedFlags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const one = await resolveOne(file, flags);
      const { reportText } = await import('../report.ts');
      reportText(one.diagnostics, talk);
      if (one.diagnostics.some(({ severity }) => severity === 'error')) process.exitCode = EXIT.invalid;
      if (!one.tailored || process.exitCode === EXIT.invalid) return;
      const { resume } = one.tailored;
      if (flags.json) {
        talk.out(`${JSON.stringify(resume, null, 2)}\n`);
      } else {
        const { toYaml } = await import('../../core/parse.ts');
        talk.out(toYaml(resume, { lineWidth: 100 }));
      }
    });
}

/** The one variant that is asked for, `default` where none is named. */
export async function resolveOne(file: string | undefined, flags: options.SharedFlags) {
  const { resolve } = await import('../../resolve.ts');
  const { inSourceOrder } = await import('../../diagnostic.ts');
  const found = await resolve({
    ...options.resolveOptions(file, flags),
    variants: flags.variant ?? ['default'],
  });
  const [one, another] = found;
  if (!one || another) {
    const names = found.map(({ resume, variant }) => `${resume} ${variant}`);
    throw new UsageError(
      `this takes one variant, ${names.length} match: ${names.join(', ')}`,
      'name a résumé and one --variant',
    );
  }
  return { ...one, diagnostics: inSourceOrder(one.diagnostics) };
}
