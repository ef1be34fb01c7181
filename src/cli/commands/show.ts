import type { Command } from 'commander';
import * as options from '../options.ts';
import { resolveOne, tellProblems } from '../resolveOne.ts';
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
      if (!(await tellProblems(one.diagnostics, flags, talk)) || !one.tailored) return;
      const { resume } = one.tailored;
      if (flags.json) {
        talk.out(`${JSON.stringify(resume, null, 2)}\n`);
      } else {
        const { toYaml } = await import('../../core/yaml.ts');
        talk.out(toYaml(resume, { lineWidth: 100 }));
      }
    });
}
