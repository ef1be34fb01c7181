import { appendFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostic.ts';
import { MachineError } from '../../errors.ts';
import { summary } from '../report.ts';
import type { Checked, Reporter, Surroundings } from './reporter.ts';

/**
 * Annotations for GitHub's pull requests, and a table for the summary of the run.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: Reporter = {
  purpose: 'annotations of GitHub Actions, and a summary of the run',
  tell: async (checked, talk, around) => {
    for (const diagnostic of checked.diagnostics) talk.out(`${annotation(diagnostic, around)}\n`);
    for (const note of checked.notes) talk.out(`::notice::${data(note)}\n`);
    const file = around.env.GITHUB_STEP_SUMMARY;
    if (!file) return;
    await appendFile(file, table(checked, around)).catch((error: unknown) => {
      const because = error instanceof Error ? error.message : String(error);
      throw new MachineError(
        'write-failed',
        `cannot write the summary of the run: ${because}`,
        'unset GITHUB_STEP_SUMMARY, or let it name a file that can be written',
        error,
      );
    });
  },
};

function annotation(diagnostic: Diagnostic, around: Surroundings): string {
  const { severity, message, hint, code, line, column, endLine, endColumn } = diagnostic;
  const file = fileOf(diagnostic, around);
  const place: [string, string | number][] = [
    ['file', file ?? ''],
    ['line', line],
    ['endLine', endLine],
    ['col', column],
  ];
  // GitHub takes an end only where it is on the same line.
  if (line === endLine) place.push(['endColumn', Math.max(column, endColumn - 1)]);
  const all = [...(file === undefined ? [] : place), ['title', code] as const];
  const properties = all.map(([name, value]) => `${name}=${property(`${value}`)}`);
  return `::${severity} ${properties.join(',')}::${data(hint ? `${message}\n${hint}` : message)}`;
}

/** As the repository knows it; undefined for what is in no file, or in none of it. */
function fileOf({ file, line }: Diagnostic, { cwd, env }: Surroundings): string | undefined {
  if (line === 0 || file === '' || file.startsWith('--')) return undefined;
  const known = relative(env.GITHUB_WORKSPACE ?? cwd, resolve(cwd, file)).replaceAll('\\', '/');
  return known.startsWith('../') ? undefined : known;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function table({ checked, diagnostics, failure }: Checked, around: Surroundings): string {
  const count = summary(diagnostics);
  const variants = `${checked.length} ${checked.length === 1 ? 'variant' : 'variants'} checked`;
  const said = failure ? `Not finished: ${cell(failure.message)}` : variants;
  const rows = diagnostics.map((one) => {
    const place = `${fileOf(one, around) ?? one.file}:${one.line}`;
    return `| ${one.severity} | ${cell(`\`${place}\``)} | ${cell(one.message)} | \`${one.code}\` |`;
  });
  const head = ['| | Where | What | Rule |', '| --- | --- | --- | --- |'];
  return [
    '### resume check',
    '',
    `${said}${count ? `: ${count}` : ', nothing to say'}`,
    ...(rows.length > 0 ? ['', ...head, ...rows] : []),
    '',
    '',
  ].join('\n');
}

/** Text from a file within a table of Markdown, which takes HTML, too; but not between backticks. */
function cell(text: string): string {
  const escaped = (piece: string) => piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const pieces = text.split(/(`[^`]*`)/).map((piece, index) => (index % 2 ? piece : escaped(piece)));
  return pieces.join('').replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
