import type { Command } from 'commander';
import type { DiffResult } from '../../diff.ts';
import { UsageError } from '../../errors.ts';
import * as options from '../options.ts';
import { tellProblems } from '../resolveOne.ts';
import type { Way } from '../showDiff.ts';
import { terminal } from '../terminal.ts';

interface Flags {
  html?: string;
  visual?: string;
  json?: boolean;
  markdown?: boolean;
  stat?: boolean;
  exitCode?: boolean;
  browser?: string;
}

export function addDiff(root: Command, signal: AbortSignal): void {
  root
    .command('diff')
    .description('show what differs between two variants, or a variant and a file sent earlier')
    .argument('<a>', 'a variant, RESUME/VARIANT, or a file: PDF, JSON Resume, YAML')
    .argument('[b]', 'the same; what to compare it with')
    .option('--html <file>', 'write one page, side by side, with keys and filters')
    .option('--visual <dir>', 'lay the printed pages over each other, one PNG a page')
    .option('--stat', 'only how much changed in each section')
    .option('--markdown', 'for a comment on a pull request')
    .addOption(options.jsonOption())
    .option('--exit-code', 'exit with 1 where they differ')
    .addOption(options.browserOption())
    .addHelpText(
      'after',
      `
Examples:
  resume diff automated-messaging personalization
  resume diff sent/acme.pdf staff-ml --html acme.html   what changed since you sent it
  resume diff default staff-ml --visual pages           as pictures, a page each
  resume diff default staff-ml --stat --exit-code`,
    )
    .action(async (a: string, b: string | undefined, flags: Flags, command: Command) => {
      if (b === undefined)
        throw new UsageError('this takes two sides', `name the other one, too: resume diff ${a} VARIANT`);
      refuseTwoWays(flags);
      const talk = terminal(options.isQuiet(command));
      const { diff } = await import('../../diff.ts');
      const result = await diff({
        ...{ a, b, signal, visual: flags.visual !== undefined },
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
      });
      for (const note of result.notes) talk.say(talk.colors.dim(`note: ${note}`));
      if (!(await tellProblems(result.diagnostics, flags, talk)) || !result.difference) return;
      const { difference } = result;
      const { show, writePages, writePictures } = await import('../showDiff.ts');
      if (flags.html !== undefined) await writePages(difference, flags.html, talk);
      const pictures =
        flags.visual === undefined ? [] : await writePictures(result.pages, flags.visual, talk);
      show(result, pictures, wayOf(flags), talk);
      if (difference.same) talk.say(`nothing differs between ${difference.a.name} and ${difference.b.name}`);
      if (flags.exitCode && isDifferent(result)) process.exitCode = DIFFERENT;
    });
}

const DIFFERENT = 1;

function isDifferent({ difference, pages }: DiffResult): boolean {
  return difference?.same === false || pages.some((page) => page.boxes.length > 0);
}

function refuseTwoWays({ json, markdown, stat }: Flags): void {
  const ways = [json && '--json', markdown && '--markdown', stat && '--stat'].filter(Boolean);
  if (ways.length > 1)
    throw new UsageError(
      `${ways.join(' and ')} both want stdout`,
      'choose one of them; --html and --visual go with any',
    );
}

/** What goes to stdout; nothing where the difference goes to files. */
function wayOf({ json, markdown, stat, html, visual }: Flags): Way | undefined {
  if (json) return 'json';
  if (markdown) return 'markdown';
  if (stat) return 'stat';
  return html === undefined && visual === undefined ? 'text' : undefined;
}
