import type { BuildResult } from '../build.ts';
import { plainDiagnostic } from './plainDiagnostic.ts';

/** A build as other programs read it. `-o -` and --json both want stdout: the JSON does not hold the content. */
export function plainBuild({ outputs, diagnostics }: BuildResult) {
  const described = outputs.map((output) => {
    const { content, ...rest } = output;
    return content === undefined ? output : rest;
  });
  return { outputs: described, diagnostics: diagnostics.map(plainDiagnostic) };
}
