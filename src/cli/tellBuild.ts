import type { BuildResult, Output } from '../build.ts';
import { EXIT } from '../errors.ts';
import { plainDiagnostic } from './plainDiagnostic.ts';
import type { Terminal } from './terminal.ts';

/** Says what a build came to, and sets the exit status. */
export async function tellBuild(
  { outputs, diagnostics, notes }: BuildResult,
  json: boolean,
  talk: Terminal,
): Promise<void> {
  if (diagnostics.some((one) => one.severity === 'error')) process.exitCode = EXIT.invalid;
  for (const note of notes) talk.say(talk.colors.dim(`note: ${note}`));
  if (json) {
    const document = { outputs: outputs.map(withoutContent), diagnostics: diagnostics.map(plainDiagnostic) };
    talk.out(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  const { reportText, summary } = await import('./report.ts');
  reportText(diagnostics, talk);
  for (const line of new Set(outputs.flatMap(fittedLine))) talk.say(line);
  for (const { path, pages, bytes, content, cached } of outputs) {
    if (content !== undefined) talk.out(content);
    const size = `${Math.ceil(bytes / 1024)} kB`;
    const detail = pages === null ? size : `${pages} ${pages === 1 ? 'page' : 'pages'}, ${size}`;
    talk.say(
      `${talk.colors.green('✓')} ${path} ${talk.colors.dim(cached ? `${detail}, unchanged` : detail)}`,
    );
  }
  const count = summary(diagnostics);
  if (process.exitCode === EXIT.invalid) talk.complain(count);
  else if (count) talk.say(count);
}

/** "fitted ada/one-page: density 1.3, leading 1.3 (from 1, 1.36)" */
function fittedLine({ resume, variant, fitted = [] }: Output): string[] {
  if (fitted.length === 0) return [];
  const to = fitted.map((one) => `${one.name} ${one.to}`).join(', ');
  return [`fitted ${resume}/${variant}: ${to} (from ${fitted.map((one) => one.from).join(', ')})`];
}

/** `-o -` and --json both want stdout: the JSON describes the output, and does not hold it. */
function withoutContent(output: Output): Omit<Output, 'content'> {
  const described = { ...output };
  delete described.content;
  return described;
}
