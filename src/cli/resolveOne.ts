import type { Diagnostic } from '../diagnostic.ts';
import { EXIT, UsageError } from '../errors.ts';
import * as options from './options.ts';
import type { Terminal } from './terminal.ts';
import { plainDiagnostic } from './plainDiagnostic.ts';

/** The one variant that is asked for, `default` where none is named. */
export async function resolveOne(file: string | undefined, flags: options.SharedFlags) {
  const { resolve } = await import('../resolve.ts');
  const { inSourceOrder } = await import('../diagnostic.ts');
  const found = await resolve({
    ...options.resolveOptions(file, flags),
    variants: flags.variant ?? ['default'],
  });
  const [one, another] = found;
  if (!one || another) {
    const names = found.map(({ resume, variant }) => `${resume} ${variant}`);
    throw new UsageError(
      `this takes one variant, ${names.length} match: ${names.join(', ')}`,
      'name a résumé and one --variant',
    );
  }
  return { ...one, diagnostics: inSourceOrder(one.diagnostics) };
}

/** Says what is wrong; false where it is too wrong to go on, which is then the JSON document, too. */
export async function tellProblems(
  diagnostics: readonly Diagnostic[],
  flags: options.SharedFlags,
  talk: Terminal,
): Promise<boolean> {
  if (diagnostics.length === 0) return true;
  const { reportText } = await import('./report.ts');
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  if (failed) process.exitCode = EXIT.invalid;
  if (failed && flags.json)
    talk.out(`${JSON.stringify({ diagnostics: diagnostics.map(plainDiagnostic) }, null, 2)}\n`);
  else reportText(diagnostics, talk);
  return !failed;
}
