import type { Command } from 'commander';
import { EXIT, MachineError } from '../../errors.ts';
import * as options from '../options.ts';
import { terminal, type Terminal } from '../terminal.ts';
import type { BuildResult, Output } from '../../build.ts';
import { plainDiagnostic } from '../plainDiagnostic.ts';

interface Flags extends options.SharedFlags {
  format?: string[];
  outDir?: string;
  allowNetwork?: boolean;
  frozen?: boolean;
  shard?: string;
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
    .option('--frozen', 'fail where an output would differ from the manifest, and say what moved')
    .option('--shard <i/n>', 'only this part of the variants, as 2/4: for several machines')
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
  resume build --shard 2/4 -o shard-2              a quarter of all; \`resume merge-manifest\` joins them
  resume build --browser ws://one:3000,ws://two:3000   on browsers elsewhere`,
    )
    .action(async (file: string | undefined, flags: Flags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const { build } = await import('../../build.ts');
      const building = build({
        ...options.resolveOptions(file, flags),
        ...(flags.format ? { formats: flags.format } : {}),
        ...(flags.outDir === undefined ? {} : { outDir: flags.outDir }),
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
        ...(flags.allowNetwork === undefined ? {} : { allowNetwork: flags.allowNetwork }),
        ...(flags.frozen === undefined ? {} : { frozen: flags.frozen }),
        ...(flags.shard === undefined ? {} : { shard: flags.shard }),
        signal,
        onProgress: ({ done, total, name }) => {
          talk.progress(`printing ${done + 1} of ${total}: ${name}`);
        },
      });
      const result = await building.catch(async (error: unknown) => {
        if (error instanceof MachineError && error.before && !flags.json)
          await tell(error.before, false, talk);
        throw error;
      });
      await tell(result, flags.json === true, talk);
    });
}

async function tell(
  { outputs, diagnostics, notes }: BuildResult,
  json: boolean,
  talk: Terminal,
): Promise<void> {
  const { reportText, summary } = await import('../report.ts');
  if (diagnostics.some((one) => one.severity === 'error')) process.exitCode = EXIT.invalid;
  for (const note of notes) talk.say(talk.colors.dim(`note: ${note}`));
  if (json) {
    const document = { outputs: outputs.map(withoutContent), diagnostics: diagnostics.map(plainDiagnostic) };
    talk.out(`${JSON.stringify(document, null, 2)}\n`);
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
  if (process.exitCode === EXIT.invalid) talk.complain(count);
  else if (count) talk.say(count);
}

/** "fitted ada/one-page: density 1.3, leading 1.3 (from 1, 1.36)" */
function fittedLine({ resume, variant, fitted = [] }: Output): string[] {
  if (fitted.length === 0) return [];
  const to = fitted.map((one) => `${one.name} ${one.to}`).join(', ');
  return [`fitted ${resume}/${variant}: ${to} (from ${fitted.map((one) => one.from).join(', ')})`];
}

/** `-o -` and --json both want stdout: the JSON describes the output, and does not hold it. */
function withoutContent(output: Output): Omit<Output, 'content'> {
  const described = { ...output };
  delete described.content;
  return described;
}
