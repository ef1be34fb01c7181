import type { Command } from 'commander';
import type { Tailored } from '../../core/tailor.ts';
import type { Explained } from '../../explain.ts';
import { legible } from '../legible.ts';
import * as options from '../options.ts';
import { resolveOne, tellProblems } from '../resolveOne.ts';
import { terminal } from '../terminal.ts';

export function addExplain(root: Command): void {
  root
    .command('explain')
    .description('say of each entry where it comes from, and why it is in or out')
    .argument('[file]', 'one résumé: a file, a folder or a name in resumes/')
    .addOption(options.variantOption())
    .option(
      '--why <path>',
      'tell one entry whole, layer by layer: work.acme.serving, or the begins of its steps',
    )
    .addOption(options.setOption())
    .addOption(options.jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  resume explain staff-engineer -v staff-ml                             one line an entry
  resume explain staff-engineer -v staff-ml | grep ^out                 what is out, and why
  resume explain staff-engineer -v staff-ml --why work.heliograph.ml-serving   one entry’s whole story`,
    )
    .action(async (file: string | undefined, flags: ExplainFlags, command: Command) => {
      const talk = terminal(options.isQuiet(command));
      const one = await resolveOne(file, flags);
      const { explain } = await import('../../explain.ts');
      if (!(await tellProblems(one.diagnostics, flags, talk)) || !one.tailored) return;
      const explained = explain(one.tailored);
      const { listExplained, tellExplained } = await import('../explained.ts');
      const layers = [...new Set(one.tailored.layers.map(({ name }) => name))];
      if (flags.why !== undefined) {
        const { findExplained } = await import('../../explain/findExplained.ts');
        const found = findExplained(explained, flags.why);
        if (flags.json) talk.out(`${JSON.stringify(found, null, 2)}\n`);
        else {
          const around = { layers: sayingAnything(one.tailored), gone: goneAbove(found, explained) };
          talk.out(legible(tellExplained(found, around, talk)));
        }
        return;
      }
      if (flags.json) {
        talk.out(`${JSON.stringify(explained, null, 2)}\n`);
        return;
      }
      talk.out(legible(listExplained(explained, talk)));
      const shown = explained.filter((entry) => entry.shown).length;
      const chain = layers.toReversed().join(' ← ');
      talk.say(`${chain}: ${shown} in, ${explained.length - shown} out; --why PATH tells one of them whole`);
    });
}

interface ExplainFlags extends options.SharedFlags {
  why?: string;
}

function goneAbove({ because }: Explained, explained: readonly Explained[]): Explained | undefined {
  if (because.kind !== 'above') return undefined;
  return explained.find(({ path, shown }) => path === because.path && !shown);
}

/** `default` is often written nowhere, and then is no part of the story. */
function sayingAnything({ layers }: Tailored): string[] {
  return [...new Set(layers.filter(({ changes }) => changes.fields.size > 0).map(({ name }) => name))];
}
