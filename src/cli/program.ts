import { Command, Option } from 'commander';
import { addBuild } from './commands/build.ts';
import { addCheck } from './commands/check.ts';
import { addCompletion } from './commands/completion.ts';
import { addDev } from './commands/dev.ts';
import { addDiff } from './commands/diff.ts';
import { addDoctor } from './commands/doctor.ts';
import { addExplain } from './commands/explain.ts';
import { addImport } from './commands/import.ts';
import { addInit } from './commands/init.ts';
import { addList } from './commands/list.ts';
import { addMatch } from './commands/match.ts';
import { addMergeManifest } from './commands/mergeManifest.ts';
import { addRecord } from './commands/record.ts';
import { addRelease } from './commands/release.ts';
import { addShow } from './commands/show.ts';
import { addTemplate } from './commands/template.ts';
import { visible } from '../core/visible.ts';
import { VERSION } from '../version.ts';

/** One file each. Their work is imported when they run, so that --help is quick. */
const COMMANDS = {
  init: addInit,
  import: addImport,
  build: addBuild,
  dev: addDev,
  check: addCheck,
  diff: addDiff,
  record: addRecord,
  release: addRelease,
  show: addShow,
  explain: addExplain,
  list: addList,
  match: addMatch,
  'merge-manifest': addMergeManifest,
  template: addTemplate,
  doctor: addDoctor,
  completion: addCompletion,
};

/**
 * The program, with all of its commands.
 *
 * @param first the first word of the command line: who names a command need not wait for the others, save for
 *   `completion`, which tells of them
 */
export function program(signal: AbortSignal, first = ''): Command {
  const root = new Command('resume')
    .description('Your résumé in git: one YAML file, a variant for each application, PDFs that agree.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addOption(new Option('-q, --quiet', 'say only errors'))
    .configureOutput({ writeErr: (text) => void process.stderr.write(visible(text)) })
    .showHelpAfterError('(resume --help tells more)')
    .addHelpText(
      'after',
      `
Examples:
  resume init my-resume                  a project that builds as it stands
  resume build --variant staff-ml        dist/<resume>/staff-ml.pdf and .html
  resume dev --open                      the pages as you write
  resume check                           every problem, with its line and its fix
  resume diff default staff-ml           what differs between two variants
  resume explain --variant staff-ml      what is in, what is out, and why`,
    );
  const named = Object.entries(COMMANDS).find(([name]) => name === first && name !== 'completion')?.[1];
  for (const add of named ? [named] : Object.values(COMMANDS)) add(root, signal);
  return root;
}
