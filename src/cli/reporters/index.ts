import { own } from '../../core/own.ts';
import { nearest } from '../../core/nearest.ts';
import { UsageError } from '../../errors.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

export const REPORTERS: Readonly<Record<string, Reporter>> = { text, json, github, gitlab, sarif };

/** @throws UsageError with the nearest name */
export function chooseReporter(name: string): Reporter {
  const reporter = own(REPORTERS, name);
  if (reporter) return reporter;
  const known = Object.keys(REPORTERS);
  const meant = nearest(name, known);
  throw new UsageError(
    `there is no reporter \`${name}\``,
    meant === undefined ? `reporters: ${known.join(', ')}` : `did you mean \`${meant}\`?`,
  );
}
