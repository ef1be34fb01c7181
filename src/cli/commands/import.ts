import { extname, join, resolve as resolvePath } from 'node:path';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import * as options from '../options.ts';
import { plainDiagnostic } from '../plainDiagnostic.ts';
import { terminal } from '../terminal.ts';

interface Flags {
  output?: string;
  force?: boolean;
  json?: boolean;
}

export function addImport(root: Command): void {
  root
    .command('import')
    .description('turn another program’s résumé, or a PDF printed here, into one of yours')
    .argument(
      '<file>',
      'JSON Resume, RenderCV or YAMLResume; LinkedIn’s export; a PDF printed by this program',
    )
    .option('-o, --output <path>', 'a file to write, or a folder for resume.yaml (default: stdout)')
    .option('--force', 'overwrite what stands there')
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
What is known, told by what the file holds:
  JSON Resume in YAML or JSON, older ones, too      RenderCV (cv: …)      YAMLResume (content: …)
  LinkedIn: the .zip of “Get a copy of your data”, its folder, or one of its .csv files
  a PDF that this program printed, which carries its own data
What has no place here is listed with its line; nothing is dropped in silence.

Examples:
  resume import John_Doe_CV.yaml                     as YAML on stdout
  resume import linkedin.zip -o resumes/me           resumes/me/resume.yaml
  resume import sent.pdf -o again                    what was sent, to build it again`,
    )
    .action(async (file: string, flags: Flags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const target =
        flags.output === undefined ? undefined : await targetOf(flags.output, flags.force === true);
      const { importResume } = await import('../../importResume.ts');
      const { hasErrors } = await import('../../diagnostic.ts');
      const { reportText, summary } = await import('../report.ts');
      const {
        from = null,
        resume = null,
        yaml,
        diagnostics,
      } = await importResume({ cwd: process.cwd(), file });
      const failed = hasErrors(diagnostics);
      if (failed) process.exitCode = EXIT.invalid;
      if (target !== undefined && resume) {
        const { writeWhole } = await import('../../io/files.ts');
        await writeWhole(target, extname(target) === '.json' ? `${JSON.stringify(resume, null, 2)}\n` : yaml);
      }
      if (flags.json) {
        const said = diagnostics.map(plainDiagnostic);
        talk.out(`${JSON.stringify({ resume, from, diagnostics: said }, null, 2)}\n`);
        return;
      }
      reportText(diagnostics, talk);
      if (failed) talk.complain(`nothing was imported: ${summary(diagnostics)}`);
      else if (target === undefined) talk.out(yaml);
      else talk.say(`${talk.colors.green('✓')} ${await shown(target)}`);
      if (!failed && diagnostics.length > 0)
        talk.say(`${summary(diagnostics)}: look them through before you print`);
    });
}

/** Refused before any work: what stands there is not overwritten, nor is a second résumé put beside it. */
async function targetOf(path: string, isForced: boolean): Promise<string> {
  const { isFile, isFolder } = await import('../../io/files.ts');
  const whole = resolvePath(path);
  const isFileName =
    ['.yaml', '.yml', '.json'].includes(extname(path).toLowerCase()) && !(await isFolder(whole));
  const target = isFileName ? whole : join(whole, 'resume.yaml');
  const rivals = isFileName ? [] : ['resume.yml', 'resume.json'].map((name) => join(whole, name));
  if (isForced) return target;
  for (const rival of [target, ...rivals]) {
    if (await isFile(rival))
      throw new UsageError(
        `${await shown(rival)} stands there already`,
        'write elsewhere, or overwrite it with --force',
      );
  }
  return target;
}

async function shown(path: string): Promise<string> {
  const { shownPath } = await import('../../io/project.ts');
  return shownPath(process.cwd(), path);
}
