import type { Command } from 'commander';
import { MachineError } from '../../errors.ts';
import * as options from '../options.ts';
import { noteRun } from '../sameRun.ts';
import { tellBuild } from '../tellBuild.ts';
import { terminal } from '../terminal.ts';

interface Flags extends options.SharedFlags {
  format?: string[];
  outDir?: string;
  allowNetwork?: boolean;
  frozen?: boolean;
  cache: boolean;
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
    .addOption(options.cacheOption())
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
      const quiet = options.isQuiet(command);
      const talk = terminal(quiet);
      const { outDir = 'dist', allowNetwork = false, json = false } = flags;
      const run = flags.cache && outDir !== '-' && !allowNetwork ? noteRun(process.argv) : undefined;
      const { build } = await import('../../build.ts');
      const building = build({
        ...options.resolveOptions(file, flags),
        ...(flags.format ? { formats: flags.format } : {}),
        ...{ outDir, allowNetwork, cache: flags.cache },
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
        ...(flags.frozen === undefined ? {} : { frozen: flags.frozen }),
        ...(flags.shard === undefined ? {} : { shard: flags.shard }),
        signal,
        onProgress: ({ done, total, name }) => {
          talk.progress(`printing ${done + 1} of ${total}: ${name}`);
        },
      });
      const result = await building.catch(async (error: unknown) => {
        if (error instanceof MachineError && error.before && !flags.json)
          await tellBuild(error.before, false, talk);
        throw error;
      });
      await tellBuild(result, json, talk);
      run?.keep({ result, quiet, json }, outDir);
    });
}
