import type { Command } from 'commander';
import type { DiffResult } from '../../diff.ts';
import { EXIT, UsageError } from '../../errors.ts';
import * as options from '../options.ts';
import { tellProblems } from '../resolveOne.ts';
import type { Way } from '../showDiff.ts';
import { terminal, type Terminal } from '../terminal.ts';

interface Flags {
  all?: string;
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
    .description(
      'show what differs between two variants, two git revisions, or a variant and a file sent earlier',
    )
    .argument('[a]', 'a variant, RESUME/VARIANT, REVISION:VARIANT, or a file: PDF, JSON Resume, YAML')
    .argument('[b]', 'the same; if left out, the variant as it was committed last')
    .option('--all <revision>', 'what became of every variant since a git revision')
    .option('--html <file>', 'write one page, side by side; with --all, the pages of all variants, too')
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
  resume diff staff-ml                                  what you have changed since the last commit
  resume diff v1.2:staff-ml staff-ml                    … since the tag v1.2
  resume diff --all v1.2 --stat                         … in every variant
  resume diff --all main --markdown --html review.html  … for a reviewer, with pictures of the pages
  resume diff sent/acme.pdf staff-ml --html acme.html   what changed since you sent it
  resume diff default staff-ml --visual pages           as pictures, a page each
  resume diff default staff-ml --stat --exit-code`,
    )
    .action(async (a: string | undefined, b: string | undefined, flags: Flags, command: Command) => {
      refuseTwoWays(flags);
      const talk = terminal(options.isQuiet(command));
      if (flags.all !== undefined) {
        if (b !== undefined)
          throw new UsageError(
            '--all takes no two sides',
            `resume diff --all ${flags.all}, or one résumé with it`,
          );
        const isSame = await showSince(flags.all, a, flags, signal, talk);
        if (flags.exitCode && !isSame) process.exitCode = DIFFERENT;
        return;
      }
      if (a === undefined)
        throw new UsageError(
          'name what to compare: one variant, or two sides',
          'resume diff staff-ml, resume diff default staff-ml, or resume diff --all v1.2',
        );
      const { diff } = await import('../../diff.ts');
      const result = await diff({
        ...{ a, signal, visual: flags.visual !== undefined },
        ...(b === undefined ? {} : { b }),
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
      });
      for (const note of result.notes) talk.say(talk.colors.dim(`note: ${note}`));
      if (!(await tellProblems(result.diagnostics, flags, talk)) || !result.difference) return;
      const { difference } = result;
      const { show, writePages, writePictures } = await import('../showDiff.ts');
      if (flags.html !== undefined) await writePages(difference, flags.html, talk);
      const pictures =
        flags.visual === undefined ? [] : await writePictures(result.pages, flags.visual, talk);
      await show(result, pictures, wayOf(flags), talk);
      if (difference.same) talk.say(`nothing differs between ${difference.a.name} and ${difference.b.name}`);
      if (flags.exitCode && isDifferent(result)) process.exitCode = DIFFERENT;
    });
}

const DIFFERENT = 1;

/** Every variant, or those of one résumé. Errors, then or now, keep no other variant from being shown. */
async function showSince(
  since: string,
  file: string | undefined,
  flags: Flags,
  signal: AbortSignal,
  talk: Terminal,
): Promise<boolean> {
  if (flags.visual !== undefined)
    throw new UsageError(
      '--visual shows two sides',
      `for one variant: resume diff ${since}:VARIANT; --html holds the pages of all`,
    );
  const [{ diffAll }, { showAll, collectPictures }] = await Promise.all([
    import('../../diffAll.ts'),
    import('../showDiffAll.ts'),
  ]);
  const pictures = flags.html === undefined ? undefined : await collectPictures(talk);
  const result = await diffAll({
    ...{ since, signal },
    ...(file === undefined ? {} : { file }),
    ...(flags.browser === undefined ? {} : { browser: flags.browser }),
    ...(pictures ? { onPrinted: pictures.onPrinted } : {}),
  });
  for (const note of result.notes) talk.say(talk.colors.dim(`note: ${note}`));
  if (!flags.json && result.diagnostics.length > 0)
    (await import('../report.ts')).reportText(result.diagnostics, talk);
  if (flags.html !== undefined) await pictures?.write(result, flags.html);
  await showAll(result, wayOf(flags), talk);
  const isSame = result.variants.every(({ change }) => change === 'same');
  if (isSame) talk.say(`nothing differs in any variant since ${since}`);
  if (result.diagnostics.length > 0) process.exitCode = EXIT.invalid;
  return isSame;
}

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
