import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { MergeResult } from '../../mergeManifest.ts';
import * as options from '../options.ts';
import { plainDiagnostic } from '../plainDiagnostic.ts';
import { terminal, type Terminal } from '../terminal.ts';

interface Flags {
  outDir?: string;
  json?: boolean;
}

export function addMergeManifest(root: Command): void {
  root
    .command('merge-manifest')
    .description('join what the shards of a build wrote: their manifests, and the files beside them')
    .argument('<from...>', 'the folders of the shards, or manifests in them')
    .option('-o, --out-dir <dir>', 'where to write (default: dist)')
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
The files that stand beside a manifest are copied to DIR, where their sha256 is what the manifest says; of a
manifest that stands alone only the entries are joined. DIR/manifest.json is then the join, whatever stood there
before: byte for byte what one build of all would have written. Nothing is written where a shard is missing, a
file is damaged, or two shards wrote the same output with different bytes.

Examples:
  resume build --shard 1/2 -o shard-1              on one machine
  resume build --shard 2/2 -o shard-2              on another
  resume merge-manifest shard-1 shard-2 -o dist    where both folders were brought to`,
    )
    .action(async (from: string[], flags: Flags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const { mergeManifest } = await import('../../mergeManifest.ts');
      const merged = await mergeManifest({
        from,
        ...(flags.outDir === undefined ? {} : { outDir: flags.outDir }),
      });
      if (merged.manifest === undefined) process.exitCode = EXIT.invalid;
      if (flags.json) talk.out(`${JSON.stringify(plain(merged), null, 2)}\n`);
      else await tell(merged, from.length, talk);
    });
}

function plain({ manifest, outputs, diagnostics }: MergeResult) {
  return { manifest: manifest ?? null, outputs, diagnostics: diagnostics.map(plainDiagnostic) };
}

async function tell(merged: MergeResult, parts: number, talk: Terminal): Promise<void> {
  const { manifest, outputs, listed, diagnostics } = merged;
  const { reportText, summary } = await import('../report.ts');
  reportText(diagnostics, talk);
  if (manifest === undefined) {
    talk.complain(`nothing was written: ${summary(diagnostics)}`);
    return;
  }
  const detail = `${count(listed, 'output')} of ${count(parts, 'folder')}, ${count(outputs.length, 'file')} copied`;
  talk.say(`${talk.colors.green('✓')} ${manifest} ${talk.colors.dim(detail)}`);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
