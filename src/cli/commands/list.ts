import type { Command } from 'commander';
import type { Listing } from '../../list.ts';
import * as options from '../options.ts';
import { terminal, type Terminal } from '../terminal.ts';

export function addList(root: Command): void {
  root
    .command('list')
    .description('list résumés, variants and templates')
    .argument('[file]', 'one résumé: a file, a folder or a name in resumes/')
    .addOption(options.jsonOption())
    .addHelpText('after', '\nExample:\n  resume list --json')
    .action(async (file: string | undefined, flags: options.SharedFlags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const { list } = await import('../../list.ts');
      const listing = await list({ cwd: process.cwd(), ...(file === undefined ? {} : { file }) });
      talk.out(flags.json ? `${JSON.stringify(listing, null, 2)}\n` : text(listing, talk));
    });
}

function text({ resumes, templates }: Listing, { colors }: Terminal): string {
  const lines: string[] = [];
  for (const { name, file, variants } of resumes) {
    lines.push(`${colors.bold(name)}  ${colors.dim(file)}`);
    const width = Math.max(...variants.map((variant) => variant.name.length));
    for (const variant of variants) {
      const parents = variant.parents.filter((parent) => parent !== 'default');
      const extended = parents.length > 0 ? `extends ${parents.join(' → ')}` : '';
      lines.push(`  ${variant.name.padEnd(width)}  ${colors.dim(extended)}`.trimEnd());
    }
  }
  lines.push(colors.bold('templates'));
  const width = Math.max(...templates.map((template) => template.name.length));
  for (const { name, description, folder, from } of templates) {
    const where = from === 'program' ? '' : ` (${folder})`;
    lines.push(`  ${name.padEnd(width)}  ${colors.dim(`${description}${where}`)}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}
