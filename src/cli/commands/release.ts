import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import * as options from '../options.ts';
import { plainDiagnostic } from '../plainDiagnostic.ts';
import { tellProgress } from '../tellProgress.ts';
import { terminal } from '../terminal.ts';

interface Flags extends options.SharedFlags {
  format?: string[];
  outDir?: string;
  frozen?: boolean;
}

export function addRelease(root: Command, signal: AbortSignal): void {
  root
    .command('release')
    .description('build, and lay the files under their proper names into a folder, to hand out')
    .argument('[file]', 'one résumé: a file, a folder or a name in resumes/')
    .addOption(options.variantOption())
    .addOption(options.formatOption('pdf'))
    .option('-o, --out-dir <dir>', 'where to lay them, with their SHA256SUMS (default: release)')
    .addOption(options.browserOption())
    .option('--frozen', 'fail where an output would differ from dist/manifest.json')
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
Their names: resumes/output.yaml, e.g. name: "{name} - {label}.pdf"

Examples:
  resume release                       release/Ada Lovelace - Staff Engineer.pdf, …
  resume release --frozen -f pdf,docx  for a tag: as dist/manifest.json records them, or not at all`,
    )
    .action(async (file: string | undefined, flags: Flags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const { release } = await import('../../release.ts');
      const { reportText, summary } = await import('../report.ts');
      const { files, diagnostics, notes } = await release({
        ...options.resolveOptions(file, flags),
        ...(flags.format ? { formats: flags.format } : {}),
        ...(flags.outDir === undefined ? {} : { to: flags.outDir }),
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
        ...(flags.frozen === undefined ? {} : { frozen: flags.frozen }),
        signal,
        ...(flags.json ? {} : { onProgress: tellProgress(talk) }),
      });
      const failed = diagnostics.some(({ severity }) => severity === 'error');
      if (failed) process.exitCode = EXIT.invalid;
      for (const note of notes) talk.say(talk.colors.dim(`note: ${note}`));
      if (flags.json) {
        talk.out(`${JSON.stringify({ files, diagnostics: diagnostics.map(plainDiagnostic) }, null, 2)}\n`);
        return;
      }
      reportText(diagnostics, talk);
      if (failed) {
        talk.complain(`nothing was released: ${summary(diagnostics)}`);
        return;
      }
      for (const { path, resume, variant } of files)
        talk.say(`${talk.colors.green('✓')} ${path} ${talk.colors.dim(`${resume}/${variant}`)}`);
    });
}
