import { hasErrors } from '../diagnostic.ts';
import type { Round } from '../watchBuild.ts';
import { plainBuild } from './plainBuild.ts';
import { plainFailure } from './plainFailure.ts';
import { tellBuild } from './tellBuild.ts';
import type { Terminal } from './terminal.ts';

/**
 * Says of each build of `--watch` what is news: the files that came out otherwise, and the problems where
 * they are not those of the build before.
 */
export function tellRounds(talk: Terminal, isJson: boolean): (round: Round) => Promise<void> {
  let isFirst = true;
  let before = '[]';
  return async ({ result, failure, ms }) => {
    if (isJson) {
      const document = failure ? plainFailure(failure) : result && plainBuild(result);
      talk.out(`${JSON.stringify(document)}\n`);
      return;
    }
    const took = talk.colors.dim(`${Math.round(ms)} ms`);
    if (failure) {
      talk.complain(`${talk.colors.red.bold('error')} ${failure.message}`);
      if (failure.hint) talk.complain(`  ${talk.colors.cyan('→')} ${failure.hint}`);
    }
    if (!result) return;
    const said = JSON.stringify(result.diagnostics);
    const outputs = result.outputs.filter(({ cached }) => !cached);
    const diagnostics = said === before ? [] : result.diagnostics;
    // What was wrong before is told no more.
    process.exitCode = undefined;
    await tellBuild({ outputs, diagnostics, notes: isFirst ? result.notes : [] }, false, talk);
    if (before !== '[]' && said === '[]') talk.say('nothing is wrong any more');
    before = said;
    const many = outputs.length === 1 ? '1 file' : `${outputs.length} files`;
    const none = hasErrors(result.diagnostics) ? 'nothing built' : 'nothing comes out otherwise';
    const done = outputs.length === 0 ? none : `${many} built`;
    talk.say(`${done} ${took}${isFirst ? '; watching for changes, Ctrl-C ends' : ''}`);
    isFirst = false;
  };
}
