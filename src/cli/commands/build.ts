import type { Command } from 'commander';
import { EXIT, MachineError } from '../../errors.ts';
import * as options from '../options.ts';
import { terminal, type Terminal } from '../terminal.ts';
import type { BuildResult, Output, Progress } from '../../build.ts';
import { plainBuild } from '../plainBuild.ts';

interface Flags extends options.SharedFlags {
  format?: string[];
  outDir?: string;
  allowNetwork?: boolean;
  frozen?: boolean;
  watch?: boolean;
}

export function addBuild(root: Command, signal: AbortSignal): void {
  root
    .command('build')
    .description('print every variant, or those you name')
    .argument('[file]', 'one résumé: a file, a folder or a name in resumes/')
    .addOption(options.variantOption())
    .addOption(options.formatOption())
    .option('-o, --out-dir <dir>', 'where to write; - for stdout (default: dist)')
    .addOption(options.templateOption())
    .addOption(options.setOption())
    .addOption(options.browserOption())
    .option('--watch', 'build again whenever a file of the project changes, until Ctrl-C')
    .option('--frozen', 'fail where an output would differ from the manifest, and say what moved')
    .option('--allow-network', 'let the pages of JSON Resume themes reach the network')
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  resume build                                     every variant of every résumé, PDF and HTML
  resume build staff-engineer -v staff-ml -f pdf   one PDF
  resume build -v one-page -f pdf -o - > cv.pdf    to stdout
  resume build --set work.acme.position="Staff Engineer"
  resume build --watch                             again after each save; with --json one document
                                                   a line for each build, where an output that did
                                                   not change is \`cached\``,
    )
    .action(async (file: string | undefined, flags: Flags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const asked = {
        ...options.resolveOptions(file, flags),
        ...(flags.format ? { formats: flags.format } : {}),
        ...(flags.outDir === undefined ? {} : { outDir: flags.outDir }),
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
        ...(flags.allowNetwork === undefined ? {} : { allowNetwork: flags.allowNetwork }),
        ...(flags.frozen === undefined ? {} : { frozen: flags.frozen }),
        signal,
        onProgress: ({ done, total, name }: Progress) => {
          talk.progress(`printing ${done + 1} of ${total}: ${name}`);
        },
      };
      if (flags.watch) {
        const [{ watchBuild }, { tellRounds }] = await Promise.all([
          import('../../watchBuild.ts'),
          import('../tellRounds.ts'),
        ]);
        const onBuilt = tellRounds(talk, flags.json === true, (result) => tell(result, false, talk));
        await watchBuild({ ...asked, onBuilt });
        return;
      }
      const { build } = await import('../../build.ts');
      const result = await build(asked).catch(async (error: unknown) => {
        if (error instanceof MachineError && error.before && !flags.json)
          await tell(error.before, false, talk);
        throw error;
      });
      await tell(result, flags.json === true, talk);
    });
}

async function tell(result: BuildResult, json: boolean, talk: Terminal): Promise<void> {
  const { outputs, diagnostics, notes } = result;
  const { reportText, summary } = await import('../report.ts');
  if (diagnostics.some((one) => one.severity === 'error')) process.exitCode = EXIT.invalid;
  for (const note of notes) talk.say(talk.colors.dim(`note: ${note}`));
  if (json) {
    talk.out(`${JSON.stringify(plainBuild(result), null, 2)}\n`);
    return;
  }
  reportText(diagnostics, talk);
  for (const line of new Set(outputs.flatMap(fittedLine))) talk.say(line);
  for (const { path, pages, bytes, content } of outputs) {
    if (content !== undefined) talk.out(content);
    const size = `${Math.ceil(bytes / 1024)} kB`;
    const detail = pages === null ? size : `${pages} ${pages === 1 ? 'page' : 'pages'}, ${size}`;
    talk.say(`${talk.colors.green('✓')} ${path} ${talk.colors.dim(detail)}`);
  }
  const count = summary(diagnostics);
  if (diagnostics.some((one) => one.severity === 'error')) talk.complain(count);
  else if (count) talk.say(count);
}

/** "fitted ada/one-page: density 1.3, leading 1.3 (from 1, 1.36)" */
function fittedLine({ resume, variant, fitted = [] }: Output): string[] {
  if (fitted.length === 0) return [];
  const to = fitted.map((one) => `${one.name} ${one.to}`).join(', ');
  return [`fitted ${resume}/${variant}: ${to} (from ${fitted.map((one) => one.from).join(', ')})`];
}
