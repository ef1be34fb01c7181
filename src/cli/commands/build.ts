import type { Command } from 'commander';
import { MachineError } from '../../errors.ts';
import * as options from '../options.ts';
import { noteRun } from '../sameRun.ts';
import { tellBuild } from '../tellBuild.ts';
import { tellProgress } from '../tellProgress.ts';
import { terminal } from '../terminal.ts';

interface Flags extends options.SharedFlags {
  format?: string[];
  outDir?: string;
  allowNetwork?: boolean;
  frozen?: boolean;
  watch?: boolean;
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
    .option('--watch', 'build again whenever a file of the project changes, until Ctrl-C')
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
  resume build --watch                             again after each save; with --json one document
                                                   a line for each build, where an output that did
                                                   not change is \`cached\`
  resume build --shard 2/4 -o shard-2              a quarter of all; \`resume merge-manifest\` joins them
  resume build --browser ws://one:3000,ws://two:3000   on browsers elsewhere`,
    )
    .action(async (file: string | undefined, flags: Flags, command: Command) => {
      const quiet = options.isQuiet(command);
      const talk = terminal(quiet);
      const { outDir = 'dist', allowNetwork = false, json = false } = flags;
      const asked = {
        ...options.resolveOptions(file, flags),
        ...(flags.format ? { formats: flags.format } : {}),
        ...{ outDir, allowNetwork, cache: flags.cache },
        ...(flags.browser === undefined ? {} : { browser: flags.browser }),
        ...(flags.frozen === undefined ? {} : { frozen: flags.frozen }),
        ...(flags.shard === undefined ? {} : { shard: flags.shard }),
        signal,
        ...(json ? {} : { onProgress: tellProgress(talk) }),
      };
      if (flags.watch) {
        const [{ watchBuild }, { tellRounds }] = await Promise.all([
          import('../../watchBuild.ts'),
          import('../tellRounds.ts'),
        ]);
        const onBuilt = tellRounds(talk, json);
        await watchBuild({ ...asked, onBuilt });
        return;
      }
      const run = flags.cache && outDir !== '-' && !allowNetwork ? noteRun(process.argv) : undefined;
      const { build } = await import('../../build.ts');
      const result = await build(asked).catch(async (error: unknown) => {
        if (error instanceof MachineError && error.before && !flags.json)
          await tellBuild(error.before, false, talk);
        throw error;
      });
      await tellBuild(result, json, talk);
      run?.keep({ result, quiet, json }, outDir);
    });
}
