import type { Command } from 'commander';
import type { Explained } from '../../explain.ts';
import * as options from '../options.ts';
import { resolveOne, tellProblems } from '../resolveOne.ts';
import { terminal, type Terminal } from '../terminal.ts';

export function addExplain(root: Command): void {
  root
    .command('explain')
    .description('say of each entry where it comes from, and why it is in or out')
    .argument('[file]', 'one résumé: a file, a folder or a name in resumes/')
    .addOption(options.variantOption())
    .addOption(options.setOption())
    .addOption(options.jsonOption())
    .addHelpText('after', '\nExample:\n  resume explain staff-engineer -v staff-ml')
    .action(async (file: string | undefined, flags: options.SharedFlags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const one = await resolveOne(file, flags);
      const { explain } = await import('../../explain.ts');
      if (!(await tellProblems(one.diagnostics, flags, talk)) || !one.tailored) return;
      const explained = explain(one.tailored);
      if (flags.json) talk.out(`${JSON.stringify(explained, null, 2)}\n`);
      else talk.out(explained.map((entry) => line(entry, talk)).join(''));
    });
}

function line({ path, shown, origin, steps, tags }: Explained, { colors }: Terminal): string {
  const because = steps.map((step) => {
    const why = step.tags.length > 0 ? ` (${step.tags.join(', ')})` : '';
    return `${step.what}${why} by ${step.by} at ${step.at}`;
  });
  const tagged = tags.length > 0 ? ` [${tags.join(', ')}]` : '';
  const head = shown ? `${colors.green('in ')} ${path}` : `${colors.red('out')} ${colors.dim(path)}`;
  return `${head}${colors.dim(`${tagged}  ${[origin, ...because].join('; ')}`)}\n`;
}
