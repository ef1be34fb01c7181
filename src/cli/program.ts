import { Command, Option } from 'commander';
import { addBuild } from './commands/build.ts';
import { addCheck } from './commands/check.ts';
import { addCompletion } from './commands/completion.ts';
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
import { VERSION } from '../version.ts';

/** The commands, one file each. Their work is imported when they run, so that --help is quick. */
export function program(signal: AbortSignal): Command {
  const root = new Command('resume')
    .description('Your résumé in git: one YAML file, a variant for each application, PDFs that agree.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addOption(new Option('-q, --quiet', 'say only errors'))
    .showHelpAfterError('(resume --help tells more)')
    .addHelpText(
      'after',
      `
Examples:
  resume init my-resume                  a project that builds as it stands
  resume build --variant staff-ml        dist/<resume>/staff-ml.pdf and .html
  resume check                           every problem, with its line and its fix
  resume diff default staff-ml           what differs between two variants
  resume explain --variant staff-ml      what is in, what is out, and why`,
    );
  for (const add of [
    addInit,
    addImport,
    addBuild,
    addCheck,
    addDiff,
    addRecord,
    addRelease,
    addShow,
    addExplain,
    addList,
    addMatch,
    addMergeManifest,
    addTemplate,
    addDoctor,
    addCompletion,
  ]) {
    add(root, signal);
  }
  return root;
}
