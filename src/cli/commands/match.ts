import type { Command } from 'commander';
import { legible } from '../legible.ts';
import * as options from '../options.ts';
import { plainDiagnostic } from '../plainDiagnostic.ts';
import { terminal } from '../terminal.ts';

const SCORE =
  'score: the weight of the terms that a variant prints, of all; required 3, duties 1.5, nice to have 1, repeated a little more';

export function addMatch(root: Command, signal: AbortSignal): void {
  root
    .command('match')
    .description('how each variant covers a job ad: what it asks for, where that stands, what is missing')
    .argument('<job>', 'the ad: a .txt, .md or .html file, or - for stdin')
    .argument('[file]', 'one résumé: a file, a folder or a name in resumes/')
    .addOption(options.variantOption())
    .addOption(options.setOption())
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
Terms are known technologies and skills, and phrases that the ad repeats; what is required counts for
more than what would be nice, and benefits for nothing. Nothing is sent anywhere, and no text is edited.

Examples:
  resume match job.html                  the best variant, term by term
  pbpaste | resume match -               an ad from the clipboard
  resume match job.txt --json | jq '.variants[0].score'`,
    )
    .action(async (job: string, file: string | undefined, flags: options.SharedFlags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const [{ match }, { readJobAd }, { tellProblems }] = await Promise.all([
        import('../../match.ts'),
        import('../../io/readJobAd.ts'),
        import('../resolveOne.ts'),
      ]);
      const { text, format } = await readJobAd(job, process.stdin);
      const found = await match({
        ...options.resolveOptions(file, flags),
        job: text,
        ...(format ? { format } : {}),
        signal,
      });
      if (!(await tellProblems(found.diagnostics, flags, talk))) return;
      if (flags.json) {
        const document = { ...found, diagnostics: found.diagnostics.map(plainDiagnostic) };
        talk.out(`${JSON.stringify(document, null, 2)}\n`);
        return;
      }
      const { matchTable } = await import('../matchTable.ts');
      talk.out(legible(matchTable(found, talk)));
      const { terms } = found.job;
      if (terms.length > 0) talk.say(talk.colors.dim(SCORE));
      for (const note of found.notes) talk.say(talk.colors.dim(note));
    });
}
