import { hasErrors } from '../../diagnostic.ts';
import { reportText, summary } from '../report.ts';
import type { Reporter } from './reporter.ts';

/** For people: each place with its line of YAML, and one line that counts. */
export const text: Reporter = {
  purpose: 'for people, with the line of the YAML',
  tell: ({ checked, diagnostics, notes, failure }, talk) => {
    reportText(diagnostics, talk);
    for (const note of notes) talk.say(talk.colors.dim(note));
    if (failure) return;
    const variants = `${checked.length} ${checked.length === 1 ? 'variant' : 'variants'} checked`;
    const count = summary(diagnostics);
    if (hasErrors(diagnostics)) talk.complain(`${variants}: ${count}`);
    else if (count) talk.say(`${variants}: ${count}`);
    else talk.say(`${talk.colors.green('✓')} ${variants}, nothing to say`);
  },
};
