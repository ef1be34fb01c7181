import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { Listing } from '../../list.ts';
import type { Sent } from '../../listSent.ts';
import { legible } from '../legible.ts';
import * as options from '../options.ts';
import { plainDiagnostic } from '../plainDiagnostic.ts';
import { terminal, type Terminal } from '../terminal.ts';

export function addList(root: Command): void {
  root
    .command('list')
    .description('list résumés, variants and templates, or what was sent')
    .argument('[file]', 'one résumé: a file, a folder or a name in resumes/')
    .option('--sent', 'the records of what was sent, by date')
    .addOption(options.jsonOption())
    .addHelpText('after', '\nExamples:\n  resume list --json\n  resume list --sent')
    .action(async (file: string | undefined, flags: ListFlags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      if (flags.sent) {
        await showSent(flags, talk);
        return;
      }
      const { list } = await import('../../list.ts');
      const listing = await list({ cwd: process.cwd(), ...(file === undefined ? {} : { file }) });
      talk.out(flags.json ? `${JSON.stringify(listing, null, 2)}\n` : legible(text(listing, talk)));
    });
}

interface ListFlags extends options.SharedFlags {
  sent?: boolean;
}

async function showSent({ json }: ListFlags, talk: Terminal): Promise<void> {
  const { listSent } = await import('../../listSent.ts');
  const { sent, diagnostics } = await listSent();
  if (diagnostics.some(({ severity }) => severity === 'error')) process.exitCode = EXIT.invalid;
  if (json) {
    talk.out(`${JSON.stringify({ sent, diagnostics: diagnostics.map(plainDiagnostic) }, null, 2)}\n`);
    return;
  }
  if (diagnostics.length > 0) (await import('../report.ts')).reportText(diagnostics, talk);
  const { textWidth } = await import('../../core/textWidth.ts');
  talk.out(legible(sentText(sent, textWidth, talk)));
  if (sent.length === 0 && diagnostics.length === 0)
    talk.say('nothing is recorded as sent: resume record VARIANT --to "Acme, Staff Engineer"');
}

function sentText(sent: readonly Sent[], measure: (text: string) => number, { colors }: Terminal): string {
  const rows = sent.map(({ date, to, resume, variant, pages, git, file }) => [
    date,
    to,
    [resume, variant].filter(Boolean).join('/') || '-',
    pages === undefined ? '' : `${pages} ${pages === 1 ? 'page' : 'pages'}`,
    git ? `${git.commit.slice(0, 7)}${git.dirty ? '+' : ''}` : '',
    file,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => measure(row[column] ?? ''))));
  return rows
    .map((row) => {
      const [date, to, variant, pages, commit] = widths.map((width, column) => {
        const cell = row[column] ?? '';
        return cell + ' '.repeat(width - measure(cell));
      });
      return `${date ?? ''}  ${colors.bold(to ?? '')}  ${variant ?? ''}  ${pages ?? ''}  ${colors.dim(`${commit ?? ''}  ${row[5] ?? ''}`)}\n`;
    })
    .join('');
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
